import { check } from './check.ts';
import { workers } from './scalar.ts';

/** How many workers a search has. @throws TrialdeckError usage */
export const parseWorkers = (value: unknown): number => check(workers, value, 'workers');
