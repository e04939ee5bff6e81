import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openConnection } from '../../db/connection.ts';
import { openStore } from '../../db/open-store.ts';
import { GENERATED_ENVIRONMENT, generatedStudy } from '../../bench/app/generated-study.ts';
import { networkOf } from '../../shared/network/task.ts';
import { SCORE } from '../support/measures.ts';
import { anotherSession, measuredEpoch, newTrial, smallStudy, trainedTrial } from '../support/small-study.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('studies', () => {
  test('are what they were created as', () => {
    const store = openStore(':memory:', { now: () => new Date(0).toISOString() });
    const created = generatedStudy('First', 10, 'loss');
    const study = store.createStudy(created);
    const expected = { ...created, id: 1, createdAt: '1970-01-01T00:00:00.000Z', starred: false, archived: false, note: '' };
    expect(study).toEqual(expected);
    expect(store.study(1)).toEqual(expected);
  });

  test('change in the given fields only', () => {
    const { store, studyId } = smallStudy();
    const before = store.study(studyId);
    store.changeStudy(studyId, { name: 'Renamed', starred: true, note: undefined });
    expect(store.study(studyId)).toEqual({ ...before, name: 'Renamed', starred: true });
  });

  test('are hidden when deleted, come back, and go when purged, with all that is theirs', () => {
    const { store, studyId, sessionId } = smallStudy();
    const { id: trialId } = trainedTrial(store, newTrial(sessionId), [0.5, 0.6]);
    store.deleteStudy(studyId);
    expect(store.studyOverviews()).toEqual([]);
    expect(() => store.study(studyId)).toThrow(`There is no study ${studyId}.`);
    store.restoreStudy(studyId);
    expect(store.studyOverviews()).toHaveLength(1);
    store.deleteStudy(studyId);
    store.purgeDeleted();
    expect(() => {
      store.restoreStudy(studyId);
    }).toThrow(`There is no study ${studyId}.`);
    expect(() => store.session(sessionId)).toThrow(`There is no session ${sessionId}.`);
    expect(() => store.trial(trialId)).toThrow(`There is no trial ${trialId}.`);
    expect(store.createStudy(generatedStudy('Next', 10)).id).toBe(studyId + 1);
  });

  test('purging keeps what is not deleted', () => {
    const { store, studyId, sessionId } = smallStudy();
    const { id } = trainedTrial(store, newTrial(sessionId), [0.5]);
    store.purgeDeleted();
    expect(store.studyOverview(studyId).trials).toBe(1);
    expect(store.trialDetail(id).environment).toEqual(GENERATED_ENVIRONMENT);
  });
});

