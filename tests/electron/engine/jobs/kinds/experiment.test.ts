import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { Events } from '../../../../../shared/contract/api.ts';
import type { Job } from '../../../../../shared/job.ts';
import { isUnfinished } from '../../../../../shared/job-state.ts';
import type { ExperimentRequest } from '../../../../../shared/experiment.ts';
import type { Space } from '../../../../../shared/model.ts';
import { createFakeBackend, type FakeBackend } from '../../../../support/fake-backend.ts';
import { addRecordedStudy, RECORDED_EPOCHS } from '../../../../support/recorded-study.ts';
import { refusalOf, usage } from '../../../../support/refusal.ts';
import { startSearch } from '../../../../support/started.ts';

/** 48 configurations. */
const SPACE: Space = {
  learning_rate: { type: 'categorical', values: [0.001, 0.003, 0.01, 0.03] },
  optimizer: { type: 'categorical', values: ['momentum', 'adam', 'rmsprop'] },
  hidden_layers: { type: 'int', low: 1, high: 2 },
  units: { type: 'categorical', values: [64, 256] },
};
const HYPERBAND = { strategy: { name: 'hyperband', options: {} } };

let backend: FakeBackend;
afterEach(() => backend.close());

function recordedStudy(): number {
  backend = createFakeBackend({ scene: 'empty', epochMs: 1 });
  return addRecordedStudy(backend.store, SPACE);
}

function started(request: ExperimentRequest): number {
  return (backend.api.startJob({ kind: 'experiment', request }) as Job).about.experimentId!;
}

function jobOf(experimentId: number): number {
  return backend.store.experiment(experimentId).jobId;
}

/** The experiment as it was announced when it no longer ran. */
function ended(experimentId: number): Promise<Events['experiment']> {
  return new Promise((resolve) => {
    const end = backend.subscribe((name, data) => {
      if (name !== 'experiment') return;
      const progress = data as Events['experiment'];
      if (progress.experiment.id !== experimentId || isUnfinished(progress.experiment.state)) return;
      end();
      resolve(progress);
    });
  });
}

test('a replay is run to its end, with both kinds of random search, and can be concluded from', async () => {
  const studyId = recordedStudy();
  const budget = { axis: 'epochs', amount: 200 } as const;
  const id = started({ studyId, kind: 'replay', arms: [HYPERBAND], pairs: 4, budget, seed: 1 });
  const progress = await ended(id);
  expect(progress).toMatchObject({ runs: 12, finishedRuns: 12, pairs: 4, running: null, experiment: { state: 'finished' } });
  expect(progress.experiment.arms.map(({ label, budgetFactor, strategy }) => [label, budgetFactor, strategy.options])).toEqual([
    ['Random search', 1, {}],
    ['Random search 2x', 2, {}],
    ['Hyperband', 1, { eta: 3, min_epochs: 1, iterations: 0, mode: 'paper' }],
  ]);
  const runs = await backend.api.experimentRuns(id);
  expect(runs.map(({ repetition, arm }) => `${repetition}/${arm}`).slice(0, 4)).toEqual(['1/0', '1/1', '1/2', '2/0']);
  for (const { arm, spent, path } of runs) {
    expect(spent.epochs).toBeLessThanOrEqual(arm === 1 ? 400 : 200);
    expect(spent.epochs).toBeGreaterThan(arm === 1 ? 400 - RECORDED_EPOCHS : 200 - RECORDED_EPOCHS);
    expect(path.length).toBeGreaterThan(0);
  }
  const { parts } = await backend.api.job(jobOf(id));
  expect(parts).toHaveLength(12);
  expect(parts.every(({ text }) => /^select accuracy \d\.\d{4}$/.test(text))).toBe(true);
  const { evidence, verdict } = await backend.api.experiment(id);
  expect(evidence).toMatchObject({ measure: 'confirm', pairs: 4, varies: ['search seed'] });
  expect(verdict!.occasion).toMatch(/^4 pairs; 200 epochs for each run, /);
  expect(await backend.api.experiments(studyId)).toEqual([progress]);
});

