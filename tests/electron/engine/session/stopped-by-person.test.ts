import { expect, test } from 'vitest';
import { stoppedByPerson } from '../../../../electron/engine/session/stopped-by-person.ts';

test.each([
  [0, { state: 'stopped', failure: null, stopReason: { text: 'Stopped by a person before its first epoch.' } }],
  [2, { state: 'stopped', failure: null, stopReason: { text: 'Stopped by a person after epoch 2.' } }],
  [3, { state: 'completed', failure: null }],
])('a trial with %i of 3 epochs', (epochsDone, end) => {
  expect(stoppedByPerson({ epochs: 3, epochsDone })).toEqual(end);
});
