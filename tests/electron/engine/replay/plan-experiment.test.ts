import { describe, expect, test } from 'vitest';
import {
  budgetOf,
  planExperiment,
  planReplay,
  repetitionSeeds,
  searchSeed,
} from '../../../../electron/engine/replay/plan-experiment.ts';
import { recordingOf } from '../../../../electron/engine/replay/recording.ts';
import type { ArmRequest, ExperimentRequest } from '../../../../shared/experiment.ts';
import type { Space } from '../../../../shared/model.ts';
import { COMPARISON_WIDTH } from '../../../../shared/width.ts';
import { armNamed, RANDOM_ARMS } from '../../../support/experiment-runs.ts';
import { RECORDED_EPOCHS, recordedStudy, recordedTrials } from '../../../support/recorded-study.ts';
import { refusalOf } from '../../../support/refusal.ts';

/** 48 configurations, none of which diverges. */
const SPACE: Space = {
  learning_rate: { type: 'categorical', values: [0.001, 0.003, 0.01, 0.03] },
  optimizer: { type: 'categorical', values: ['momentum', 'adam'] },
  units: { type: 'categorical', values: [32, 64, 128] },
  batch_size: { type: 'categorical', values: [64, 256] },
};
const study = recordedStudy(SPACE);
const recording = recordingOf(study, recordedTrials(SPACE));

const strategy = (name: string, options: Readonly<Record<string, number>> = {}) => ({ name, options });
const RANDOM: ArmRequest = { strategy: strategy('random') };

function planned(arms: readonly ArmRequest[], rest: Partial<ExperimentRequest> = {}) {
  const request: ExperimentRequest = { studyId: 1, kind: 'replay', arms, ...rest };
  return planExperiment(request, study, request.kind === 'replay' ? recording : null, { workers: 3, seed: 77 });
}

const labels = (arms: readonly ArmRequest[]): readonly string[] => planned(arms).arms.map(({ label }) => label);

describe('the arms', () => {
  test('begin with both kinds of random search, asked for or not, and wherever they were asked for', () => {
    const tpe: ArmRequest = { strategy: strategy('tpe') };
    const twice: ArmRequest = { ...RANDOM, budgetFactor: 2 };
    for (const arms of [[tpe], [tpe, RANDOM], [twice, tpe], [twice, tpe, RANDOM]])
      expect(planned(arms).arms.map(({ budgetFactor }) => budgetFactor)).toEqual([1, 2, 1]);
    expect(labels([twice, tpe]).slice(0, 2)).toEqual(['Random search', 'Random search 2x']);
  });

  test('keep the label of a random search that was asked for; one with a stop rule is no baseline', () => {
    const stopped: ArmRequest = { ...RANDOM, stopRule: strategy('median') };
    expect(labels([{ ...RANDOM, label: 'Luck' }, stopped])).toEqual([
      'Luck',
      'Random search 2x',
      'Random search, median stopping',
    ]);
  });

  test('that are the same again are numbered, whatever stands between them', () => {
    expect(labels([RANDOM, { strategy: strategy('sobol') }, RANDOM, RANDOM])).toEqual([
      'Random search',
      'Random search 2x',
      expect.any(String),
      'Random search (2)',
      'Random search (3)',
    ]);
  });

  test('of brackets fill their budget, unless it is said how often they are run', () => {
    const iterations = planned([
      { strategy: strategy('hyperband') },
      { strategy: strategy('hyperband', { iterations: 1 }), label: 'Once' },
    ]).arms.map(({ strategy: { options } }) => options['iterations']);
    expect(iterations).toEqual([undefined, undefined, 0, 1]);
  });
});

describe('without a word', () => {
  test('a replay has as many epochs as keep its largest arm within a tenth of the recording', () => {
    const tenth = recording.totalEpochs / 10;
    expect(tenth).toBeGreaterThan(2 * RECORDED_EPOCHS);
    expect(planned([]).budget).toEqual({ axis: 'epochs', amount: Math.floor(tenth / 2) });
    const large = planned([{ ...RANDOM, label: 'Large', budgetFactor: 4 }]);
    expect(large.budget.amount).toBe(Math.max(RECORDED_EPOCHS, Math.floor(tenth / 4)));
    const huge = planned([{ ...RANDOM, label: 'Huge', budgetFactor: 100 }]);
    expect(huge.budget.amount).toBe(RECORDED_EPOCHS);
  });

  test('training has those of 20 whole trials, the workers of the settings and as many repetitions as can show something', () => {
    expect(planned([], { kind: 'training' })).toMatchObject({
      budget: { axis: 'epochs', amount: 20 * RECORDED_EPOCHS },
      workers: 3,
      width: COMPARISON_WIDTH,
      repetitions: 6,
      seed: 77,
      margin: null,
    });
  });

  test('a replay has one worker and a thousand repetitions; what is said counts', () => {
    expect(planned([])).toMatchObject({ workers: 1, width: 1, repetitions: 1000 });
    const said = { workers: 2, width: 3, seed: 6, margin: 0.01, budget: { axis: 'trials', amount: 9 } } as const;
    expect(planned([], { ...said, pairs: 5 })).toMatchObject({ ...said, repetitions: 5 });
    expect([2, 8].map((workers) => planned([], { workers }).width)).toEqual([4, 16]);
  });
});