test('one that was stopped goes on where it was, to the same end', async () => {
  const studyId = recordedStudy();
  const request = { studyId, kind: 'replay', arms: [HYPERBAND], pairs: 6, seed: 3 } as const;
  const whole = started(request);
  await ended(whole);
  const cut = started(request);
  const pause = ended(cut);
  await backend.api.pauseJob(jobOf(cut));
  const paused = await pause;
  expect(paused.experiment.state).toBe('paused');
  expect(paused.finishedRuns).toBeLessThan(18);
  const end = ended(cut);
  await backend.api.resumeJob(jobOf(cut));
  expect((await end).experiment.state).toBe('finished');
  expect(await backend.api.experimentRuns(cut)).toEqual(await backend.api.experimentRuns(whole));
});

test('real training makes sessions of the study, one after another, the arms of a repetition with one seed', async () => {
  backend = createFakeBackend({ scene: 'empty', epochMs: 1 });
  const first = (await startSearch(backend.api, {
    task: { kind: 'network', dataset: 'generated', rows: 400, recordConfirm: true },
    epochs: 3,
    space: SPACE,
    budget: { trials: 1 },
    seed: 5,
  })) as { studyId: number; sessionId: number };
  await backend.ended(first.sessionId);
  const { studyId } = first;
  const arm = { strategy: { name: 'successive-halving', options: {} } };
  const budget = { axis: 'epochs', amount: 12 } as const;
  const id = started({ studyId, kind: 'training', arms: [arm], pairs: 2, budget, workers: 1, seed: 9 });
  expect((await ended(id)).experiment).toMatchObject({ state: 'finished', failure: null });
  const runs = await backend.api.experimentRuns(id);
  const sessions = runs.map(({ sessionId }) => backend.store.session(sessionId!));
  expect(sessions.map(({ strategy, budget: own }) => [strategy.name, own])).toEqual(
    Array.from({ length: 2 }, () => [
      ['random', { epochs: 12 }],
      ['random', { epochs: 24 }],
      ['successive-halving', { epochs: 12 }],
    ]).flat(),
  );
  expect(sessions.map(({ seed }) => seed)).toEqual(runs.map(({ seed }) => seed));
  expect(new Set(runs.map(({ seed }) => seed)).size).toBe(2);
  for (const { sessionId, path, spent } of runs) {
    const best = Math.max(...backend.store.trialsOf(sessionId!).map(({ value }) => value ?? 0));
    expect([path.at(-1)!.select, spent.trials]).toEqual([best, backend.store.trialsOf(sessionId!).length]);
  }
  expect((await backend.api.experiment(id)).evidence!.varies).toEqual(['search seed', 'model seed']);
});

test('no session of an experiment is ever there without its run knowing of it', async () => {
  backend = createFakeBackend({ scene: 'empty', epochMs: 1 });
  const request = { task: { kind: 'network', dataset: 'generated', rows: 400 }, epochs: 2, space: SPACE, seed: 5 };
  const first = await startSearch(backend.api, { ...request, budget: { trials: 1 } });
  await backend.ended(first.sessionId);
  const budget = { axis: 'trials', amount: 1 } as const;
  const id = started({ studyId: first.studyId, kind: 'training', arms: [], pairs: 2, budget, workers: 1, seed: 9 });
  const strays = new Set<number>();
  backend.subscribe(() => {
    const known = backend.store.experimentRuns(id).map(({ sessionId }) => sessionId);
    for (const session of backend.store.sessions(first.studyId)) if (!known.includes(session.id)) strays.add(session.id);
  });
  await ended(id);
  expect([...strays]).toEqual([first.sessionId]);
  expect(backend.store.sessions(first.studyId)).toHaveLength(5);
});

test('a replay by itself has every trial', async () => {
  const studyId = recordedStudy();
  const replay = await backend.api.replay({ studyId, ...HYPERBAND, seed: 4, workers: 2, budget: { epochs: 150 } });
  expect(replay).toMatchObject({ studyId, seed: 4, workers: 2, measure: 'confirm', ended: 'The budget of 150 epochs is spent.' });
  expect(replay.trials.filter(({ parent }) => parent !== null).length).toBeGreaterThan(0);
  expect(replay.regret).toBeCloseTo(replay.bestKnown.value - replay.path.at(-1)!.confirm!, 12);
  for (const { curve, epochsDone, bestEpoch, stopValue } of replay.trials) {
    expect(curve).toHaveLength(epochsDone);
    expect(bestEpoch === null ? null : curve[bestEpoch - 1]).toBe(stopValue);
  }
});

