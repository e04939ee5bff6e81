import { check } from './check.ts';
import { title } from './scalar.ts';

/** @throws TrialdeckError usage */
export const parseDatasetName = (value: unknown): string => check(title, value, 'The name of the data set');
