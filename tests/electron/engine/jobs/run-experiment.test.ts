/** Experiments worked off on a store in memory, with replays and trainings that end when the test says so. */
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { runExperiment, settleRuns } from '../../../../electron/engine/jobs/run-experiment.ts';
import type { SearchKind } from '../../../../electron/engine/jobs/kinds/search.ts';
import { recordingOf } from '../../../../electron/engine/replay/recording.ts';
import type { Thinking } from '../../../../electron/engine/thinking/thinking.ts';
import { TrialdeckError } from '../../../../shared/errors.ts';
import type { ExperimentKind } from '../../../../shared/experiment.ts';
import type { Space } from '../../../../shared/model.ts';
import type { SearchRequest } from '../../../../shared/search-request.ts';
import { armNamed, experimentOf, RANDOM_ARMS } from '../../../support/experiment-runs.ts';
import { recordedStudy, recordedTrials } from '../../../support/recorded-study.ts';
import { newTrial, smallStudy, trainedTrial } from '../../../support/small-study.ts';

const SPACE: Space = {
  learning_rate: { type: 'fixed', value: 0.01 },
  optimizer: { type: 'fixed', value: 'adam' },
  units: { type: 'categorical', values: [16, 32] },
};
const RECORDING = recordingOf(recordedStudy(SPACE), recordedTrials(SPACE));
const REPLAYED = { spent: { epochs: 9, seconds: 3, trials: 1 }, path: [] };

interface Question {
  readonly seed: number;
  answer(result?: typeof REPLAYED): void;
  refuse(error: unknown): void;
  isEnded(): boolean;
}

interface SceneOptions {
  readonly repetitions?: number;
  readonly cores?: () => number;
  /** What becomes of the sessions, in the order of training. */
  readonly ends?: readonly ('finished' | 'failed' | 'paused')[];
}

/** An experiment of both random searches and TPE twice. */
function scene(kind: ExperimentKind, { repetitions = 1, cores = () => 2, ends = [] }: SceneOptions = {}) {
  const { store, studyId } = smallStudy();
  const arms = [...RANDOM_ARMS, armNamed('TPE', 'tpe'), armNamed('TPE (2)', 'tpe')];
  const asked = experimentOf(arms, { studyId, kind, repetitions, budget: { axis: 'trials', amount: 3 }, workers: 2, width: 3 });
  const seeds = Array.from({ length: repetitions }, (_, at) => 100 + at);
  const { id } = store.createExperiment(asked, seeds);

  const questions: Question[] = [];
  const think = (_: string, { seed }: { readonly seed: number }, __: unknown, signal: AbortSignal) => {
    const { promise, resolve, reject } = Promise.withResolvers<typeof REPLAYED>();
    signal.addEventListener('abort', () => reject(new DOMException('Aborted.', 'AbortError')));
    questions.push({ seed, answer: (result = REPLAYED) => resolve(result), refuse: reject, isEnded: () => signal.aborted });
    return promise;
  };

  const planned: SearchRequest[] = [];
  const plan: SearchKind['plan'] = (request, run) => {
    planned.push(request);
    const { strategy, seed, budget, workers } = request;
    const session = { strategy: strategy!, stopRule: null, seed: seed!, budget: budget!, workers: workers! };
    return store.createSearch({ study: studyId, session, trials: [], run }, () => {});
  };
  const trained: number[] = [];
  const pausedParts: number[] = [];
  const pausePart = (jobId: number): void => void pausedParts.push(jobId);
  const runPart = async (jobId: number) => {
    const { id: sessionId } = store.sessions(studyId).find((session) => session.jobId === jobId)!;
    trainedTrial(store, newTrial(sessionId), [0.5, 0.7]);
    const state = ends[trained.length] ?? 'finished';
    trained.push(sessionId);
    await turn();
    store.changeSession(sessionId, { state, failure: state === 'finished' ? null : `It ${state}.` });
    return store.storedJob(jobId);
  };

  const run = runExperiment(
    id,
    {
      store,
      searches: { plan },
      thinking: { think, close: () => {} } as unknown as Thinking,
      withRows: (_, work) => work(),
      recording: kind === 'replay' ? RECORDING : null,
      freeCores: cores,
    },
    { moved: () => {}, log: () => {}, runPart, pausePart, finishPart: () => {} },
  );
  const states = (): readonly string[] => store.experimentRuns(id).map(({ state }) => state);
  return { store, id, run, questions, planned, trained, pausedParts, states };
}

async function turns(count = 5): Promise<void> {
  for (let left = count; left > 0; left--) await turn();
}