test('the process answers while it replays', async () => {
  const studyId = recordedStudy();
  let [answered, over] = [0, false];
  const answer = (): void => {
    answered++;
    if (!over) setImmediate(answer);
  };
  answer();
  await backend.api.replay({ studyId, strategy: { name: 'bayesian', options: {} }, budget: { trials: 40 }, seed: 1 });
  over = true;
  // A replay in this process would let it answer before and after, and never between two decisions.
  expect(answered).toBeGreaterThan(40);
});

test('only what is recorded as a whole can be replayed', async () => {
  const studyId = recordedStudy();
  const [recording, ...others] = await backend.api.recordings();
  expect([recording, others]).toMatchObject([
    { studyId, configurations: 48, epochs: RECORDED_EPOCHS, modelSeeds: { fewest: 1, most: 1 }, confirm: true },
    [],
  ]);
  const other = backend.store.createStudy({ ...backend.store.study(studyId), name: 'Empty' });
  expect(refusalOf(() => started({ studyId: other.id, kind: 'replay', arms: [] }))).toEqual(
    usage(
      'studyId',
      'Searches cannot be replayed on “Empty”: 48 of its 48 configurations are not trained to their last epoch yet.',
    ),
  );
});

test('what cannot be compared is refused before anything is kept', () => {
  const studyId = recordedStudy();
  const refusal = (arms: ExperimentRequest['arms']) => refusalOf(() => started({ studyId, kind: 'replay', arms }));
  expect([
    refusal([{ strategy: { name: 'hyperbant', options: {} } }]).message,
    refusal([{ strategy: { name: 'manual', options: {} } }]),
    refusal([{ strategy: { name: 'hyperband', options: { min_epochs: 27 } } }]).field,
    refusal([HYPERBAND, { strategy: { name: 'tpe', options: {} }, label: 'Hyperband' }]).message,
    backend.store.experiments(studyId),
  ]).toEqual([
    expect.stringMatching(/^Unknown strategy hyperbant/),
    usage(
      'arms[2].strategy',
      'By hand asks for nothing, so it cannot be replayed; choose a strategy that asks for configurations.',
    ),
    'arms[2].strategy',
    'Two strategies are called “Hyperband”; allowed is a label of its own for each.',
    [],
  ]);
});

test('what trains waits in line for a search, and says so', async () => {
  backend = createFakeBackend({ scene: 'empty', epochMs: 20 });
  const request = { task: { kind: 'network', dataset: 'generated', rows: 400 }, epochs: 5, space: SPACE, seed: 5 };
  const { studyId } = await startSearch(backend.api, { ...request, budget: { trials: 4 } });
  const budget = { axis: 'trials', amount: 1 } as const;
  const id = started({ studyId, kind: 'training', arms: [], pairs: 1, budget, workers: 1, seed: 9 });
  expect((await backend.api.job(jobOf(id))).job).toMatchObject({
    state: 'waiting',
    reason: expect.stringMatching(/^Waits for Random search in “.*”\.$/),
  });
  expect((await ended(id)).experiment.state).toBe('finished');
});

test('a person who pauses the session pauses the experiment, which goes on with it', async () => {
  backend = createFakeBackend({ scene: 'empty', epochMs: 5 });
  const request = { task: { kind: 'network', dataset: 'generated', rows: 400 }, epochs: 5, space: SPACE, seed: 5 };
  const { studyId, sessionId } = await startSearch(backend.api, { ...request, budget: { trials: 1 } });
  await backend.ended(sessionId);
  const budget = { axis: 'trials', amount: 3 } as const;
  const id = started({ studyId, kind: 'training', arms: [], pairs: 1, budget, workers: 1, seed: 9 });
  const pause = ended(id);
  const forget = backend.subscribe((name, data) => {
    if (name === 'epoch') {
      const { sessionId } = backend.store.trial((data as Events['epoch']).trialId);
      void backend.api.pauseJob(backend.store.session(sessionId).jobId);
    }
  });
  expect(await pause).toMatchObject({ finishedRuns: 0, experiment: { state: 'paused' } });
  forget();
  const end = ended(id);
  await backend.api.resumeJob(jobOf(id));
  expect(await end).toMatchObject({ finishedRuns: 2, experiment: { state: 'finished' } });
  const sessions = (await backend.api.experimentRuns(id)).map((run) => run.sessionId);
  expect(new Set(sessions).size).toBe(2);
  expect(backend.store.sessions(studyId)).toHaveLength(3);
});

