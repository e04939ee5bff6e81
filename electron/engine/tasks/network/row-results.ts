/** What is kept of each row of a partition at an epoch that decides its trial. */
import type { Measure } from '../../../../shared/measure.ts';
import type { PartitionName } from '../../../../shared/model.ts';
import { MOST_ROWS, packHits, packLosses, type RowResultsByPartition } from '../../../../shared/row-results.ts';

/**
 * What the measure can be computed from again; nothing where it is no mean over rows, nor of a partition with too many of them.
 * @param hits of the partitions in question
 * @param losses of every row: asked only where they are kept
 */
export function rowResultsOf(
  { rows }: Measure,
  hits: ReadonlyMap<PartitionName, Uint8Array>,
  losses: (partition: PartitionName) => Float32Array,
): RowResultsByPartition {
  if (rows === null) return {};
  const kept = [...hits].filter(([, { length }]) => length <= MOST_ROWS);
  return Object.fromEntries(
    kept.map(([partition, own]) => [partition, rows === 'hits' ? packHits(own) : packLosses(losses(partition))]),
  );
}
