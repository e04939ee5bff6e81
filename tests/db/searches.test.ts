import { expect, test } from 'vitest';
import { openStore } from '../../db/open-store.ts';
import type { NewSearch } from '../../db/store/searches.ts';
import { generatedStudy } from '../../bench/app/generated-study.ts';
import { armNamed } from '../support/experiment-runs.ts';
import { newTrial } from '../support/small-study.ts';

const STRATEGY = { name: 'random', options: {} };
const SESSION = { strategy: STRATEGY, stopRule: null, seed: 1, budget: { trials: 2 }, workers: 1 };

const queued = (units: number) => {
  const { sessionId: _, ...trial } = newTrial(0, { params: { units } });
  return trial;
};

function scene() {
  const store = openStore(':memory:');
  const { id: studyId } = store.createStudy(generatedStudy('There already', 10, 'accuracy'));
  const budget = { axis: 'epochs', amount: 10 } as const;
  const arms = [armNamed('Random search')];
  const { id: experimentId } = store.createExperiment(
    { studyId, kind: 'training', arms, repetitions: 1, seed: 1, budget, workers: 1, width: 4, margin: null },
    [1],
  );
  const search: NewSearch = {
    study: generatedStudy('A new one', 10, 'accuracy'),
    session: SESSION,
    trials: [queued(32), queued(64)],
    run: { experimentId, arm: 0, repetition: 1 },
  };
  const everything = () => ({
    studies: store.studyOverviews().map(({ id, sessions, trials }) => ({ id, sessions: sessions.length, trials })),
    run: store.experimentRuns(experimentId)[0],
  });
  return { store, search, everything, experimentId };
}

test('study, session, queued trials and the run of the experiment are written together', () => {
  const { store, search, experimentId } = scene();
  const session = store.createSearch(search, () => {});
  expect(store.study(session.studyId).name).toBe('A new one');
  expect(store.trialsOf(session.id)).toMatchObject([
    { number: 1, params: { units: 32 }, state: 'queued' },
    { number: 2, params: { units: 64 }, state: 'queued' },
  ]);
  expect(store.experimentRuns(experimentId)).toMatchObject([{ state: 'running', sessionId: session.id }]);
});

test('where what the session needs cannot be made, nothing is written', () => {
  const { store, search, everything } = scene();
  const before = everything();
  const fail = (): never => {
    throw new Error('The disk is full.');
  };
  expect(() => store.createSearch(search, fail)).toThrow('The disk is full.');
  expect(everything()).toEqual(before);
});

test('a trial is queued together with the change of its session, or neither', () => {
  const { store, search } = scene();
  const { id } = store.createSearch(search, () => {});
  const trial = { ...queued(128), sessionId: id };
  expect(store.queueTrial(trial, { budget: { trials: 3 } }).number).toBe(3);
  expect(() => store.queueTrial({ ...trial, parent: 99 }, { budget: { trials: 4 } })).toThrow('no trial 99');
  expect([store.session(id).budget, store.trialsOf(id).length]).toEqual([{ trials: 3 }, 3]);
});

test('a trial ends as a failed one together with the queuing of another in its place, or neither', () => {
  const { store, search } = scene();
  const { id } = store.createSearch(search, () => {});
  const [first] = store.trialsOf(id);
  const trial = { ...queued(32), sessionId: id };
  const replacement = { trial, change: { budget: { trials: 3 } }, failure: (number: number) => `Queued as trial ${number}.` };
  const cutOff = (): never => {
    throw new Error('The process was killed.');
  };
  expect(() => store.replaceTrial(first!.id, { ...replacement, failure: cutOff })).toThrow('killed');
  expect([store.session(id).budget, store.trialsOf(id).length]).toEqual([{ trials: 2 }, 2]);
  expect(store.replaceTrial(first!.id, replacement)).toMatchObject({
    state: 'failed',
    failure: 'Queued as trial 3.',
    sequence: 1,
  });
  expect([store.session(id).budget, store.trialsOf(id).length]).toEqual([{ trials: 3 }, 3]);
});
