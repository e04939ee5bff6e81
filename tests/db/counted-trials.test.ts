import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generatedStudy } from '../../bench/app/generated-study.ts';
import { openStore } from '../../db/open-store.ts';
import type { Store } from '../../db/store.ts';
import { countRows, countWithoutRows, offerRows, type RowsAsked } from '../../electron/engine/rows/count-rows.ts';
import { nothingCounted, type CountedScope, type CountedTrials } from '../../shared/counted-trials.ts';
import { randomFor } from '../../shared/random.ts';
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

const ofSession = (id: number): CountedScope => ({ of: 'session', id });
const ofStudy = (id: number): CountedScope => ({ of: 'study', id });

/** Counts the results that are there and not counted yet, and keeps what comes of it. */
function count(store: Store, scope: CountedScope): CountedTrials {
  const before = store.countedTrials(scope);
  const question = { counted: before, trials: store.trialsToCount(scope, before?.upTo ?? 0, 1000) };
  const { counted, reach } = countRows(question, { about, items: [] });
  const again = reach === null ? [] : store.configurationsInReach(scope, counted.upTo, reach);
  const configurations = again.map((number) => store.configurationRuns(scope, counted.upTo, number)!);
  const so = offerRows({ counted, configurations }, { about, items: [] });
  store.keepCountedTrials(scope, so);
  return so;
}

describe('what is counted of rows', () => {
  test('comes back as it was kept', () => {
    const { store, studyId, sessionId } = countedStudy(5);
    for (const scope of [ofSession(sessionId), ofStudy(studyId)]) {
      expect(store.countedTrials(scope)).toBeNull();
      const so = count(store, scope);
      expect(so).toMatchObject({ upTo: 5, counted: 5, configurations: 5, leftOut: 0 });
      expect(store.countedTrials(scope)).toEqual(so);
    }
  });

  test('grows trial by trial to what it is when all are counted at once', () => {
    const { store, sessionId } = countedStudy(3);
    count(store, ofSession(sessionId));
    addCountedTrial(store, sessionId, 0.8);
    expect(count(store, ofSession(sessionId))).toEqual(count(countedStudy(4).store, ofSession(sessionId)));
  });

  test('names the studies and sessions that are behind', () => {
    const { store, studyId, sessionId } = countedStudy(2);
    const empty = anotherSession(store, studyId);
    expect(store.scopesToCount()).toEqual([ofStudy(studyId), ofSession(sessionId)]);
    for (const scope of store.scopesToCount()) count(store, scope);
    expect(store.scopesToCount()).toEqual([]);
    addCountedTrial(store, empty, 0.9);
    expect(store.scopesToCount()).toEqual([ofStudy(studyId), ofSession(empty)]);
  });

  test('of a study is the same in whatever sessions its trials are', () => {
    const { store, studyId } = countedStudy(2);
    addCountedTrial(store, anotherSession(store, studyId), 0.8);
    expect(count(store, ofStudy(studyId))).toEqual(count(countedStudy(3).store, ofStudy(studyId)));
  });

  test('goes with a study to another database', () => {
    const { store, studyId } = countedStudy(3);
    for (const scope of store.scopesToCount()) count(store, scope);
    const file = join(temporaryFolder(), 'study.db');
    store.exportStudy(studyId, file);
    const { store: into } = smallStudy();
    const [copy] = into.importStudies(file, { sample: true });
    expect(into.countedTrials(ofStudy(copy!))).toEqual(store.countedTrials(ofStudy(studyId)));
    expect(into.scopesToCount()).toEqual([]);
  });

  test('is read by whoever may only read', () => {
    const file = join(temporaryFolder(), 'trialdeck.sqlite');
    const { store, studyId } = countedStudy(3, file);
    count(store, ofStudy(studyId));
    const reader = openStore(file, { readOnly: true });
    expect(reader.studyOverview(studyId).corrected).toEqual(store.studyOverview(studyId).corrected);
    reader.close();
  });
});

