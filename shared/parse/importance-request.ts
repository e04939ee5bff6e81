import * as z from 'zod';
import { IMPORTANCE_METHODS, IMPORTANCE_REGIONS, type ImportanceRequest } from '../importance.ts';
import { check } from './check.ts';
import { id } from './scalar.ts';
import { filter } from './trial-query.ts';

const request: z.ZodType<ImportanceRequest> = z
  .strictObject({
    studyId: id,
    filter: filter.optional(),
    method: z.enum(IMPORTANCE_METHODS),
    region: z.enum(IMPORTANCE_REGIONS),
  })
  .refine(({ method, region }) => region !== 'space' || method === 'ped-anova', {
    path: ['region'],
    error: 'whole or good, or space by ped-anova alone',
  });

/** @throws TrialdeckError usage */
export function parseImportanceRequest(value: unknown): ImportanceRequest {
  return check(request, value, 'The question');
}
