import { expect, test } from 'vitest';
import { comparisonEvidence } from '../../../../../electron/engine/insight/comparison/evidence.ts';
import { verdictOn } from '../../../../../electron/engine/insight/comparison/verdict.ts';
import { accuracy } from '../../../../../electron/engine/tasks/network/measures/accuracy.ts';
import { strategyNamed } from '../../../../../electron/engine/search/catalogue.ts';
import type { Arm, Experiment, Variation } from '../../../../../shared/experiment.ts';
import { armNamed, experimentOf, RANDOM_ARMS, runsOf } from '../../../../support/experiment-runs.ts';

const HYPERBAND = armNamed('Hyperband', 'hyperband');
const TPE = armNamed('TPE', 'tpe');

/** Thirty finals around 0.85 whose noise differs from arm to arm, plus a gain. */
const finals = (arm: number, gain: number, pairs = 30): readonly number[] =>
  Array.from({ length: pairs }, (_, at) => 0.85 + gain + 0.004 * Math.sin(1 + at * (1.7 + arm)));

function verdictFor(
  arms: readonly Arm[],
  gains: readonly number[],
  pairs = 30,
  rest: Partial<Experiment> = {},
  varies: Variation[] = ['search seed'],
  spent: Readonly<Record<number, number>> = {},
) {
  const experiment = experimentOf([...RANDOM_ARMS, ...arms], { budget: { axis: 'epochs', amount: 1166 }, ...rest });
  const spentBy = (arm: number) => ({ seconds: 1, trials: 1, epochs: spent[arm] ?? 1166 * experiment.arms[arm]!.budgetFactor });
  const runs = runsOf(gains.map((gain, arm) => finals(arm, gain, pairs))).map((run) => ({ ...run, spent: spentBy(run.arm) }));
  const evidence = comparisonEvidence({ experiment, runs, objective: accuracy.measure, bestKnown: 0.9, varies });
  return verdictOn(experiment, evidence!, (name) => strategyNamed(name).byHand);
}

test('better than both yardsticks', () => {
  const { sentence, manualTuning } = verdictFor([HYPERBAND], [0, 0.001, 0.02]);
  expect(sentence).toBe(
    'In these 30 pairs with 1,166 epochs for each run, Hyperband is better than Random search; Hyperband is better than Random search 2x.',
  );
  expect(manualTuning).toBe(
    'Not measured directly, as tuning by hand is no arm of this comparison: but Hyperband is better even than Random search 2x, ' +
      "so a person's further trials would have to be better than random ones to make up for it. " +
      'One study cannot show that a strategy is inherently better: it shows what happened on its data, space and budget.',
  );
});

test('detectably but not usefully better than one, no difference to the other', () => {
  const { sentence, manualTuning } = verdictFor([HYPERBAND, TPE], [0, 0.0025, 0.0025, 0.02]);
  expect(sentence).toBe(
    'In these 30 pairs with 1,166 epochs for each run, TPE is better than Random search, ' +
      'Hyperband is detectably but not usefully better than Random search; ' +
      'TPE is better than Random search 2x, ' +
      'no difference is shown between Random search 2x and Hyperband.',
  );
  expect(manualTuning).toMatch(/^Not measured directly.*but TPE is better even/);
});

test('no difference that these pairs could show', () => {
  const { sentence, manualTuning } = verdictFor([HYPERBAND, TPE], [0, 0, 0, 0]);
  expect(sentence).toBe(
    'In these 30 pairs with 1,166 epochs for each run, ' +
      'no difference is shown between Random search and any of Hyperband and TPE; ' +
      'no difference is shown between Random search 2x and any of Hyperband and TPE.',
  );
  expect(manualTuning).toMatch(/^Not shown: none of the strategies is shown to be better than Random search 2x,/);
});

test('worse', () => {
  expect(verdictFor([HYPERBAND], [0, 0, -0.02]).sentence).toContain('Hyperband is worse than Random search;');
});

test('too few pairs are called too few', () => {
  const { sentence, validity } = verdictFor([HYPERBAND], [0, 0, 0.02], 3);
  expect(sentence).toBe(
    'In these 3 pairs with 1,166 epochs for each run, ' +
      'no difference is shown between Random search and Hyperband; ' +
      'no difference is shown between Random search 2x and Hyperband; ' +
      'it takes 17 pairs to find a difference of use four times in five, and 29 to find it 19 times in 20.',
  );
  expect(validity).toMatch(/3 of 30 repetitions have finished\.$/);
});

test('an arm by hand is what the strategies are held against', () => {
  const zoom = armNamed('Random search, zoomed by hand', 'zoom');
  const { manualTuning } = verdictFor([HYPERBAND, zoom, TPE], [0, 0, 0.02, 0, 0]);
  expect(manualTuning).toMatch(
    /^For Hyperband yes, here: Hyperband is better than Random search, zoomed by hand, no difference is shown between Random search, zoomed by hand and TPE\./,
  );
});

test('a rule that stands in for a person is called so', () => {
  const { manualTuning } = verdictFor([armNamed('Random search, narrowed', 'narrowing'), TPE], [0, 0, 0, 0]);
  expect(manualTuning).toMatch(
    /^Not shown: no difference is shown between Random search, narrowed and TPE\. Random search, narrowed stands in for the person\. One study/,
  );
});

test('what varies is named, and what does not', () => {
  expect(verdictFor([HYPERBAND], [0, 0, 0]).validity).toBe(
    'From pair to pair the search seed varies; data, space, model seeds and split are the same in all of them, so the verdict holds for these alone. ' +
      'Runs are replayed on recorded training and measured on confirm, which no search decision reads.',
  );
  expect(verdictFor([HYPERBAND], [0, 0, 0], 30, { kind: 'training' }, ['search seed', 'model seed']).validity).toBe(
    'From pair to pair the search seed and model seed vary; data, space and split are the same in all of them, so the verdict holds for these alone. ' +
      'Runs are trained for this comparison and measured on confirm, which no search decision reads.',
  );
});

test('random search alone is compared with itself, and before the first pair nothing is said', () => {
  expect(verdictFor([], [0, 0.02]).sentence).toBe(
    'In these 30 pairs with 1,166 epochs for each run, Random search 2x is better than Random search.',
  );
  expect(verdictFor([HYPERBAND], [0, 0.02]).sentence).toBe('Nothing can be said before every arm has finished once.');
});

test('detectably but not usefully better than the yardstick of the person is said so', () => {
  const slightly = verdictFor([HYPERBAND], [0, 0, 0.0015]).manualTuning;
  expect(slightly).toMatch(
    /^Not to a degree that is of use: Hyperband is detectably but not usefully better than Random search 2x, that is,/,
  );
  const { manualTuning } = verdictFor([armNamed('Random search, narrowed', 'narrowing'), TPE], [0, 0, 0, 0.0025]);
  expect(manualTuning).toMatch(/^Not to a degree that is of use: TPE is detectably but not usefully better than/);
});

test('a budget that was not spent is named', () => {
  const { validity } = verdictFor([HYPERBAND], [0, 0, 0], 30, {}, ['search seed'], { 1: 1900, 2: 800 });
  expect(validity).toContain(
    'The budgets were not all spent: Random search 2x ended after 1,900 of its 2,332 epochs (median) and Hyperband ended after 800 of its 1,166 epochs (median).',
  );
});
