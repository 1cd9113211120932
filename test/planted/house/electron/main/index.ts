import { greeting } from '../../core/clean.ts';
import { used } from '../../core/leftOver.ts';
import { answer } from '../adapters/files/clean.ts';
import { probe } from '../workers/clean.ts';

process.title = greeting(`${used}${answer}${String(probe)}`);
