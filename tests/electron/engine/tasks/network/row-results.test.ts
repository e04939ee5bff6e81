import { expect, it } from 'vitest';
import { accuracy } from '../../../../../electron/engine/tasks/network/measures/accuracy.ts';
import { loss } from '../../../../../electron/engine/tasks/network/measures/loss.ts';
import { rowResultsOf } from '../../../../../electron/engine/tasks/network/row-results.ts';
import type { PartitionName } from '../../../../../shared/model.ts';
import { MOST_ROWS, packHits, packLosses } from '../../../../../shared/row-results.ts';

const losses: Partial<Record<PartitionName, Float32Array>> = {
  select: Float32Array.of(0.1, 2, 0.5),
  confirm: Float32Array.of(0.3, 0.2),
};
const [hits, others] = [Uint8Array.of(1, 0, 1), Uint8Array.of(0, 1)];
const both = new Map<PartitionName, Uint8Array>([
  ['select', hits],
  ['confirm', others],
]);
const never = (): never => {
  throw new Error('Not asked for.');
};

it('keeps of each row what the measure is a mean of', () => {
  expect(rowResultsOf(accuracy.measure, both, never)).toEqual({ select: packHits(hits), confirm: packHits(others) });
  expect(rowResultsOf(loss.measure, both, (partition) => losses[partition]!)).toEqual({
    select: packLosses(losses['select']!),
    confirm: packLosses(losses['confirm']!),
  });
  expect(rowResultsOf({ ...accuracy.measure, rows: null }, both, never)).toEqual({});
});

it('keeps nothing of too many rows', () => {
  const partitions = new Map<PartitionName, Uint8Array>([
    ['select', new Uint8Array(MOST_ROWS)],
    ['confirm', new Uint8Array(MOST_ROWS + 1)],
  ]);
  expect(Object.keys(rowResultsOf(accuracy.measure, partitions, never))).toEqual(['select']);
});
