import { expect, test } from 'vitest';
import { withEpoch } from '../../../renderer/stores/live-row.ts';
import { ACCURACY, LOSS } from '../../support/measures.ts';
import { measuredEpoch } from '../../support/small-study.ts';
import { rowOf } from '../../support/window-data.ts';

const ROW = rowOf({ epochsDone: 3, bestEpoch: 2, stopValue: 0.7, value: 0.6, otherValues: { loss: 0.4 }, durationMs: 300 });

test('an epoch that is better on stop decides, with all that it measured', () => {
  const better = measuredEpoch(4, 0.8, { select: { accuracy: 0.75 } });
  expect(withEpoch(ROW, better, ACCURACY)).toEqual({
    ...ROW,
    ...{ epochsDone: 4, bestEpoch: 4, stopValue: 0.8, value: 0.75, durationMs: 400 },
    otherValues: { loss: 1 - 0.8 },
  });
  expect(withEpoch(rowOf({ bestEpoch: null, stopValue: null, epochsDone: 0 }), measuredEpoch(1, 0.1), ACCURACY).bestEpoch).toBe(
    1,
  );
});

test('one that is not moves only how far it is, and one that is known nothing', () => {
  for (const accuracy of [0.7, 0.1])
    expect(withEpoch(ROW, measuredEpoch(4, accuracy), ACCURACY)).toEqual({ ...ROW, epochsDone: 4, durationMs: 400 });
  expect(withEpoch(ROW, measuredEpoch(3, 0.9), ACCURACY)).toBe(ROW);
});

test('what is minimised is better where it is less', () => {
  const row = rowOf({ epochsDone: 3, bestEpoch: 2, stopValue: 0.3, value: 0.3 });
  expect(withEpoch(row, measuredEpoch(4, 0.8), LOSS)).toMatchObject({
    bestEpoch: 4,
    stopValue: 1 - 0.8,
    otherValues: { accuracy: 0.8 },
  });
});
