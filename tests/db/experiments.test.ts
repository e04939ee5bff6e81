import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../db/open-store.ts';
import type { NewExperiment } from '../../db/store/experiments.ts';
import type { IncumbentStep } from '../../shared/experiment.ts';
import { smallStudy } from '../support/small-study.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const experimentIn = (studyId: number): NewExperiment => ({
  studyId,
  kind: 'replay',
  arms: ['random', 'tpe'].map((name) => ({
    label: name,
    strategy: { name, options: {} },
    stopRule: null,
    budgetFactor: 1,
  })),
  repetitions: 2,
  seed: 5,
  budget: { axis: 'epochs', amount: 100 },
  workers: 2,
  width: 4,
  margin: 0.004,
});
const STEP: IncumbentStep = { epochs: 9, seconds: 1.5, trials: 1, trial: 1, select: 0.8, confirm: null };
const SPENT = { epochs: 99, seconds: 15, trials: 11 };

test('an experiment begins with a waiting run of every arm in every repetition, all arms of a repetition with its seed', () => {
  const { store, studyId } = smallStudy();
  const { id, jobId, createdAt, ...rest } = store.createExperiment(experimentIn(studyId), [71, 72]);
  expect(rest).toEqual({ ...experimentIn(studyId), state: 'waiting', failure: null, finishedAt: null });
  expect(store.experiments(studyId)).toEqual([{ id, jobId, createdAt, ...rest }]);
  expect(store.storedJob(jobId)).toMatchObject({ kind: 'experiment', about: { experimentId: id }, cores: 'one' });
  expect(store.experimentRuns(id)).toEqual(
    [
      [1, 0, 71],
      [1, 1, 71],
      [2, 0, 72],
      [2, 1, 72],
    ].map(([repetition, arm, seed]) => ({
      repetition,
      arm,
      seed,
      state: 'waiting',
      failure: null,
      sessionId: null,
      spent: { epochs: 0, seconds: 0, trials: 0 },
      path: [],
    })),
  );
});

test('runs and the experiment change by what is given', () => {
  const { store, studyId, sessionId } = smallStudy();
  const { id } = store.createExperiment(experimentIn(studyId), [71, 72]);
  store.changeExperimentRun(id, { repetition: 2, arm: 1 }, { state: 'running', sessionId });
  store.changeExperimentRun(id, { repetition: 2, arm: 1 }, { state: 'finished', spent: SPENT, path: [STEP] });
  store.changeExperiment(id, { state: 'failed', failure: 'Why.' });
  expect(store.experimentRuns(id)[3]).toMatchObject({ state: 'finished', sessionId, spent: SPENT, path: [STEP] });
  expect(store.experimentRuns(id)[2]!.state).toBe('waiting');
  expect(store.experiment(id)).toMatchObject({ state: 'failed', failure: 'Why.' });
});

test('a deleted experiment takes its runs with it and leaves the sessions', () => {
  const { store, studyId, sessionId } = smallStudy();
  const { id } = store.createExperiment(experimentIn(studyId), [71]);
  store.changeExperimentRun(id, { repetition: 1, arm: 0 }, { sessionId });
  store.deleteJob(store.experiment(id).jobId);
  expect([store.experiments(studyId), store.session(sessionId).id]).toEqual([[], sessionId]);
  expect(() => store.experimentRuns(id)).toThrow(`There is no comparison ${id}.`);
});

test('a copy of the study has its experiments, with the sessions as they are numbered there; what ran waits', () => {
  const file = join(temporaryFolder(), 'copy.sqlite');
  const { store, studyId, sessionId } = smallStudy();
  const { id } = store.createExperiment(experimentIn(studyId), [71, 72]);
  store.changeExperimentRun(id, { repetition: 1, arm: 0 }, { state: 'finished', sessionId, spent: SPENT, path: [STEP] });
  store.changeExperimentRun(id, { repetition: 1, arm: 1 }, { state: 'running' });
  store.exportStudy(studyId, file);

  const into = smallStudy().store;
  into.createExperiment(experimentIn(1), [1]);
  const [copyId] = into.importStudies(file, { sample: false });
  const [copied] = into.experiments(copyId!);
  expect(copied).toEqual({ ...store.experiment(id), id: 2, studyId: copyId, jobId: copied!.jobId, state: 'paused' });
  const session = into.sessions(copyId!)[0]!.id;
  const [first, second, ...waiting] = store.experimentRuns(id);
  expect(into.experimentRuns(2)).toEqual([{ ...first, sessionId: session }, { ...second, state: 'waiting' }, ...waiting]);
  expect(openStore(':memory:').importStudies(file, { sample: true })).toEqual([1]);
});

test('the states of runs are the runs without what is long', () => {
  const { store, studyId } = smallStudy();
  const { id } = store.createExperiment(experimentIn(studyId), [71, 72]);
  store.changeExperimentRun(id, { arm: 1, repetition: 2 }, { state: 'finished', spent: SPENT, path: [STEP] });
  expect(store.experimentRunStates(id)).toEqual(store.experimentRuns(id).map(({ spent: _, path: __, ...run }) => run));
});
