import { expect, test } from 'vitest';
import { withEpochs } from '../../../renderer/stores/live-detail.ts';
import { measuredEpoch } from '../../support/small-study.ts';
import { detailOf, epochsOf } from '../../support/window-data.ts';
import { ACCURACY, LOSS } from '../../support/measures.ts';

const RUNNING = detailOf({ state: 'running', durationMs: 300 }, { epochs: epochsOf(0.6, 0.7, 0.65) });

test('without later epochs the record stays the same object', () => {
  expect(withEpochs(RUNNING, [measuredEpoch(2, 0.9)], ACCURACY)).toBe(RUNNING);
});

test('later epochs are put in order and the best one on stop gives the value', () => {
  const later = [
    measuredEpoch(5, 0.71, { select: { accuracy: 0.69 } }),
    measuredEpoch(4, 0.71, { select: { accuracy: 0.72 } }),
    measuredEpoch(3, 0.99),
  ];
  const { epochs, trial } = withEpochs(RUNNING, later, ACCURACY);
  expect(epochs.map(({ epoch, stop }) => [epoch, stop['accuracy']])).toEqual([
    [1, 0.6],
    [2, 0.7],
    [3, 0.65],
    [4, 0.71],
    [5, 0.71],
  ]);
  expect(trial).toMatchObject({ epochsDone: 5, bestEpoch: 4, stopValue: 0.71, value: 0.72, durationMs: 500 });
});

test('the best loss is the lowest', () => {
  const later = [
    measuredEpoch(4, 0.5, { stop: { loss: 0.1 }, select: { loss: 0.2 } }),
    measuredEpoch(5, 0.9, { stop: { loss: 0.3 } }),
  ];
  expect(withEpochs(RUNNING, later, LOSS).trial).toMatchObject({ bestEpoch: 4, stopValue: 0.1, value: 0.2 });
});
