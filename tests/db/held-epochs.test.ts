import { expect, test } from 'vitest';
import { DifferentEpoch } from '../../db/different-epoch.ts';
import { packHits } from '../../shared/row-results.ts';
import { measuredEpoch, newTrial, smallStudy } from '../support/small-study.ts';

const told = (epoch: number, value: number) => ({
  epoch: measuredEpoch(epoch, value),
  rowResults: { select: packHits([1, 0, epoch % 2]) },
});

test('come back as they were told, in that order, until they are recorded or their trial is finished', () => {
  const { store, sessionId } = smallStudy();
  const [first, second] = [store.addTrial(newTrial(sessionId)), store.addTrial(newTrial(sessionId))];
  store.holdEpoch(second.id, told(1, 0.5));
  store.holdEpoch(first.id, told(1, 0.6));
  store.holdEpoch(second.id, told(2, 0.7));
  const held = [
    { ...told(1, 0.5), trialId: second.id, ordinal: 2 },
    { ...told(1, 0.6), trialId: first.id, ordinal: 1 },
    { ...told(2, 0.7), trialId: second.id, ordinal: 2 },
  ];
  expect(store.heldEpochs(sessionId)).toEqual(held);
  expect(store.trial(second.id)).toMatchObject({ epochsDone: 0, value: null });
  store.recordEpoch(second.id, told(1, 0.5).epoch);
  expect(store.heldEpochs(sessionId)).toEqual(held.slice(1));
  store.finishTrial(second.id, { state: 'completed', failure: null });
  expect(store.heldEpochs(sessionId)).toEqual([held[1]]);
});

test('one that is told again must be the same, durations aside', () => {
  const { store, sessionId } = smallStudy();
  const { id } = store.addTrial(newTrial(sessionId));
  store.holdEpoch(id, told(1, 0.5));
  store.holdEpoch(id, { epoch: { ...told(1, 0.5).epoch, durationMs: 1234 }, rowResults: {} });
  expect(() => store.holdEpoch(id, told(1, 0.6))).toThrow(DifferentEpoch);
  expect(store.heldEpochs(sessionId)).toEqual([{ ...told(1, 0.5), trialId: id, ordinal: 1 }]);
});
