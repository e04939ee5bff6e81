import { expect, test } from 'vitest';
import { lightLook } from '../../../shared/charts/look.ts';
import { trialCurves } from '../../../shared/charts/trial-curves.ts';
import type { Measure } from '../../../shared/measure.ts';
import { ACCURACY, LOSS, SCORE } from '../../support/measures.ts';
import { epochsOf } from '../../support/window-data.ts';

const drawn = (measure: Measure) => trialCurves({ measure, epochs: epochsOf(0.6, 0.75), bestEpoch: 2, maxEpochs: 10 }, lightLook);
const linesOf = (measure: Measure) =>
  drawn(measure)
    .series.filter(({ decoration }) => !decoration)
    .map(({ label, data }) => [label, data.map(({ y }) => y)]);

test('draws what was measured, on train where it is measured there', () => {
  expect(linesOf(ACCURACY)).toEqual([
    ['stop', [0.6, 0.75]],
    ['select', [0.6, 0.75]],
  ]);
  expect(linesOf(LOSS)).toEqual([
    ['train', [0.4, 0.25]],
    ['stop', [0.4, 0.25]],
    ['select', [0.4, 0.25]],
  ]);
});

test('leaves a gap where an epoch lacks the measure', () => {
  expect(linesOf(SCORE)).toEqual([
    ['stop', [Number.NaN, Number.NaN]],
    ['select', [Number.NaN, Number.NaN]],
  ]);
});

test('names the measure with its unit, where it has one', () => {
  expect([ACCURACY, LOSS, SCORE].map((measure) => drawn(measure).axes.y.title)).toEqual([
    ...['accuracy (share of rows)', 'loss (nats)', 'score'],
  ]);
});
