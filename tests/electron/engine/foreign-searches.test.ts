import { expect, test } from 'vitest';
import { foreignSearches } from '../../../electron/engine/foreign-searches.ts';
import type { StrategyChoice } from '../../../shared/model.ts';
import { newTrial, smallStudy, trainedTrial } from '../../support/small-study.ts';

function withSessions(sessions: readonly (readonly [strategy: string, epochs: number, finals: readonly number[]])[]) {
  const { store, studyId } = smallStudy();
  for (const [name, epochs, finals] of sessions) {
    const strategy: StrategyChoice = { name, options: {} };
    const { id } = store.createSession({ studyId, strategy, stopRule: null, seed: 3000, budget: { epochs }, workers: 1 });
    for (const final of finals) {
      const reason = { text: '', ...(name.startsWith('keras-tuner/') ? { kerasTunerScore: 1.5 - final } : {}) };
      trainedTrial(store, newTrial(id, { epochs: 2, reason }), [final - 0.1, final]);
    }
    store.changeSession(id, { state: 'finished' });
  }
  return { store, studyId };
}

test('searches that were read in stand beside ours of the same budget, with the trial that the other program ranks first', () => {
  const { store, studyId } = withSessions([
    ['keras-tuner/random', 6, [0.7, 0.6, 0.8]],
    ['random', 6, [0.5, 0.9, 0.6]],
    ['random', 20, [0.9]],
  ]);
  const found = foreignSearches(store, studyId)!;
  expect(found).toMatchObject({
    ...{ epochs: 6, places: [2, 4, 6] },
    searches: [
      { method: 'Keras Tuner: random search', seed: 3000, elsewhere: true, trials: 3, incumbents: [0.7, 0.7, 0.8] },
      { method: 'Random search', elsewhere: false, trials: 3, incumbents: [0.5, 0.9, 0.9], ranked: null },
    ],
  });
  expect(found.searches[0]!.ranked).toEqual({ own: 0.9, ours: 0.6 });
});

test('of a study into which none was read there is nothing', () => {
  const { store, studyId } = withSessions([['random', 6, [0.5]]]);
  expect(foreignSearches(store, studyId)).toBeNull();
});
