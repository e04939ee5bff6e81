/** The worker that looks into trials, and the weights that it trains again, on a clock that the test moves. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { BackendHost } from '../../../../electron/engine/backend-host.ts';
import { createInspector } from '../../../../electron/engine/api/inspection.ts';
import { stateNameOf } from '../../../../electron/engine/checkpoint-files.ts';
import { foldersOf, makeFolders } from '../../../../electron/engine/folders.ts';
import { damagedCheckpoint } from '../../../../electron/engine/tasks/checkpoint-content.ts';
import type { SpawnWorker } from '../../../../electron/engine/pool/protocol.ts';
import type { Split } from '../../../../shared/dataset.ts';
import { networkOf } from '../../../../shared/network/task.ts';
import type { Trial } from '../../../../shared/model.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { simulatedEpoch } from '../../../support/simulated-training.ts';
import { SIMULATED_ENVIRONMENT } from '../../../support/simulated-studies.ts';
import { simulatedWorkers } from '../../../support/simulated-worker.ts';
import { newTrial, smallStudy } from '../../../support/small-study.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const PARAMS = { learning_rate: 0.001, units: 64 };
const NEVER = new AbortController().signal;
const nothing = (): void => {};

function scene(epochMs = 1) {
  const { store, sessionId } = smallStudy();
  const folder = temporaryFolder();
  const folders = foldersOf({ TRIALDECK_HOME: folder, TRIALDECK_CACHE: folder });
  makeFolders(folders);
  const clock = fakeClock();
  const { engine: _engine, tensorflow: _tensorflow, ...environment } = SIMULATED_ENVIRONMENT;
  let [started, ended, held] = [0, 0, 0];
  const workers = simulatedWorkers(epochMs);
  const spawn: SpawnWorker = (index, grant) => {
    started++;
    const worker = workers(index, grant);
    const kill = (): void => {
      ended++;
      worker.kill();
    };
    return { ...worker, kill };
  };
  const hold: BackendHost['partitions']['hold'] = ({ key }) => {
    const { seed } = key.at(-1) as Split;
    held++;
    return { data: { name: `split ${seed}`, file: `/cache/${seed}` }, release: () => void held-- };
  };
  const withRows = <Result>(_: unknown, work: () => Result): Result => work();
  const host = { store, folders, clock, environment, spawn, partitions: { hold }, withRows } as unknown as BackendHost;
  const inspector = createInspector(host);
  onTestFinished(inspector.close);
  /** A trial of two epochs whose weights are gone. */
  const trained = (own = sessionId, modelSeed = 5): Trial => {
    const { id } = store.addTrial(newTrial(own, { params: PARAMS, epochs: 2, modelSeed }));
    store.startTrial(id, 0, SIMULATED_ENVIRONMENT);
    for (const epoch of [1, 2]) store.recordEpoch(id, simulatedEpoch(PARAMS, modelSeed, epoch));
    return store.finishTrial(id, { state: 'completed', failure: null });
  };
  const look = async ({ id }: Trial): Promise<string> => (await inspector.inspect(id, NEVER, nothing)).weights;
  const weightsOf = ({ id }: Trial): string => inspector.weightsOf(store.trialDetail(id));
  const workersNow = () => ({ started, ended, held });
  return { store, sessionId, folders, clock, inspector, trained, look, weightsOf, workersNow };
}

test('one worker looks into one trial after another, and ends when nobody has asked for a minute', async () => {
  const { clock, trained, look, workersNow } = scene();
  const trial = trained();
  await look(trial);
  clock.pass(40_000);
  await look(trial);
  clock.pass(59_999);
  expect(workersNow()).toEqual({ started: 1, ended: 0, held: 1 });
  clock.pass(1);
  expect(workersNow()).toEqual({ started: 1, ended: 1, held: 0 });
  await look(trial);
  expect(workersNow()).toEqual({ started: 2, ended: 1, held: 1 });
});