describe('studyOverview', () => {
  test('counts, names the best and follows the incumbent', () => {
    const { store, studyId, sessionId } = smallStudy();
    trainedTrial(store, newTrial(sessionId), [0.1], { state: 'failed', failure: 'Worker lost' });
    trainedTrial(store, newTrial(sessionId), [0.4, 0.5]);
    trainedTrial(store, newTrial(sessionId, { reason: { text: 'The defaults.', default: true } }), [0.3]);
    const second = trainedTrial(store, newTrial(anotherSession(store, studyId)), [0.7], { state: 'stopped', failure: null });
    trainedTrial(store, newTrial(sessionId), [0.7]);
    trainedTrial(store, newTrial(sessionId), [0.9], { state: 'diverged', failure: null });
    const running = store.addTrial(newTrial(sessionId));
    store.startTrial(running.id, 0, GENERATED_ENVIRONMENT);
    store.recordEpoch(running.id, measuredEpoch(1, 0.99));
    store.addTrial(newTrial(sessionId));
    expect(store.studyOverview(studyId)).toMatchObject({
      trials: 8,
      finishedTrials: 6,
      runningTrials: 1,
      bestValue: 0.7,
      bestTrialId: second.id,
      defaultValue: 0.3,
      incumbent: [0.5, 0.5, 0.7, 0.7, 0.7],
      vaultReadings: [],
    });
    expect(store.studyOverview(studyId).sessions.map(({ id }) => id)).toEqual([1, 2]);
  });

  test('takes the lowest loss, and among equals the lower number', () => {
    const { store, studyId, sessionId } = smallStudy({ objective: 'loss' });
    const other = anotherSession(store, studyId);
    trainedTrial(store, newTrial(sessionId), [0.2]);
    const first = store.addTrial(newTrial(sessionId));
    const later = store.addTrial(newTrial(other));
    for (const trial of [later, first]) {
      store.recordEpoch(trial.id, measuredEpoch(1, 0.75));
      store.finishTrial(trial.id, { state: 'completed', failure: null });
    }
    expect(store.studyOverview(studyId)).toMatchObject({ bestValue: 0.25, bestTrialId: first.id, incumbent: [0.8, 0.25, 0.25] });
  });

  test('shows at most 40 incumbents, from the first result to the last', () => {
    const { store, studyId, sessionId } = smallStudy();
    for (let trial = 0; trial < 100; trial++) trainedTrial(store, newTrial(sessionId), [trial / 100]);
    const { incumbent } = store.studyOverview(studyId);
    expect(incumbent).toHaveLength(40);
    expect([incumbent[0], incumbent[1], incumbent.at(-1)]).toEqual([0, 0.03, 0.99]);
  });

  test('is empty for a study without results', () => {
    const { store, studyId } = smallStudy();
    expect(store.studyOverview(studyId)).toMatchObject({ trials: 0, bestValue: null, defaultValue: null, incumbent: [] });
  });

  test('comes first in the list where something changed last', () => {
    const { store, studyId, sessionId } = smallStudy();
    const other = store.createStudy(generatedStudy('Other', 10));
    expect(store.studyOverviews().map(({ id }) => id)).toEqual([other.id, studyId]);
    trainedTrial(store, newTrial(sessionId), [0.5]);
    expect(store.studyOverviews().map(({ id }) => id)).toEqual([studyId, other.id]);
  });
});

describe('vault readings', () => {
  test('never change and never go, and a log that was emptied past that tells of the readings whose jobs gave a value', () => {
    const file = path.join(temporaryFolder(), 'trialdeck.sqlite');
    const { store, studyId } = smallStudy({ file });
    const { id } = store.createJob({ kind: 'vault', studyId, parent: null, about: {}, cores: 'one' });
    store.recordVaultReading(studyId, { why: 'Broke off', trialId: 3, datasetHash: 'f'.repeat(64) });
    store.recordVaultReading(studyId, { why: 'Final report', trialId: 3, datasetHash: 'f'.repeat(64) });
    store.changeJob(id, { state: 'finished', result: { at: '2026-01-01' } });
    expect(store.vaultReadings().map(({ why, lost }) => [why, lost])).toEqual([
      ['Broke off', undefined],
      ['Final report', undefined],
    ]);
    store.close();
    const connection = openConnection(file);
    const write = (text: string) => () => connection.write(() => connection.run(text));
    expect(write(`UPDATE vault_readings SET why = ''`)).toThrow('a reading of the vault never changes');
    expect(write('DELETE FROM vault_readings')).toThrow('a reading of the vault outlives its study');
    write('DROP TRIGGER vault_reading_is_never_deleted')();
    write('DELETE FROM vault_readings')();
    connection.close();
    const emptied = openStore(file);
    const { name, task } = emptied.study(studyId);
    const datasetHash = networkOf(task).dataset.hash;
    const lost = { studyId, studyName: name, datasetHash, at: '2026-01-01', trialId: null, lost: true };
    expect(emptied.vaultReadings()).toEqual([{ ...lost, why: expect.stringContaining('which is damaged') as string }]);
    expect(emptied.vaultReadings(studyId)).toHaveLength(1);
    emptied.close();
  });

  test('are logged in order and outlive their study', () => {
    const { store, studyId } = smallStudy();
    store.recordVaultReading(studyId, { why: 'Final report', trialId: 3, datasetHash: 'f'.repeat(64) });
    store.recordVaultReading(studyId, { why: 'Again', trialId: null, datasetHash: 'f'.repeat(64) });
    expect(store.studyOverview(studyId).vaultReadings.map(({ why, trialId }) => [why, trialId])).toEqual([
      ['Final report', 3],
      ['Again', null],
    ]);
    const other = store.createStudy(generatedStudy('Other', 10));
    store.recordVaultReading(other.id, { why: 'Other rows', trialId: null, datasetHash: '0'.repeat(64) });
    expect([studyId, other.id].map((id) => store.studyOverview(id).readingsByOthers)).toEqual([0, 0]);
    store.recordVaultReading(other.id, { why: 'The same rows', trialId: null, datasetHash: 'f'.repeat(64) });
    expect([studyId, other.id].map((id) => store.studyOverview(id).readingsByOthers)).toEqual([1, 2]);
    store.deleteStudy(studyId);
    store.purgeDeleted();
    expect(store.vaultReadings()).toMatchObject([
      { studyId, studyName: 'Small', datasetHash: 'f'.repeat(64), why: 'Final report' },
      { studyId, why: 'Again' },
      { studyId: other.id, why: 'Other rows' },
      { studyId: other.id, why: 'The same rows' },
    ]);
    expect(store.vaultReadings(other.id + 1)).toEqual([]);
  });
});

