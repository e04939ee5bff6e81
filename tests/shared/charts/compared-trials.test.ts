import { expect, test } from 'vitest';
import { comparedStyle, comparedTrials } from '../../../shared/charts/compared-trials.ts';
import { lightLook } from '../../../shared/charts/look.ts';
import { epochsOf } from '../../support/window-data.ts';
import { ACCURACY, LOSS } from '../../support/measures.ts';

const trial = (id: number, ...accuracies: readonly number[]) => ({
  id,
  label: `trial ${id}`,
  epochs: epochsOf(...accuracies),
  bestEpoch: accuracies.length,
});

test('every trial is a line of its metric that leads to it, with its best epoch as a dot', () => {
  const { series, axes } = comparedTrials(
    [trial(1, 0.5, 0.6), trial(2, 0.4)],
    { partition: 'stop', measure: ACCURACY },
    lightLook,
  );
  expect(series.map(({ label, data }) => [label, data])).toEqual([
    [
      'trial 1',
      [
        { x: 1, y: 0.5, id: 1 },
        { x: 2, y: 0.6, id: 1 },
      ],
    ],
    ['trial 2', [{ x: 1, y: 0.4, id: 2 }]],
  ]);
  expect(series.map(({ pointRadius }) => pointRadius)).toEqual([[0, 3.5], [3.5]]);
  expect(axes.y.low).toBeLessThan(0.4);
  expect(axes.y.high).toBeGreaterThan(0.6);
});

test('as many trials as can be compared are told apart, by colour and neighbours by their dashes', () => {
  const styles = Array.from({ length: 8 }, (_, place) => comparedStyle(lightLook, place));
  expect(new Set(styles.map(({ colour }) => colour)).size).toBe(8);
  styles.slice(1).forEach(({ dash }, place) => expect(dash).not.toEqual(styles[place]!.dash));
});

test('up to four are named at their ends, more in a legend', () => {
  const legendOf = (count: number) => {
    const trials = Array.from({ length: count }, (_, at) => trial(at, 0.5, 0.6));
    const { series, options } = comparedTrials(trials, { partition: 'select', measure: LOSS }, lightLook);
    return [options?.plugins?.legend?.display, series.every(({ endLabel }) => endLabel)];
  };
  expect([legendOf(4), legendOf(5)]).toEqual([
    [false, true],
    [true, false],
  ]);
});

test('before the first epoch it says so', () => {
  expect(comparedTrials([trial(1), trial(2)], { partition: 'select', measure: LOSS }, lightLook).subtitle).toBe(
    'No epoch has ended yet.',
  );
});
