import { fake } from '../test/fake.ts';

export const borrowed = fake;
