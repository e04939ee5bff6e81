import { systemClock } from '../../../../shared/system-clock.ts';
import { expect, test } from 'vitest';
import { measureSpeed, speedFromTrials } from '../../../../electron/engine/api/measure-speed.ts';
import { faultOf, reasonOf } from '../../../../electron/engine/fault.ts';
import { trialSeconds } from '../../../../electron/engine/tasks/cost.ts';
import { networkCost } from '../../../../electron/engine/tasks/network/training-cost.ts';
import { networkYardstick } from '../../../../electron/engine/tasks/network/yardstick.ts';
import { createPartitionFiles } from '../../../../electron/engine/tasks/partition-files.ts';
import type { Store } from '../../../../db/store.ts';
import type { NewStudy } from '../../../../db/store/studies.ts';
import { openStore } from '../../../../db/open-store.ts';
import { GENERATED_ENVIRONMENT, GENERATED_TASK, generatedStudy } from '../../../../bench/app/generated-study.ts';
import { formulaWorkers } from '../../../support/formula-workers.ts';
import { measuredEpoch, newTrial } from '../../../support/small-study.ts';
import { foldersOf, makeFolders } from '../../../../electron/engine/folders.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const STUDY = generatedStudy('A study', 10, 'accuracy');
const START_SECONDS = 2;
const BESIDE_EPOCHS_SECONDS = 3;

/** Sessions of one worker whose trials take one second an epoch and three beside. */
function storeWith(study: Partial<NewStudy>, sessions: number, trials: number): Store {
  let nowMs = Date.UTC(2026, 0, 1);
  const store = openStore(':memory:', { now: () => new Date(nowMs).toISOString() });
  const pass = (seconds: number): void => void (nowMs += 1000 * seconds);
  const { id: studyId } = store.createStudy({ ...STUDY, ...study });
  for (let at = 0; at < sessions; at++) {
    const strategy = { name: 'random', options: {} };
    const session = store.createSession({ studyId, strategy, stopRule: null, seed: 1, budget: { trials }, workers: 1 });
    pass(START_SECONDS);
    for (let number = 1; number <= trials; number++) {
      const { id } = store.addTrial(newTrial(session.id, { params: { units: 64 }, epochs: 4 }));
      store.startTrial(id, 1, GENERATED_ENVIRONMENT);
      for (let epoch = 1; epoch <= 4; epoch++) {
        pass(1);
        store.recordEpoch(id, measuredEpoch(epoch, epoch / 10, { durationMs: 1000 }));
      }
      pass(number === 1 ? 100 : BESIDE_EPOCHS_SECONDS);
      store.finishTrial(id, { state: 'completed', failure: null });
    }
    store.changeSession(session.id, { state: 'finished' });
  }
  return store;
}

const speedIn = (store: Store, cpu = GENERATED_ENVIRONMENT.cpu) =>
  speedFromTrials({ store, environment: { ...GENERATED_ENVIRONMENT, cpu } }, 'network');

test('trials tell what they took from start to end, without the first of a worker, which opens the data', () => {
  const speed = speedIn(storeWith({}, 2, 6))!;
  const predicted = trialSeconds(networkCost(GENERATED_TASK), { units: 64 }, 4);
  expect(speed.factor).toBeCloseTo((4 + BESIDE_EPOCHS_SECONDS) / predicted, 6);
  expect(speed).toMatchObject({ startSeconds: START_SECONDS, basis: 'the pace of 10 trials trained on this machine' });
});

test('few trials, those of another processor, of a sample and of a recording say nothing of this machine', () => {
  expect(speedIn(storeWith({}, 1, 6))).toBeNull();
  expect(speedIn(storeWith({}, 2, 6), 'another')).toBeNull();
  expect(speedIn(storeWith({ sample: true }, 2, 6))).toBeNull();
  expect(speedIn(storeWith({ task: { ...GENERATED_TASK, recordConfirm: true } }, 2, 6))).toBeNull();
});

test('a full disk of the worker is the fault of the machine', async () => {
  const folders = foldersOf({ TRIALDECK_HOME: temporaryFolder(), TRIALDECK_CACHE: temporaryFolder() });
  makeFolders(folders);
  const spawn = formulaWorkers({ after: () => 'disk full' });
  const place = {
    spawn,
    folders,
    clock: systemClock,
    partitions: createPartitionFiles(folders),
    environment: GENERATED_ENVIRONMENT,
  };
  const measured = measureSpeed(place, networkYardstick(), new AbortController().signal);
  const error: unknown = await measured.catch((reason: unknown) => reason);
  expect([faultOf(error), reasonOf(error)]).toEqual(['machine', 'ENOSPC: no space left']);
});

test('a measurement trains two networks, and counts what the worker takes to be ready', async () => {
  let nowMs = 0;
  const clock = { ...systemClock, ms: () => (nowMs += 500) };
  const folders = foldersOf({ TRIALDECK_HOME: temporaryFolder(), TRIALDECK_CACHE: temporaryFolder() });
  makeFolders(folders);
  const partitions = createPartitionFiles(folders);
  const place = { spawn: formulaWorkers(), folders, clock, partitions, environment: GENERATED_ENVIRONMENT };
  const { startSeconds, basis, factor } = await measureSpeed(place, networkYardstick(), new AbortController().signal);
  expect({ startSeconds, basis }).toEqual({
    startSeconds: 0.5,
    basis: '2 trials made just now to measure this machine',
  });
  expect(factor).toBeGreaterThan(0);
});
