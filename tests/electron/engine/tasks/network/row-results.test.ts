import { expect, it } from 'vitest';
import { accuracy } from '../../../../../electron/engine/tasks/network/measures/accuracy.ts';
import { loss } from '../../../../../electron/engine/tasks/network/measures/loss.ts';
import { rowResultsOf } from '../../../../../electron/engine/tasks/network/row-results.ts';
import { MOST_ROWS, packHits, packLosses } from '../../../../../shared/row-results.ts';

const losses = Float32Array.of(0.1, 2, 0.5);
const hits = Uint8Array.of(1, 0, 1);
const never = (): never => {
  throw new Error('Not asked for.');
};

it('keeps of each row what the measure is a mean of', () => {
  expect(rowResultsOf(accuracy.measure, hits, never)).toEqual(packHits(hits));
  expect(rowResultsOf(loss.measure, hits, () => losses)).toEqual(packLosses(losses));
  expect(rowResultsOf({ ...accuracy.measure, rows: null }, hits, never)).toBeNull();
});

it('keeps nothing of too many rows', () => {
  expect(rowResultsOf(accuracy.measure, new Uint8Array(MOST_ROWS), never)).not.toBeNull();
  expect(rowResultsOf(accuracy.measure, new Uint8Array(MOST_ROWS + 1), never)).toBeNull();
});
