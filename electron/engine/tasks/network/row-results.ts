/** What is kept of each row of a partition at an epoch that decides its trial. */
import type { Measure } from '../../../../shared/measure.ts';
import type { PartitionName } from '../../../../shared/model.ts';
import { MOST_ROWS, type RowResults, type RowResultsByPartition } from '../../../../shared/row-results.ts';
import { measuredByRow } from './measures/catalogue.ts';
import type { RowAnswers } from './measures/network-measure.ts';

/** What the measure can be computed from again; nothing where it is no mean over rows, nor of a partition with too many of them. */
export function rowResultsOf(
  measure: Pick<Measure, 'name' | 'rows'>,
  answers: ReadonlyMap<PartitionName, RowAnswers>,
): RowResultsByPartition {
  if (measure.rows === null) return {};
  const kept: [PartitionName, RowResults][] = [];
  for (const [partition, own] of answers) {
    const results = own.labels.length <= MOST_ROWS ? measuredByRow(own, measure) : null;
    if (results !== null) kept.push([partition, results]);
  }
  return Object.fromEntries(kept);
}
