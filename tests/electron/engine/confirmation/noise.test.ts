import { expect, test } from 'vitest';
import { confirmationNoise } from '../../../../electron/engine/confirmation/noise.ts';
import type { PartitionFiles } from '../../../../electron/engine/tasks/partition-files.ts';
import { valueRows } from '../../../../shared/task.ts';
import { addCountedTrial, countedStudy } from '../../../support/counted-study.ts';

/** Accuracy needs no labels. */
const none: PartitionFiles = {
  fileOf: () => {
    throw new Error('No partition file is needed.');
  },
  hold: () => {
    throw new Error('No partition file is needed.');
  },
  removeUnused: () => {},
};

test('without a second run of any configuration the noise of runs is all that the best ones differ by', () => {
  const { store, studyId } = countedStudy(4);
  const study = store.study(studyId);
  const noise = confirmationNoise(store, none, study)!;
  // Trials are right with probability 0.8, each on its own: a difference of two has twice the variance of one.
  const toConfirm = valueRows(study.task)! / study.task.split!.confirm;
  expect(noise.runs / ((toConfirm * 0.16) / valueRows(study.task)!)).toBeCloseTo(1, 0);
  expect(noise).toMatchObject({ rows: 0, runsAreKnown: false });
});

test('with several seeds of a configuration it is what they tell', () => {
  const { store, studyId, sessionId } = countedStudy(3);
  for (const configuration of [1, 2, 3]) addCountedTrial(store, sessionId, 0.8, { configuration });
  const noise = confirmationNoise(store, none, store.study(studyId))!;
  expect(noise.runsAreKnown).toBe(true);
  expect(noise.runs).toBeGreaterThan(0);
});

test('of a single trial nothing is known', () => {
  const { store, studyId } = countedStudy(1);
  expect(confirmationNoise(store, none, store.study(studyId))).toBeNull();
});