test('what cannot be compared is refused with its place among the arms', () => {
  const refusal = (arm: ArmRequest, kind: ExperimentRequest['kind'] = 'replay') =>
    refusalOf(() => planned([RANDOM, arm], { kind }));
  expect(refusal({ strategy: strategy('manual') }, 'training')).toMatchObject({
    field: 'arms[2].strategy',
    message: expect.stringContaining('cannot be repeated') as string,
  });
  expect(refusal({ strategy: strategy('hyperband', { min_epochs: 27 }) })).toMatchObject({
    field: 'arms[2].strategy',
    message: expect.stringMatching(/^Hyperband: Trials of at most/) as string,
  });
  expect(refusal({ ...RANDOM, stopRule: strategy('mediam') }).field).toMatch(/^arms\[1\]/);
});

test('a budget that leaves an arm no whole trial is refused, and one that leaves it one is taken', () => {
  const planWith = (amount: number, arms: readonly ArmRequest[] = []) => planned(arms, { budget: { axis: 'epochs', amount } });
  expect(refusalOf(() => planWith(RECORDED_EPOCHS - 1))).toMatchObject({
    field: 'budget.amount',
    message: 'budget.amount is 26; allowed is at least 27 epochs, so that each run can train one trial whole: maxEpochs is 27.',
  });
  expect(planWith(RECORDED_EPOCHS).budget.amount).toBe(27);
  const half: ArmRequest = { ...RANDOM, label: 'Half', budgetFactor: 0.5 };
  expect(refusalOf(() => planWith(53, [half])).message).toContain('at least 54 epochs');
  expect(planWith(54, [half]).budget.amount).toBe(54);
  const sliver: ArmRequest = { ...RANDOM, label: 'Sliver', budgetFactor: 0.01 };
  expect(planned([sliver]).budget.amount).toBe(2700);
});

test('a budget is whole trials and epochs, at least one; seconds are as they are', () => {
  expect(budgetOf({ axis: 'epochs', amount: 15 }, 0.5)).toEqual({ epochs: 8 });
  expect(budgetOf({ axis: 'trials', amount: 1 }, 0.1)).toEqual({ trials: 1 });
  expect(budgetOf({ axis: 'seconds', amount: 1 }, 0.1)).toEqual({ seconds: 0.1 });
});

describe('the seeds', () => {
  test('are one for each repetition, and those of a larger experiment are others', () => {
    const small = repetitionSeeds({ seed: 5, repetitions: 20 });
    expect(new Set(small).size).toBe(20);
    expect(repetitionSeeds({ seed: 5, repetitions: 20 })).toEqual(small);
    const larger = repetitionSeeds({ seed: 5, repetitions: 40 });
    expect(larger.filter((seed) => small.includes(seed))).toEqual([]);
    expect(repetitionSeeds({ seed: 6, repetitions: 20 }).filter((seed) => small.includes(seed))).toEqual([]);
  });

  test('of the arms of a repetition are one, unless the same arm is there again', () => {
    const arms = [...RANDOM_ARMS, armNamed('TPE', 'tpe'), armNamed('TPE (2)', 'tpe'), armNamed('TPE (3)', 'tpe')];
    const [random, twice, first, second, third] = arms.map((_, at) => searchSeed(arms, at, 123));
    expect([random, twice, first]).toEqual([123, 123, 123]);
    expect(new Set([first, second, third]).size).toBe(3);
  });
});

describe('a replay by itself', () => {
  test('has a tenth of the recording, one worker, and the seed that it is given', () => {
    expect(planReplay({ studyId: 1, strategy: strategy('random') }, recording, 9)).toMatchObject({
      budget: { epochs: Math.floor(recording.totalEpochs / 10) },
      workers: 1,
      width: 1,
      seed: 9,
      stopRule: null,
    });
  });

  test('keeps what is said, and completes the options of strategy and rule', () => {
    const request = { studyId: 1, strategy: strategy('hyperband'), stopRule: strategy('median'), budget: { trials: 3 }, seed: 1 };
    const { strategy: chosen, stopRule, ...rest } = planReplay({ ...request, workers: 4 }, recording, 9);
    expect(rest).toEqual({ budget: { trials: 3 }, seed: 1, workers: 4, width: 8 });
    expect(chosen.options['eta']).toBe(3);
    expect(Object.keys(stopRule!.options).length).toBeGreaterThan(0);
  });

  test('is as wide as a search with its workers, or as a person says', () => {
    const widthOf = (name: string, workers: number, width?: number | null): number | null =>
      planReplay({ studyId: 1, strategy: strategy(name), workers, width }, recording, 9).width;
    expect([widthOf('tpe', 1), widthOf('tpe', 8), widthOf('cma-es', 8)]).toEqual([1, 16, null]);
    expect([widthOf('tpe', 8, 3), widthOf('tpe', 8, null)]).toEqual([3, null]);
  });

  test('of what asks for nothing is refused', () => {
    expect(refusalOf(() => planReplay({ studyId: 1, strategy: strategy('manual') }, recording, 9)).field).toBe('strategy');
  });
});
