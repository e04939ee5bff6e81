/** What is asked about experiments, with thoughts that are counted. */
import { describe, expect, test } from 'vitest';
import { comparisonOf, createExperimentCalls } from '../../../../electron/engine/api/experiments.ts';
import { createRecordingReader } from '../../../../electron/engine/replay/read-recording.ts';
import { recordingOf } from '../../../../electron/engine/replay/recording.ts';
import type { Thinking } from '../../../../electron/engine/thinking/thinking.ts';
import type { ExperimentKind } from '../../../../shared/experiment.ts';
import type { Space } from '../../../../shared/model.ts';
import { experimentOf, RANDOM_ARMS, runOf } from '../../../support/experiment-runs.ts';
import { addRecordedStudy, recordedStudy, recordedTrials } from '../../../support/recorded-study.ts';
import { anotherSession, measuredEpoch, newTrial, smallStudy, trainedTrial } from '../../../support/small-study.ts';

const SPACE: Space = {
  learning_rate: { type: 'fixed', value: 0.01 },
  optimizer: { type: 'fixed', value: 'adam' },
  units: { type: 'categorical', values: [16, 32] },
};

interface Thought {
  readonly task: string;
  readonly question: unknown;
}

/** @param fails whether the next thought fails */
function scene(fails: () => boolean = () => false) {
  const small = smallStudy();
  const { store } = small;
  const thoughts: Thought[] = [];
  const think = async (task: string, question: unknown) => {
    thoughts.push({ task, question });
    if (fails()) throw new Error('The thread was lost.');
    return { evidence: thoughts.length, verdict: null };
  };
  const thinking = { think, close: () => {} } as unknown as Thinking;
  const calls = createExperimentCalls({ store, thinking, newSeed: () => 41 }, createRecordingReader(store));
  /** @returns its id; none of its runs has begun */
  const experiment = (kind: ExperimentKind, repetitions: number, studyId = small.studyId): number => {
    const seeds = Array.from({ length: repetitions }, (_, at) => at + 1);
    return store.createExperiment(experimentOf(RANDOM_ARMS, { studyId, kind, repetitions }), seeds).id;
  };
  /** So many of its runs, in their order, have finished. */
  const finish = (id: number, count: number): void => {
    const left = store
      .experimentRuns(id)
      .slice(0, count)
      .filter(({ state }) => state !== 'finished');
    for (const { arm, repetition } of left)
      store.changeExperimentRun(id, { arm, repetition }, runOf(arm, repetition, [[10, 0.5]]));
  };
  return { ...small, thoughts, calls, experiment, finish };
}

