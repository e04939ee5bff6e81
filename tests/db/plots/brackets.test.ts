import { describe, expect, test } from 'vitest';
import type { Store } from '../../../db/store.ts';
import { GENERATED_ENVIRONMENT } from '../../../bench/app/generated-study.ts';
import { plotted } from '../../support/plotted.ts';
import { anotherSession, measuredEpoch, newTrial, smallStudy, trainedTrial } from '../../support/small-study.ts';

/** A bracket of three configurations of which one goes on, another that has just begun, and a trial outside the rungs. */
function study(): { store: Store; sessionId: number } {
  const { store, studyId, sessionId } = smallStudy();
  trainedTrial(store, newTrial(sessionId, { epochs: 10 }), [0.9]);
  const first = { bracket: 0, rung: 0, epochs: 2 };
  trainedTrial(store, newTrial(sessionId, first), [0.3, 0.4]);
  trainedTrial(store, newTrial(sessionId, first), [0.5, 0.6]);
  trainedTrial(store, newTrial(sessionId, first), [0.2], { state: 'diverged', failure: 'The loss is not finite.' });
  const { id } = store.addTrial(newTrial(sessionId, { bracket: 0, rung: 1, parent: 3, epochs: 6 }));
  store.startTrial(id, 0, GENERATED_ENVIRONMENT);
  store.recordEpoch(id, measuredEpoch(3, 0.7));
  store.addTrial(newTrial(sessionId, { bracket: 1, rung: 0, epochs: 6 }));
  trainedTrial(store, newTrial(anotherSession(store, studyId), first), [0.8]);
  return { store, sessionId };
}

describe('brackets', () => {
  test('counts what every rung of the session holds', () => {
    const { store, sessionId } = study();
    const { rungs, shown } = plotted(store, 'brackets', { sessionId });
    expect(rungs).toEqual([
      { bracket: 0, rung: 0, epochs: 2, trials: 3, finished: 3, promoted: 1, planned: null },
      { bracket: 0, rung: 1, epochs: 6, trials: 1, finished: 0, promoted: 0, planned: null },
      { bracket: 1, rung: 0, epochs: 6, trials: 1, finished: 0, promoted: 0, planned: null },
    ]);
    expect(shown).toEqual({ matched: 5, shown: 5, by: 'all' });
  });

  test('draws every trial with its parent, its state and its value', () => {
    const { store, sessionId } = study();
    const { trials } = plotted(store, 'brackets', { sessionId });
    expect(trials.map(({ number, bracket, rung, parent, state }) => [number, bracket, rung, parent, state])).toEqual([
      [2, 0, 0, null, 'completed'],
      [3, 0, 0, null, 'completed'],
      [4, 0, 0, null, 'diverged'],
      [5, 0, 1, 3, 'running'],
      [6, 1, 0, null, 'queued'],
    ]);
    expect(trials[3]).toMatchObject({ epochs: 6, epochsDone: 3, value: 0.7, stopValue: 0.7 });
  });

  test('obeys the filter', () => {
    const { store, sessionId } = study();
    const { rungs } = plotted(store, 'brackets', { sessionId, filter: { ranges: { value: [0.5, null] } } });
    expect(rungs.map(({ rung, trials }) => [rung, trials])).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });

  test('of very many draws whole climbs, the longest first', () => {
    const { store, sessionId } = smallStudy();
    for (let number = 1; number <= 1600; number++) store.addTrial(newTrial(sessionId, { rung: 0, epochs: 1 }));
    for (let parent = 2; parent <= 1600; parent += 80) {
      store.addTrial(newTrial(sessionId, { rung: 1, parent, epochs: 3 }));
    }
    const { trials, rungs, shown } = plotted(store, 'brackets', { sessionId });
    expect(shown).toEqual({ matched: 1620, shown: trials.length, by: 'sample' });
    expect(trials.length).toBeLessThanOrEqual(1500);
    expect(trials.length).toBeGreaterThan(1400);
    const drawn = new Set(trials.map(({ number }) => number));
    const upper = trials.filter(({ rung }) => rung === 1);
    expect(upper).toHaveLength(20);
    expect(upper.filter(({ parent }) => !drawn.has(parent!))).toEqual([]);
    expect(rungs).toEqual([
      { bracket: null, rung: 0, epochs: 1, trials: 1600, finished: 0, promoted: 20, planned: null },
      { bracket: null, rung: 1, epochs: 3, trials: 20, finished: 0, promoted: 0, planned: null },
    ]);
  });
});
