import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generatedStudy } from '../../bench/app/generated-study.ts';
import { openStore } from '../../db/open-store.ts';
import type { Store } from '../../db/store.ts';
import { countWithoutRows, countRows, type RowsAsked } from '../../electron/engine/rows/count-rows.ts';
import type { CountedTrials } from '../../shared/counted-trials.ts';
import { valueRows } from '../../shared/task.ts';
import { addCountedTrial, countedStudy } from '../support/counted-study.ts';
import { anotherSession, newTrial, smallStudy, trainedTrial } from '../support/small-study.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** That of the small study: the rows are drawn for it once. */
const about: RowsAsked = {
  measure: { goal: 'maximise' },
  rows: valueRows(generatedStudy('Small', 10, 'accuracy').task)!,
  labels: null,
};

function counted(store: Store, sessionId: number): CountedTrials {
  const before = store.countedTrials(sessionId);
  const question = { counted: before, trials: store.trialsToCount(sessionId, before?.sequence ?? 0, 100) };
  return countRows(question, { about, items: [] });
}

describe('what is counted of rows', () => {
  test('comes back as it was kept', () => {
    const { store, sessionId } = countedStudy(5);
    expect(store.countedTrials(sessionId)).toBeNull();
    const so = counted(store, sessionId);
    expect(so).toMatchObject({ sequence: 5, counted: 5, leftOut: 0 });
    store.keepCountedTrials(sessionId, so);
    expect(store.countedTrials(sessionId)).toEqual(so);
  });

  test('grows trial by trial to what it is when all are counted at once', () => {
    const { store, sessionId } = countedStudy(3);
    store.keepCountedTrials(sessionId, counted(store, sessionId));
    addCountedTrial(store, sessionId, 0.8);
    store.keepCountedTrials(sessionId, counted(store, sessionId));
    expect(store.countedTrials(sessionId)).toEqual(counted(countedStudy(4).store, sessionId));
  });

  test('names the sessions that are behind', () => {
    const { store, studyId, sessionId } = countedStudy(2);
    const empty = anotherSession(store, studyId);
    expect(store.sessionsToCount()).toEqual([sessionId]);
    store.keepCountedTrials(sessionId, counted(store, sessionId));
    expect(store.sessionsToCount()).toEqual([]);
    addCountedTrial(store, empty, 0.9);
    addCountedTrial(store, sessionId, 0.9);
    expect(store.sessionsToCount()).toEqual([sessionId, empty]);
  });

  test('of several sessions is that of one with all their trials', () => {
    const { store, studyId, sessionId } = countedStudy(2);
    const other = anotherSession(store, studyId);
    addCountedTrial(store, other, 0.8);
    for (const id of [sessionId, other]) store.keepCountedTrials(id, counted(store, id));
    const together = counted(countedStudy(3).store, sessionId);
    expect(store.countedOfStudy(studyId)).toEqual({ ...together, sequence: 0 });
  });

  test('goes with a study to another database', () => {
    const { store, studyId, sessionId } = countedStudy(3);
    store.keepCountedTrials(sessionId, counted(store, sessionId));
    const file = join(temporaryFolder(), 'study.db');
    store.exportStudy(studyId, file);
    const { store: into } = smallStudy();
    const [copy] = into.importStudies(file, { sample: true });
    expect(into.countedOfStudy(copy!)).toEqual(store.countedOfStudy(studyId));
    expect(into.sessionsToCount()).toEqual([]);
  });

  test('is read by whoever may only read', () => {
    const file = join(temporaryFolder(), 'trialdeck.sqlite');
    const { store, studyId, sessionId } = countedStudy(3, file);
    store.keepCountedTrials(sessionId, counted(store, sessionId));
    const reader = openStore(file, { readOnly: true });
    expect(reader.studyOverview(studyId).corrected).toEqual(store.studyOverview(studyId).corrected);
    reader.close();
  });
});

describe('the corrected value', () => {
  test('of equal trials lies below what the best one looks like, and its interval holds the truth', () => {
    const { store, studyId, sessionId } = countedStudy(20);
    store.keepCountedTrials(sessionId, counted(store, sessionId));
    const { corrected, bestValue, bestTrialId } = store.studyOverview(studyId);
    if (corrected.kind !== 'corrected') throw new Error(corrected.reason);
    expect(corrected).toMatchObject({ of: 'study', trial: store.trial(bestTrialId!).number, apparent: bestValue, counted: 20 });
    expect(corrected.value).toBeLessThan(bestValue!);
    expect(corrected.interval.low).toBeLessThan(0.8);
    expect(corrected.interval.high).toBeGreaterThan(0.8);
    expect(store.correctedSession(sessionId)).toEqual({ ...corrected, of: 'session' });
  });

  test('is not told where rows are missing that decide it', () => {
    const { store, studyId, sessionId } = countedStudy(2);
    const reason = (): unknown => {
      const { corrected } = store.studyOverview(studyId);
      return corrected.kind === 'uncorrected' ? corrected.reason : corrected.leftOut;
    };
    expect(reason()).toMatch(/^The rows of trial \d are not counted yet\.$/);
    trainedTrial(store, newTrial(sessionId), [0.5]);
    store.keepCountedTrials(sessionId, counted(store, sessionId));
    expect(reason()).toBe(1);
    trainedTrial(store, newTrial(sessionId), [0.99]);
    const before = store.countedTrials(sessionId)!;
    store.keepCountedTrials(
      sessionId,
      countWithoutRows({ counted: before, trials: store.trialsToCount(sessionId, before.sequence, 100) }),
    );
    expect(reason()).toBe('Trial 4, the best one, keeps no row results: a former version trained it.');
  });
});