describe('replays', () => {
  test('are thought about on so many cores as are free, and on more when there are more', async () => {
    let free = 1;
    const { questions, states, run } = scene('replay', { repetitions: 2, cores: () => free });
    await turns();
    expect(states()).toEqual(['running', ...Array<string>(7).fill('waiting')]);
    free = 3;
    questions[0]!.answer();
    await turns();
    expect(states()).toEqual(['finished', 'running', 'running', 'running', ...Array<string>(4).fill('waiting')]);
    for (let at = 1; at < 8; at++) {
      questions[at]!.answer();
      await turns();
    }
    expect(await run.ended).toEqual({ state: 'finished', reason: null, stopped: false });
  });

  test('keep what they came to, whatever the order of their ends, each with the seed of its repetition', async () => {
    const { store, id, questions, run } = scene('replay', { cores: () => 4 });
    await turns();
    const epochs = [4, 8, 5, 6];
    for (const at of [3, 0, 2, 1]) questions[at]!.answer({ ...REPLAYED, spent: { ...REPLAYED.spent, epochs: epochs[at]! } });
    await run.ended;
    expect(store.experimentRuns(id).map(({ arm, spent }) => [arm, spent.epochs])).toEqual(epochs.map((own, arm) => [arm, own]));
    const [random, twice, tpe, again] = questions.map(({ seed }) => seed);
    expect([random, twice, tpe]).toEqual([100, 100, 100]);
    expect(again).not.toBe(100);
  });

  test('end together where one fails, and wait to be run again', async () => {
    const { questions, states, run } = scene('replay');
    await turns();
    questions[0]!.refuse(new TrialdeckError('usage', 'The strategy has no such option.'));
    expect(await run.ended).toEqual({ state: 'failed', reason: 'The strategy has no such option.', stopped: false });
    expect(states()).toEqual(Array(4).fill('waiting'));
    expect(questions.map(({ isEnded }) => isEnded())).toEqual([true, true]);
  });

  test('that a person stops are finished as stopped, and what has ended stays', async () => {
    const { questions, states, run } = scene('replay', { cores: () => 1 });
    await turns();
    questions[0]!.answer();
    await turns();
    run.stop();
    expect(await run.ended).toEqual({ state: 'finished', reason: null, stopped: true });
    expect(states()).toEqual(['finished', 'waiting', 'waiting', 'waiting']);
  });

  test('that are abandoned write nothing any more', async () => {
    const { questions, states, run } = scene('replay');
    await turns();
    run.abandon();
    await run.ended;
    expect(states()).toEqual(['running', 'running', 'waiting', 'waiting']);
    expect(questions).toHaveLength(2);
  });

  test('are not begun where the pause came first', async () => {
    const { questions, run } = scene('replay');
    run.pause();
    expect(await run.ended).toEqual({ state: 'paused', reason: null, stopped: false });
    expect(questions).toEqual([]);
  });
});

describe('trained runs', () => {
  test('are sessions of the study, one after another, with the budget of the arm and the width of the experiment', async () => {
    const { store, id, planned, trained, run } = scene('training');
    expect((await run.ended).state).toBe('finished');
    expect(planned.map(({ strategy, budget }) => [strategy!.name, budget])).toEqual([
      ['random', { trials: 3 }],
      ['random', { trials: 6 }],
      ['tpe', { trials: 3 }],
      ['tpe', { trials: 3 }],
    ]);
    expect(new Set(planned.map(({ width }) => width))).toEqual(new Set([3]));
    const runs = store.experimentRuns(id);
    expect(runs.map(({ sessionId }) => sessionId)).toEqual(trained);
    expect(runs.map(({ path }) => path.at(-1)!.select)).toEqual([0.7, 0.7, 0.7, 0.7]);
  });

  test('that fail say why, and the others go on', async () => {
    const { store, id, run } = scene('training', { ends: ['failed'] });
    expect((await run.ended).state).toBe('finished');
    const [first, ...others] = store.experimentRuns(id);
    expect(first).toMatchObject({ state: 'failed', failure: 'It failed.' });
    expect(others.map(({ state }) => state)).toEqual(Array(3).fill('finished'));
  });

  test('that are interrupted pause the experiment with their reason, and nothing more begins', async () => {
    const { states, planned, run } = scene('training', { ends: ['finished', 'paused'] });
    expect(await run.ended).toEqual({ state: 'paused', reason: 'It paused.', stopped: false });
    expect(states()).toEqual(['finished', 'waiting', 'waiting', 'waiting']);
    expect(planned).toHaveLength(2);
  });

  test('are paused with the experiment', async () => {
    const { store, id, pausedParts, planned, run } = scene('training', { ends: ['paused'] });
    await turn();
    const [begun] = store.experimentRuns(id);
    run.pause();
    expect(pausedParts).toEqual([store.session(begun!.sessionId!).jobId]);
    await run.ended;
    expect(planned).toHaveLength(1);
  });

  test('whose session ended before it could be written are not trained a second time', async () => {
    const { store, id, run, trained, planned } = scene('training');
    const session = { strategy: { name: 'random', options: {} }, stopRule: null, seed: 100, budget: { trials: 1 }, workers: 2 };
    const { studyId } = store.experiment(id);
    const place = { experimentId: id, arm: 0, repetition: 1 };
    const before = store.createSearch({ study: studyId, session, trials: [], run: place }, () => {});
    trainedTrial(store, newTrial(before.id), [0.6]);
    store.changeSession(before.id, { state: 'finished' });
    await run.ended;
    expect(trained).not.toContain(before.id);
    expect(planned).toHaveLength(3);
    expect(store.experimentRuns(id)[0]).toMatchObject({ state: 'finished', sessionId: before.id, spent: { trials: 1 } });
  });
});

test('what ran when its process died waits to be run again; what has ended stays', () => {
  const { store, id, states } = scene('replay');
  const [first, second, third] = store.experimentRuns(id);
  store.changeExperimentRun(id, first!, { state: 'finished', ...REPLAYED });
  store.changeExperimentRun(id, second!, { state: 'running' });
  store.changeExperimentRun(id, third!, { state: 'failed', failure: 'No.' });
  settleRuns(store, id);
  expect(states()).toEqual(['finished', 'waiting', 'failed', 'waiting']);
});