test('a trial on other rows gets a worker that may read those, and the rows before are let go', async () => {
  const { store, sessionId, trained, look, workersNow } = scene();
  const study = store.study(store.session(sessionId).studyId);
  const task = networkOf(study.task);
  const other = store.createStudy({ ...study, name: 'Other rows', task: { ...task, split: { ...task.split, seed: 99 } } });
  const strategy = { name: 'random', options: {} };
  const session = store.createSession({
    studyId: other.id,
    strategy,
    stopRule: null,
    seed: 1,
    budget: { trials: 1 },
    workers: 1,
  });
  await look(trained());
  await look(trained(session.id));
  expect(workersNow()).toEqual({ started: 2, ended: 1, held: 1 });
});

test('the weights of the last eight trials that were trained again are kept, in files of their own', async () => {
  const { folders, inspector, trained, look, weightsOf } = scene();
  const trials = Array.from({ length: 9 }, (_, at) => trained(undefined, at + 1));
  for (const trial of trials) expect(await look(trial)).toBe('repeated');
  expect(trials.map(weightsOf)).toEqual(['gone', ...Array<string>(8).fill('kept')]);
  const files = trials.map(({ id }) => path.join(folders.checkpoints, 'inspected', `trial-${id}.checkpoint`));
  expect(files.map(existsSync)).toEqual([false, ...Array<boolean>(8).fill(true)]);
  inspector.close();
  expect(files.map(existsSync)).toEqual(Array(9).fill(false));
});

test('weights of the trial itself are looked into where they lie, and stay there', async () => {
  const { store, folders, inspector, trained, look, weightsOf } = scene();
  const trial = trained();
  const file = path.join(folders.checkpoints, `${stateNameOf(store.sessionUid(trial.sessionId), trial.ordinal)}.checkpoint`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '');
  expect([weightsOf(trial), await look(trial)]).toEqual(['kept', 'kept']);
  inspector.close();
  expect(existsSync(file)).toBe(true);
});

test('weights that are damaged are removed, and the trial is trained again', async () => {
  const { store, sessionId, folders, inspector, trained, look } = scene();
  const trial = trained();
  const file = path.join(folders.checkpoints, `${stateNameOf(store.sessionUid(sessionId), trial.ordinal)}.checkpoint`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, 'damaged');
  expect([await look(trial), existsSync(file)]).toEqual(['repeated', false]);
  writeFileSync(file, 'damaged');
  const read = (name: string): { name: string } => {
    if (readFileSync(name, 'utf8') === 'damaged') throw damagedCheckpoint(name, 'it was altered');
    return { name };
  };
  await inspector.recordedWeights(trial.id, NEVER, nothing, read);
  expect(existsSync(file)).toBe(false);
});

test('where the one who asked gives up, the worker is ended, and the next look starts another', async () => {
  const { inspector, trained, look, workersNow } = scene(100);
  const trial = trained();
  const patience = new AbortController();
  const asked = inspector.inspect(trial.id, patience.signal, (epoch) => epoch === 1 && patience.abort());
  await expect(asked).rejects.toMatchObject({ code: 'unavailable', message: 'The worker that looks into trials was ended.' });
  expect(workersNow()).toEqual({ started: 1, ended: 1, held: 0 });
  expect(await look(trial)).toBe('repeated');
});

test('a trial of another program has no weights, and no worker is started for it', async () => {
  const { store, sessionId, inspector, trained, weightsOf, workersNow } = scene();
  const { studyId } = store.session(sessionId);
  const strategy = { name: 'keras-tuner/random', options: {} };
  const { id } = store.createSession({ studyId, strategy, stopRule: null, seed: 1, budget: { trials: 1 }, workers: 1 });
  const trial = trained(id);
  expect(weightsOf(trial)).toBe('elsewhere');
  await expect(inspector.inspect(trial.id, NEVER, nothing)).rejects.toMatchObject({
    code: 'unavailable',
    message: `Trial ${trial.number} was trained by another program, whose weights are not kept here.`,
  });
  expect(workersNow().started).toBe(0);
});