/** A comparison by training that was paused in its first session. */
async function pausedInTraining(): Promise<{ readonly id: number; readonly sessionId: number }> {
  backend = createFakeBackend({ scene: 'empty', epochMs: 5 });
  const request = { task: { kind: 'network', dataset: 'generated', rows: 400 }, epochs: 5, space: SPACE, seed: 5 };
  const search = await startSearch(backend.api, { ...request, budget: { trials: 1 } });
  await backend.ended(search.sessionId);
  const budget = { axis: 'trials', amount: 3 } as const;
  const id = started({ studyId: search.studyId, kind: 'training', arms: [], pairs: 1, budget, workers: 1, seed: 9 });
  const pause = ended(id);
  const forget = backend.subscribe((name) => name === 'epoch' && void backend.api.pauseJob(jobOf(id)));
  await pause;
  forget();
  return { id, sessionId: backend.store.experimentRuns(id).find((run) => run.sessionId !== null)!.sessionId! };
}

const ENDED = { state: 'finished', stopped: true, finishedAt: expect.any(String) as string };

test('a session does not outlive the comparison that trains it, wherever that is stopped', async () => {
  const { id, sessionId } = await pausedInTraining();
  const { store, api } = backend;
  expect(store.session(sessionId).state).toBe('paused');
  const end = ended(id);
  await api.resumeJob(jobOf(id));
  await api.stopJob(jobOf(id));
  expect((await end).experiment.state).toBe('finished');
  expect(store.session(sessionId)).toMatchObject(ENDED);
  expect(store.unfinishedTrials(sessionId)).toEqual([]);
});

test.each(['stopJob', 'deleteJob'] as const)('nor where it is paused: %s', async (call) => {
  const { id, sessionId } = await pausedInTraining();
  await backend.api[call](jobOf(id));
  expect(backend.store.session(sessionId)).toMatchObject(ENDED);
  expect(backend.store.unfinishedTrials(sessionId)).toEqual([]);
});

test('one that runs is not deleted, nor its study; a finished one goes and is not resumed', async () => {
  const studyId = recordedStudy();
  const request = { studyId, kind: 'replay', arms: [], pairs: 2 } as const;
  const id = started(request);
  const refused = [() => backend.api.deleteJob(jobOf(id)), () => backend.api.deleteStudy(studyId)];
  expect(refused.map((call) => refusalOf(call).code)).toEqual(['busy', 'busy']);
  await ended(id);
  await wait(0);
  expect(refusalOf(() => backend.api.resumeJob(jobOf(id)))).toEqual(
    usage('jobId', `Job ${jobOf(id)}, Comparison of 2 strategies, is finished.`),
  );
  await backend.api.deleteJob(jobOf(id));
  expect(await backend.api.experiments(studyId)).toEqual([]);
});

test('of the runs of a comparison those that have begun are its parts', async () => {
  const studyId = recordedStudy();
  const budget = { axis: 'epochs', amount: 200 } as const;
  const id = started({ studyId, kind: 'replay', arms: [HYPERBAND], pairs: 80, budget, seed: 1 });
  void backend.api.pauseJob(jobOf(id));
  await ended(id);
  const begun = (await backend.api.experimentRuns(id)).filter(({ state }) => state !== 'waiting');
  const { parts } = await backend.api.job(jobOf(id));
  expect(begun.length).toBeLessThan(240);
  expect(parts.map(({ part, state }) => [part, state])).toEqual(begun.map(({ state }, at) => [at + 1, state]));
});