describe('a conclusion', () => {
  test('is thought out once for as long as no further run has finished', async () => {
    const { calls, thoughts, experiment, finish } = scene();
    const id = experiment('training', 4);
    finish(id, 2);
    const [first, second] = [await calls.experiment(id), await calls.experiment(id)];
    expect(first.progress.finishedRuns).toBe(2);
    expect(second).toEqual(first);
    finish(id, 3);
    expect(await calls.experiment(id)).not.toEqual(first);
    expect(thoughts.map(({ task }) => task)).toEqual(['conclusion', 'conclusion']);
  });

  test('counts a run that failed as one that has ended', async () => {
    const { store, calls, experiment, finish } = scene();
    const id = experiment('training', 2);
    finish(id, 3);
    store.changeExperimentRun(id, { arm: 1, repetition: 2 }, { state: 'failed', failure: 'Every trial failed.' });
    expect((await calls.experiment(id)).progress).toMatchObject({ runs: 4, finishedRuns: 4, pairs: 2 });
  });

  test('while runs go on is thought out again with every tenth more of them, and at the end', async () => {
    const { store, calls, thoughts, experiment, finish } = scene();
    const id = experiment('training', 20);
    store.changeExperiment(id, { state: 'running' });
    const thoughtsAt = async (finished: number): Promise<number> => {
      finish(id, finished);
      await calls.experiment(id);
      return thoughts.length;
    };
    expect([await thoughtsAt(20), await thoughtsAt(21), await thoughtsAt(23), await thoughtsAt(25)]).toEqual([1, 1, 2, 2]);
    store.changeExperiment(id, { state: 'finished' });
    await calls.experiment(id);
    expect(thoughts).toHaveLength(3);
  });

  test('is thought out again once something is added to the recording', async () => {
    const { store, calls, thoughts, experiment } = scene();
    const studyId = addRecordedStudy(store, SPACE);
    const id = experiment('replay', 1, studyId);
    await calls.experiment(id);
    await calls.experiment(id);
    expect(thoughts).toHaveLength(1);
    const { maxEpochs } = store.study(studyId);
    const trial = newTrial(anotherSession(store, studyId), { params: { units: 16 }, epochs: maxEpochs });
    trainedTrial(store, trial, Array<number>(maxEpochs).fill(0.5));
    await calls.experiment(id);
    expect(thoughts).toHaveLength(2);
  });

  test('is had by all who ask while it is being thought out, and again where the thought was lost', async () => {
    let fails = true;
    const { calls, thoughts, experiment, finish } = scene(() => fails);
    const id = experiment('training', 2);
    finish(id, 1);
    const asked = await Promise.allSettled([calls.experiment(id), calls.experiment(id)]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(thoughts).toHaveLength(1);
    fails = false;
    expect((await calls.experiment(id)).verdict).toBeNull();
    expect(thoughts).toHaveLength(2);
  });

  test('on trained runs knows no best; on replays it has that of the recording, and model seeds vary where there are several', async () => {
    const { store, calls, thoughts, experiment } = scene();
    const [once, twice] = [1, 2].map((modelSeeds) => addRecordedStudy(store, SPACE, modelSeeds));
    for (const id of [experiment('training', 1), experiment('replay', 1, once), experiment('replay', 1, twice)])
      await calls.experiment(id);
    expect(thoughts.map(({ question }) => question)).toMatchObject([
      { bestKnown: null, varies: ['search seed', 'model seed'] },
      { bestKnown: { interval: null }, varies: ['search seed'] },
      { bestKnown: { value: expect.any(Number) as number }, varies: ['search seed', 'model seed'] },
    ]);
  });
});

test('runs are not held against a best that is known by another measure', () => {
  const recording = recordingOf(recordedStudy(SPACE), recordedTrials(SPACE, 2));
  const runs = [runOf(0, 1, [[10, 0.5]])];
  const bySelect = runs.map((run) => ({ ...run, path: run.path.map((step) => ({ ...step, confirm: null })) }));
  const bestKnownFor = (own: typeof runs) => comparisonOf(experimentOf(RANDOM_ARMS), own, recording.study, recording).bestKnown;
  expect(recording.measure).toBe('confirm');
  expect([bestKnownFor(runs), bestKnownFor(bySelect)]).toEqual([recording.bestKnown, null]);
});

test('the power of a planned comparison is simulated once, and again where that was lost', async () => {
  let fails = true;
  const { calls, thoughts } = scene(() => fails);
  const planned = { pairs: 5, arms: 3, margin: null, spread: null };
  await expect(calls.comparisonPower(planned)).rejects.toThrow('The thread was lost.');
  fails = false;
  await calls.comparisonPower(planned);
  await calls.comparisonPower({ ...planned });
  await calls.comparisonPower({ ...planned, pairs: 6 });
  expect(thoughts).toHaveLength(3);
});

test('a replay without a seed gets one, and is thought out on the recording', async () => {
  const { store, calls, thoughts } = scene();
  const studyId = addRecordedStudy(store, SPACE);
  await calls.replay({ studyId, strategy: { name: 'random', options: {} } });
  await calls.replay({ studyId, strategy: { name: 'random', options: {} }, seed: 7 });
  expect(thoughts).toMatchObject([
    { task: 'replay', question: { seed: 41 } },
    { task: 'replay', question: { seed: 7 } },
  ]);
});

test('only studies of which every configuration has been trained to its end can be replayed', async () => {
  const { store, calls } = scene();
  const whole = addRecordedStudy(store, SPACE, 2);
  const part = store.createStudy({ ...store.study(whole), name: 'Half of it' });
  const sessionId = anotherSession(store, part.id);
  for (const units of [16, 32, 32]) {
    const trial = newTrial(sessionId, { params: { units }, epochs: part.maxEpochs });
    const epochs = units === 16 ? part.maxEpochs : 1;
    trainedTrial(store, trial, Array<number>(epochs).fill(0.5), { state: units === 16 ? 'completed' : 'stopped', failure: null });
  }
  expect(await calls.recordings()).toMatchObject([
    { studyId: whole, configurations: 2, modelSeeds: { fewest: 2, most: 2 }, confirm: true },
  ]);
});

test('a study all of whose runs diverged before an epoch cannot be replayed, and leaves the others in the list', async () => {
  const { store, calls } = scene();
  const whole = addRecordedStudy(store, SPACE, 2);
  const lost = store.createStudy({ ...store.study(whole), name: 'All lost' });
  const sessionId = anotherSession(store, lost.id);
  for (const units of [16, 16, 32, 32])
    trainedTrial(store, newTrial(sessionId, { params: { units }, epochs: lost.maxEpochs }), [], {
      state: 'diverged',
      failure: 'NaN',
    });
  expect((await calls.recordings()).map(({ studyId }) => studyId)).toEqual([whole]);
});

test('a run that trains has a path already, of the trials that have ended', async () => {
  const { store, studyId, calls, experiment } = scene();
  const id = experiment('training', 1);
  const session = { strategy: { name: 'random', options: {} }, stopRule: null, seed: 1, budget: { trials: 2 }, workers: 1 };
  const run = { experimentId: id, arm: 0, repetition: 1 };
  const { id: sessionId } = store.createSearch({ study: studyId, session, trials: [], run }, () => {});
  trainedTrial(store, newTrial(sessionId), [0.4, 0.6]);
  const { id: open } = store.addTrial(newTrial(sessionId));
  store.recordEpoch(open, measuredEpoch(1, 0.9));
  const [trains, waits] = await calls.experimentRuns(id);
  expect(trains).toMatchObject({ state: 'running', spent: { trials: 1, epochs: 2 }, path: [{ select: 0.6 }] });
  expect(waits).toMatchObject({ state: 'waiting', spent: { trials: 0 }, path: [] });
});

test('the noise of seeds is that of the better half of the configurations that were trained more than once', async () => {
  const { store, sessionId, studyId, calls } = scene();
  const trained = [
    [0.1, 1, 0.5],
    [0.1, 2, 0.7],
    [0.2, 1, 0.1],
    [0.2, 2, 0.1],
    [0.3, 1, 0.9],
  ] as const;
  for (const [learningRate, modelSeed, accuracy] of trained)
    trainedTrial(store, newTrial(sessionId, { params: { learning_rate: learningRate }, modelSeed }), [accuracy]);
  expect(await calls.seedNoise(studyId)).toEqual({
    configurations: 1,
    confirm: null,
    leaders: null,
    spread: expect.closeTo(Math.sqrt(0.02), 12) as number,
  });
});
