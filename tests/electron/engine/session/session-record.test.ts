import { expect, test } from 'vitest';
import { sessionRecord } from '../../../../electron/engine/session/session-record.ts';
import { sessionTrials } from '../../../../electron/engine/session/session-trials.ts';
import { GAIN } from '../../../../shared/measure.ts';
import { GENERATED_ENVIRONMENT } from '../../../../bench/app/generated-study.ts';
import { measuredEpoch, newTrial, smallStudy, trainedTrial } from '../../../support/small-study.ts';

function scene() {
  const { store, sessionId } = smallStudy();
  const trials = sessionTrials([], GAIN);
  const heard: string[] = [];
  const listener = {
    onSession: () => {},
    onTrial: ({ ordinal, state }: { ordinal: number; state: string }) => void heard.push(`${ordinal} ${state}`),
    onEpoch: () => {},
    onNotice: () => {},
  };
  const record = sessionRecord(store, sessionId, trials, listener, 'It was trained elsewhere.');
  return { store, sessionId, trials, record, heard };
}

test('what is written is known in memory at once', () => {
  const { store, sessionId, trials, record } = scene();
  const { id } = record.add(newTrial(sessionId));
  expect(trials.withId(id).state).toBe('queued');
  store.startTrial(id, 0, GENERATED_ENVIRONMENT);
  expect([record.epoch(id, measuredEpoch(1, 0.7), {}), record.refresh(id).epochsDone]).toEqual([null, 1]);
  record.finish(id, { state: 'completed', failure: null });
  expect([trials.withId(id).state, trials.withId(id).value, store.trial(id).state]).toEqual(['completed', 0.7, 'completed']);
});

test('trials that others have added are taken in once', () => {
  const { store, sessionId, trials, record } = scene();
  record.add(newTrial(sessionId));
  store.addTrial(newTrial(sessionId));
  expect(record.readAdded().map(({ ordinal }) => ordinal)).toEqual([2]);
  expect([record.readAdded(), trials.all.length]).toEqual([[], 2]);
});

test('an epoch that comes out differently than it is recorded changes nothing, and says why', () => {
  const { store, sessionId, record } = scene();
  const { id } = record.add(newTrial(sessionId));
  store.startTrial(id, 0, GENERATED_ENVIRONMENT);
  record.epoch(id, measuredEpoch(1, 0.7), {});
  const said = record.epoch(id, measuredEpoch(1, 0.6), {});
  expect(said).toMatch(/ It was trained elsewhere\. Its recorded epochs are safe, and it ends with them;/);
  expect(store.epochs(id).map(({ stop }) => stop.accuracy)).toEqual([0.7]);
});

test('a trial that its worker has left is queued again, and that is told', () => {
  const { store, sessionId, trials, record, heard } = scene();
  const { id } = record.add(newTrial(sessionId));
  store.startTrial(id, 0, GENERATED_ENVIRONMENT);
  record.requeue(id, true);
  expect([heard, trials.withId(id).state]).toEqual([['1 queued'], 'queued']);
});

test('what a trial began on is its own machine, or that of the trial that it goes on from', () => {
  const { store, sessionId, record } = scene();
  const parent = trainedTrial(store, newTrial(sessionId, { epochs: 1 }), [0.7]);
  record.readAdded();
  const child = record.add(newTrial(sessionId, { parent: parent.ordinal, epochs: 3 }));
  const fresh = record.add(newTrial(sessionId));
  expect(record.beganOn(fresh)).toBeNull();
  expect([record.beganOn(parent), record.beganOn(child)]).toEqual([
    expect.objectContaining({ cpu: GENERATED_ENVIRONMENT.cpu }),
    expect.objectContaining({ cpu: GENERATED_ENVIRONMENT.cpu }),
  ]);
});
