/** What is kept of each row of *select* at an epoch that decides its trial. */
import type { Measure } from '../../../../shared/measure.ts';
import { MOST_ROWS, packHits, packLosses, type RowResults } from '../../../../shared/row-results.ts';

/**
 * What the measure can be computed from again; null where it is no mean over rows, or there are too many of them.
 * @param losses of every row: asked only where they are kept
 */
export function rowResultsOf({ rows }: Measure, hits: Uint8Array, losses: () => Float32Array): RowResults | null {
  if (rows === null || hits.length > MOST_ROWS) return null;
  return rows === 'hits' ? packHits(hits) : packLosses(losses());
}
