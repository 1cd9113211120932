import { Low } from 'lowdb';

export const database = Low;