describe('the model seeds of a configuration', () => {
  test('are one candidate, in whatever order and session they come', () => {
    const { store, studyId, sessionId } = smallStudy();
    const sessions = [sessionId, anotherSession(store, studyId)];
    const random = randomFor('orders of seeds');
    const steps: CountedTrials[] = [];
    for (let at = 0; at < 24; at++) {
      addCountedTrial(store, sessions[random.below(2)]!, 0.8, { configuration: 1 + random.below(5) });
      steps.push(count(store, ofStudy(studyId)));
    }
    store.keepCountedTrials(ofStudy(studyId), nothingCounted());
    expect(count(store, ofStudy(studyId))).toEqual(steps.at(-1));
    expect(steps.at(-1)).toMatchObject({ counted: 24, configurations: 5 });
  });

  test('count together: a lucky run is the best trial, and its configuration is not the winner', () => {
    const { store, studyId, sessionId } = smallStudy();
    const shares = [0.9, 0.6, 0.85, 0.84];
    shares.forEach((share, at) => addCountedTrial(store, sessionId, share, { configuration: 1 + (at >> 1) }));
    count(store, ofStudy(studyId));
    const { corrected, bestTrialId } = store.studyOverview(studyId);
    if (corrected.kind !== 'corrected') throw new Error(corrected.reason);
    const values = store.trialsOf(sessionId).map(({ value }) => value!);
    expect(store.trial(bestTrialId!).number).toBe(1);
    expect(corrected).toMatchObject({ trial: 3, runs: 2, counted: 4, configurations: 2 });
    expect(corrected.apparent).toBeCloseTo((values[2]! + values[3]!) / 2, 12);
  });

  test('count once each, in however many sessions a model is trained again', () => {
    const { store, studyId, sessionId } = smallStudy();
    const others = [anotherSession(store, studyId), anotherSession(store, studyId)];
    const model = { configuration: 1, modelSeed: 7 };
    addCountedTrial(store, sessionId, 0.9, model);
    addCountedTrial(store, sessionId, 0.7, { configuration: 2 });
    const once = count(store, ofStudy(studyId));
    for (const other of others) addCountedTrial(store, other, 0.9, model);
    expect(count(store, ofStudy(studyId))).toEqual({ ...once, upTo: 4 });
    expect(store.configurationRuns(ofStudy(studyId), 4, 3)?.runs).toHaveLength(1);
    // A session of its own knows nothing of the others.
    expect(count(store, ofSession(others[1]!))).toMatchObject({ counted: 1, configurations: 1 });
    addCountedTrial(store, others[0]!, 0.9, { configuration: 1 });
    expect(count(store, ofStudy(studyId))).toMatchObject({ counted: 3, configurations: 2, selection: { leader: { runs: 2 } } });
  });

  test('of different lengths of training are told apart', () => {
    const { store, studyId, sessionId } = smallStudy();
    for (const epochs of [1, 9]) addCountedTrial(store, sessionId, 0.8, { configuration: 1, epochs });
    expect(count(store, ofStudy(studyId))).toMatchObject({ counted: 2, configurations: 2 });
  });
});

describe('the corrected value', () => {
  test('of equal trials lies below what the best one looks like, and its interval holds the truth', () => {
    const { store, studyId, sessionId } = countedStudy(20);
    for (const scope of store.scopesToCount()) count(store, scope);
    const { corrected, bestValue, bestTrialId } = store.studyOverview(studyId);
    if (corrected.kind !== 'corrected') throw new Error(corrected.reason);
    expect(corrected).toMatchObject({ of: 'study', trial: store.trial(bestTrialId!).number, apparent: bestValue, counted: 20 });
    expect(corrected.value).toBeLessThan(bestValue!);
    expect(corrected.interval.low).toBeLessThan(0.8);
    expect(corrected.interval.high).toBeGreaterThan(0.8);
    expect(store.correctedSession(sessionId)).toEqual({ ...corrected, of: 'session' });
  });

  test('tells how many trials without rows lie within reach of the winner', () => {
    const { store, studyId, sessionId } = countedStudy(2);
    const best = store.studyOverview(studyId).bestValue!;
    const deviation = Math.sqrt((best * (1 - best)) / valueRows(store.study(studyId).task)!);
    for (const errors of [0.5, 2.8, 3.2]) trainedTrial(store, newTrial(sessionId), [best - errors * deviation]);
    for (const scope of store.scopesToCount()) count(store, scope);
    expect(store.studyOverview(studyId).corrected).toMatchObject({ leftOut: 3, inReach: 2 });
    expect(store.correctedSession(sessionId)).toMatchObject({ leftOut: 3, inReach: 2 });
  });

  test('is not told where rows are missing that decide it', () => {
    const { store, studyId, sessionId } = countedStudy(2);
    const reason = (): unknown => {
      const { corrected } = store.studyOverview(studyId);
      return corrected.kind === 'uncorrected' ? corrected.reason : corrected.leftOut;
    };
    expect(reason()).toMatch(/^The rows of trial \d are not counted yet\.$/);
    trainedTrial(store, newTrial(sessionId), [0.5]);
    count(store, ofStudy(studyId));
    expect(reason()).toBe(1);
    trainedTrial(store, newTrial(sessionId), [0.99]);
    const before = store.countedTrials(ofStudy(studyId))!;
    const trials = store.trialsToCount(ofStudy(studyId), before.upTo, 100);
    store.keepCountedTrials(ofStudy(studyId), countWithoutRows({ counted: before, trials }).counted);
    expect(reason()).toBe('Trial 4, the best one, keeps no row results: a former version or another program trained it.');
  });
});
