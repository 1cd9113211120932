import type { ReactNode } from 'react';
import { greeting } from '../core/clean.ts';

export const Clean = ({ label }: { label: string }): ReactNode => <p title={label}>{greeting(label)} · 1</p>;
