import * as z from 'zod';
import { check } from './check.ts';
import { title } from './scalar.ts';

/** @throws TrialdeckError usage */
export const parseDatasetName = (value: unknown): string => check(title, value, 'The name of the data set');

const folder = z.string('a path').trim().min(1, 'a path that is not blank').max(4_000, 'a path of at most 4000 characters');

/** @throws TrialdeckError usage */
export const parseDatasetFolder = (value: unknown): string => check(folder, value, 'The folder');
