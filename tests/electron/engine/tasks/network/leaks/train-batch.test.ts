import { expect, test } from 'vitest';
import { GENERATED_TASK } from '../../../../../../bench/app/generated-study.ts';
import { faultOf, reasonOf } from '../../../../../../electron/engine/fault.ts';
import { foldersOf, makeFolders } from '../../../../../../electron/engine/folders.ts';
import { trainBatch } from '../../../../../../electron/engine/tasks/network/leaks/train-batch.ts';
import type { LabTraining, Trained } from '../../../../../../electron/engine/tasks/network/leaks/training.ts';
import { systemClock } from '../../../../../../shared/system-clock.ts';
import { formulaEpoch, formulaWorkers, type Misfortune } from '../../../../../support/formula-workers.ts';
import { SIMULATED_ENVIRONMENT } from '../../../../../support/simulated-studies.ts';
import { temporaryFolder } from '../../../../../support/temporary-folder.ts';

const TRAININGS: readonly LabTraining[] = [1, 2, 3].map((modelSeed) => ({
  data: { kind: 'split', repetition: 1 },
  params: { units: 16 },
  modelSeed,
  epochs: 2,
}));

/** What is done of the trainings, by their seed, before the batch ends. */
async function trained(misfortune: Misfortune): Promise<{ readonly done: Map<number, Trained>; readonly error: unknown }> {
  const folders = foldersOf({ TRIALDECK_HOME: temporaryFolder(), TRIALDECK_CACHE: temporaryFolder() });
  makeFolders(folders);
  const place = { spawn: formulaWorkers(misfortune), folders, clock: systemClock, environment: SIMULATED_ENVIRONMENT };
  const done = new Map<number, Trained>();
  const keep = ({ modelSeed }: LabTraining, epochs: Trained): void => void done.set(modelSeed, epochs);
  const data = { name: 'rows', file: 'unread' };
  const batch = trainBatch(TRAININGS, GENERATED_TASK, data, place, keep, new AbortController().signal);
  const error: unknown = await batch.then(
    () => null,
    (reason: unknown) => reason,
  );
  return { done, error };
}

const valuesOf = (training: LabTraining): Trained =>
  [1, 2].map((epoch) => {
    const { stop, select, confirm } = formulaEpoch(training, epoch);
    return { stop, select, confirm: confirm! };
  });

test('a training that loses its worker begins again, and has each epoch once', async () => {
  const lostTwice: Misfortune = { after: ({ modelSeed }, _, attempt) => (modelSeed === 2 && attempt <= 2 ? 'lost' : null) };
  const { done, error } = await trained(lostTwice);
  expect(error).toBeNull();
  expect(done).toEqual(new Map(TRAININGS.map((training) => [training.modelSeed, valuesOf(training)])));
});

test('one that loses its worker again and again fails, and what is done stays', async () => {
  const { done, error } = await trained({ after: ({ modelSeed }) => (modelSeed === 2 ? 'lost' : null) });
  expect([...done.keys()]).toEqual([1]);
  expect([faultOf(error), reasonOf(error)]).toEqual([
    'trial',
    'A training of the leak lab lost its worker 3 times. The worker was ended from outside (SIGKILL).',
  ]);
});

test('a full disk of the worker is the fault of the machine, so that the lab can go on later', async () => {
  const { error } = await trained({ after: () => 'disk full' });
  expect([faultOf(error), reasonOf(error)]).toEqual(['machine', 'ENOSPC: no space left']);
});
