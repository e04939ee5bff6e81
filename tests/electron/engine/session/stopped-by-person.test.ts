import { expect, test } from 'vitest';
import { stoppedByPerson } from '../../../../electron/engine/session/stopped-by-person.ts';
import { networkTask } from '../../../../electron/engine/tasks/network/network-task.ts';
import { programTask } from '../../../../electron/engine/tasks/program/program-task.ts';

const COMPLETED = { state: 'completed', failure: null };
const stopped = (text: string) => ({ state: 'stopped', failure: null, stopReason: { text } });

test.each([
  [0, stopped('Stopped by a person before its first epoch.')],
  [2, stopped('Stopped by a person after epoch 2.')],
  [3, COMPLETED],
])('a trial with %i of 3 epochs', (epochsDone, end) => {
  const trial = { params: {}, epochs: 3, epochsDone, bestEpoch: epochsDone || null };
  expect(stoppedByPerson(trial, networkTask)).toEqual(end);
  expect(stoppedByPerson(trial, programTask)).toEqual(end);
});

test.each([
  [3, stopped('Stopped by a person after epoch 3.')],
  [4, COMPLETED],
])('a network with a patience of 2 whose best epoch is 2, after epoch %i of 9', (epochsDone, end) => {
  const trial = { params: { patience: 2 }, epochs: 9, epochsDone, bestEpoch: 2 };
  expect(stoppedByPerson(trial, networkTask)).toEqual(end);
});
