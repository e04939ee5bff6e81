import { expect, test } from 'vitest';
import { GENERATED_ENVIRONMENT } from '../../../../bench/app/generated-study.ts';
import { createCounting } from '../../../../electron/engine/session/counting.ts';
import { createNews } from '../../../../electron/engine/session/news.ts';
import { sessionRecord } from '../../../../electron/engine/session/session-record.ts';
import { sessionTrials } from '../../../../electron/engine/session/session-trials.ts';
import type { Stopping } from '../../../../electron/engine/session/stopping.ts';
import { GAIN } from '../../../../shared/measure.ts';
import { measuredEpoch, newTrial, smallStudy } from '../../../support/small-study.ts';

const COMPLETED = { state: 'completed', failure: null } as const;
const told = (epoch: number, accuracy = 0.5) => ({ epoch: measuredEpoch(epoch, accuracy), rowResults: {} });

/** A session with one trial of three epochs that is being trained. @param stopsAfter epoch after which a rule ends it */
function scene(stopsAfter: number | null = null) {
  const { store, sessionId } = smallStudy();
  const trials = sessionTrials([], GAIN);
  const listener = { onSession: () => {}, onTrial: () => {}, onEpoch: () => {}, onNotice: () => {} };
  const record = sessionRecord(store, sessionId, trials, listener, 'It differs.');
  const { id } = record.add(newTrial(sessionId, { epochs: 3 }));
  store.startTrial(id, 0, GENERATED_ENVIRONMENT);
  record.refresh(id);
  const done: string[] = [];
  const news = createNews({ epochs: [], ends: [] });
  const stopping: Stopping = { after: (_, { epoch }) => (epoch === stopsAfter ? { text: 'Behind the median.' } : null) };
  const counting = createCounting({
    ...{ trials, news, record, listener },
    stopping: stopsAfter === null ? null : stopping,
    checkpoints: {
      sweep: () => {},
      keepBest: () => {},
      discard: (ordinal) => void done.push(`discard ${ordinal}`),
      discardDamaged: () => null,
    },
    kind: { hasTrained: ({ epochsDone, epochs }) => epochsDone >= epochs },
    now: () => '2026-01-01T00:00:00.000Z',
    onStopped: () => void done.push('stopped'),
    replace: () => {
      throw new Error('Nothing is to be replaced.');
    },
    onSettled: ({ state }) => void done.push(`settled ${state}`),
  });
  return { id, store, news, counting, done, trial: () => trials.withId(id) };
}

test('what was told is on record when the clock comes to it, and not before', () => {
  const { id, news, counting, done, trial } = scene();
  news.tellEpoch(1, told(1));
  news.tellEpoch(1, told(2, 0.6));
  counting.tellEnd(id, COMPLETED);
  expect([trial().epochsDone, counting.hasEnded(id)]).toEqual([0, true]);
  counting.count({ ordinal: 1, epoch: true, ends: false });
  expect([trial().epochsDone, trial().state, done]).toEqual([1, 'running', []]);
  counting.count({ ordinal: 1, epoch: true, ends: true });
  expect([trial().epochsDone, trial().value, trial().state, done]).toEqual([2, 0.6, 'completed', ['settled completed']]);
});

test('a rule ends a trial with its epoch; what its worker trained beyond that counts nowhere', () => {
  const { news, counting, done, trial, store, id } = scene(1);
  news.tellEpoch(1, told(1));
  news.tellEpoch(1, told(2));
  counting.count({ ordinal: 1, epoch: true, ends: false });
  expect([trial().state, trial().stopReason?.text, store.epochs(id).length]).toEqual(['stopped', 'Behind the median.', 1]);
  expect([done, [...news.ordinals()]]).toEqual([['discard 1', 'stopped', 'settled stopped'], []]);
});

test('an epoch that no rule is to judge counts when it is told', () => {
  const { id, counting, trial, news } = scene();
  counting.tellEpoch(id, told(1));
  expect([trial().epochsDone, trial().state, news.epochs(1)]).toEqual([1, 'running', []]);
});

test('one that a rule is to judge is news once and held, however often it is told', () => {
  const { id, counting, trial, news, store } = scene(1);
  for (const epoch of [1, 2, 1, 2]) counting.tellEpoch(id, told(epoch));
  expect([trial().epochsDone, news.epochs(1)]).toEqual([0, [told(1), told(2)]]);
  expect(store.heldEpochs(trial().sessionId).map(({ epoch }) => epoch)).toEqual([told(1).epoch, told(2).epoch]);
});

test('one that differs from the news of it fails the trial after what was told of it', () => {
  const { id, counting, trial } = scene(3);
  counting.tellEpoch(id, told(1, 0.5));
  counting.tellEpoch(id, told(1, 0.4));
  expect([counting.hasEnded(id), trial().state]).toEqual([true, 'running']);
  counting.count({ ordinal: 1, epoch: true, ends: true });
  expect(trial()).toMatchObject({ state: 'failed', epochsDone: 1, failure: expect.stringContaining('It differs.') });
});

test('an epoch that differs from the recorded one fails the trial, when the clock comes to its end', () => {
  const { id, news, counting, trial } = scene();
  counting.tellEpoch(id, told(1, 0.5));
  counting.tellEpoch(id, told(1, 0.4));
  expect([news.endOf(1) !== null, counting.hasEnded(id), trial().state]).toEqual([true, true, 'running']);
  counting.count({ ordinal: 1, epoch: false, ends: true });
  expect([trial().state, trial().failure]).toEqual(['failed', expect.stringContaining('It differs.')]);
});

test('what is ended now keeps what was told of it; a person has stopped what had not ended', () => {
  const { id, news, counting } = scene();
  news.tellEpoch(1, told(1));
  news.tellEpoch(1, told(2));
  expect(counting.finishNow(id)).toMatchObject({
    ...{ state: 'stopped', epochsDone: 2 },
    stopReason: { text: 'Stopped by a person after epoch 2.' },
  });
});

test('what had ended off the clock ends as it had, and a checkpoint that is further than its trial is none', () => {
  const { id, news, counting, done } = scene();
  counting.disregard(id);
  expect(done).toEqual([]);
  news.tellEpoch(1, told(1));
  counting.tellEnd(id, { state: 'diverged', failure: null });
  expect(counting.finishNow(id)).toMatchObject({ state: 'diverged', epochsDone: 1 });
  counting.disregard(id);
  expect(done).toEqual(['discard 1']);
});