describe('settings', () => {
  test('are what was set last, and undefined before', () => {
    const { store } = smallStudy();
    expect(store.setting('theme')).toBeUndefined();
    store.setSetting('theme', { name: 'dark', accents: [1, 2] });
    store.setSetting('theme', 'light');
    expect(store.setting('theme')).toBe('light');
  });
});

test('a winner with the default configuration and another seed is known for what it is', () => {
  const { store, studyId, sessionId } = smallStudy();
  trainedTrial(store, newTrial(sessionId, { reason: { text: 'The default.', default: true } }), [0.76]);
  trainedTrial(store, newTrial(sessionId, { params: { learning_rate: 0.1 } }), [0.78]);
  expect(store.studyOverview(studyId).winnerIsDefault).toBe(false);
  trainedTrial(store, newTrial(sessionId, { modelSeed: 8 }), [0.8]);
  expect(store.studyOverview(studyId)).toMatchObject({ bestValue: 0.8, winnerIsDefault: true });
});

test('the default is the mean of its model seeds, each by its first result, of as many epochs as the first', () => {
  const { store, studyId, sessionId } = smallStudy();
  const { epochs } = newTrial(sessionId);
  const first = trainedTrial(store, newTrial(sessionId, { reason: { text: 'The default.', default: true } }), [0.76]);
  const known = { defaultTrialId: first.id, defaultValue: 0.76, defaultSeeds: 1 };
  expect(store.studyOverview(studyId)).toMatchObject(known);
  trainedTrial(store, newTrial(sessionId, { params: { learning_rate: 0.1 }, modelSeed: 8 }), [0.2]);
  trainedTrial(store, newTrial(sessionId, { epochs: epochs - 1, modelSeed: 9 }), [0.3]);
  trainedTrial(store, newTrial(sessionId), [0.5]);
  expect(store.studyOverview(studyId)).toMatchObject(known);
  trainedTrial(store, newTrial(sessionId, { modelSeed: 8 }), [0.8]);
  const { defaultValue, ...rest } = store.studyOverview(studyId);
  expect(rest).toMatchObject({ defaultTrialId: first.id, defaultSeeds: 2 });
  expect(defaultValue).toBeCloseTo(0.78, 12);
});

test('whether all values are whole is known of measures that may be anything', () => {
  const store = openStore(':memory:');
  const of = { ...generatedStudy('Counts', 1, 'accuracy'), measures: [{ ...SCORE, name: 'accuracy' }] };
  const { id } = store.createStudy(of);
  const sessionId = anotherSession(store, id);
  expect(store.studyOverview(id).wholeValues).toBe(false);
  trainedTrial(store, newTrial(sessionId, { epochs: 1 }), [3]);
  expect(store.studyOverview(id).wholeValues).toBe(true);
  trainedTrial(store, newTrial(sessionId, { epochs: 1 }), [0.25]);
  expect(store.studyOverview(id).wholeValues).toBe(false);
});
