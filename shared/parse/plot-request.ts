import * as z from 'zod';
import { PARTITION_NAMES } from '../model.ts';
import type { PlotRequest } from '../plots.ts';
import { check } from './check.ts';
import { id, measureName, parameterName, wholeNumber } from './scalar.ts';
import { column, filter } from './trial-query.ts';

const plot = <Kind extends string, Shape extends z.core.$ZodLooseShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ studyId: id, filter: filter.optional(), kind: z.literal(kind), ...shape });

const request: z.ZodType<PlotRequest> = z.discriminatedUnion('kind', [
  plot('history', {}),
  plot('curves', {
    metric: z.strictObject({ partition: z.enum(PARTITION_NAMES), measure: measureName }),
    top: wholeNumber(0, 1000),
    trialIds: z.array(id).max(1000).optional(),
  }),
  plot('parallel', { parameters: z.array(parameterName).max(100) }),
  plot('slice', { parameter: parameterName }),
  plot('scatter', { x: column, y: column }),
  plot('contour', { x: parameterName, y: parameterName }),
  plot('distribution', {}),
  plot('timeline', {}),
  plot('brackets', { sessionId: id }),
]);

/** @throws TrialdeckError usage */
export function parsePlotRequest(value: unknown): PlotRequest {
  return check(request, value, 'The plot');
}
