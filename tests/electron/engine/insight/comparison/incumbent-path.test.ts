import { expect, test } from 'vitest';
import { incumbentPath } from '../../../../../electron/engine/insight/comparison/incumbent-path.ts';

const result = (number: number, value: number | null, epochs = 2) => ({
  number,
  value,
  confirm: number / 10,
  epochs,
  seconds: 5 * number,
});

test('steps where a result is better by select, and counts what was spent until then', () => {
  const results = [result(2, 0.5), result(1, null, 1), result(3, 0.4), result(4, 0.6, 3)];
  expect(incumbentPath(results, { goal: 'maximise' })).toEqual([
    { epochs: 2, seconds: 10, trials: 1, trial: 2, select: 0.5, confirm: 0.2 },
    { epochs: 8, seconds: 20, trials: 4, trial: 4, select: 0.6, confirm: 0.4 },
  ]);
});

test('where smaller is better it falls', () => {
  expect(
    incumbentPath([result(1, 0.5), result(2, 0.4), result(3, 0.45)], { goal: 'minimise' }).map(({ trial }) => trial),
  ).toEqual([1, 2]);
});

test('of equals the lower number is the incumbent, whichever came first', () => {
  expect(incumbentPath([result(2, 0.5), result(3, 0.5), result(1, 0.5)], { goal: 'maximise' }).map(({ trial }) => trial)).toEqual(
    [2, 1],
  );
});
