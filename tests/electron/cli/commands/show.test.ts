import { expect, test } from 'vitest';
import { beganAgain } from '../../../../electron/cli/commands/show.ts';
import { newTrial, smallStudy, trainedTrial } from '../../../support/small-study.ts';

test.each([
  [[0.5], 'the time of epoch 2 has that of epoch 1 in it.'],
  [[0.5, 0.6, 0.7], 'the time of epoch 4 has that of epochs 1 to 3 in it.'],
])('a trial that goes on without the state of its parent, which had %j, says what its first epoch took', (values, sentence) => {
  const { store, sessionId } = smallStudy();
  const { id, number } = trainedTrial(store, newTrial(sessionId), values);
  const detail = { parent: { id, number } };
  expect(beganAgain(store, detail, true).join()).toContain(sentence);
  expect(beganAgain(store, detail, false)).toEqual([]);
  expect(beganAgain(store, { parent: null }, true)).toEqual([]);
});
