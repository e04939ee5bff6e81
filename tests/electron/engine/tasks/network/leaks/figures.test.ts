import { expect, test } from 'vitest';
import { meanFigure } from '../../../../../../electron/engine/tasks/network/leaks/figures.ts';

test('an interval by Student’s t ends where its figure must', () => {
  // The mean of 1, 1 and 0.64 is 0.88; its standard error of 0.12 times 4.303, Student's factor for three, is 0.516.
  const values = [1, 1, 0.64];
  const share = meanFigure('Another wins', values, 'share').estimate;
  expect([share.value, share.low, share.high]).toEqual([expect.closeTo(0.88), expect.closeTo(0.3637, 4), 1]);
  expect(meanFigure('Rank correlation', values, 'correlation').estimate.high).toBe(1);
  expect(meanFigure('Too much', [0.1, 0.3]).estimate.high).toBe(1);
  expect(meanFigure('Another wins', [0, 0, 0.36], 'share').estimate.low).toBe(0);
  expect(meanFigure('Another wins', [0.5], 'share').estimate).toEqual({ value: 0.5, low: null, high: null });
});
