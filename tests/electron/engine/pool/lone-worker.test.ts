import { setImmediate as turn } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { faultOf, reasonOf } from '../../../../electron/engine/fault.ts';
import { foldersOf } from '../../../../electron/engine/folders.ts';
import { openLoneWorker, withLoneWorker, type LoneWorker } from '../../../../electron/engine/pool/lone-worker.ts';
import type { TrialWork } from '../../../../electron/engine/pool/work.ts';
import { systemClock } from '../../../../shared/system-clock.ts';
import { formulaEpoch, formulaWorkers, type Misfortune } from '../../../support/formula-workers.ts';
import { ACCURACY } from '../../../support/measures.ts';
import { SIMULATED_ENVIRONMENT } from '../../../support/simulated-studies.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const GRANT = { kind: 'network', confined: true, data: { name: 'rows', file: 'unread' }, limits: {} } as const;
const WORK = { params: {}, modelSeed: 1, epochs: 2, epochsKnown: 0, objective: ACCURACY } as TrialWork;
const EPOCHS = [1, 2].map((epoch) => formulaEpoch(WORK, epoch));

function openWith(misfortune: Misfortune): LoneWorker {
  const folder = temporaryFolder();
  const folders = foldersOf({ TRIALDECK_HOME: folder, TRIALDECK_CACHE: folder });
  const place = { spawn: formulaWorkers(misfortune), folders, environment: SIMULATED_ENVIRONMENT, clock: systemClock };
  const worker = openLoneWorker(place, GRANT, 'The training');
  onTestFinished(() => worker.close());
  return worker;
}

const refusal = (asked: Promise<unknown>): Promise<unknown> => asked.catch((reason: unknown) => reason);

test('a worker that does not start while nobody asks is no fault of its own; who asks then is told', async () => {
  const unheard = vi.fn();
  process.on('unhandledRejection', unheard);
  onTestFinished(() => void process.off('unhandledRejection', unheard));
  const worker = openWith({ after: () => null, starts: false });
  for (let turns = 0; turns < 10; turns++) await turn();
  expect(unheard).not.toHaveBeenCalled();
  const error = await refusal(worker.train(WORK));
  expect(error).toMatchObject({ message: expect.stringContaining('The worker ended with exit code 1.') as string });
  expect(faultOf(error)).toBe('machine');
});

test('a full disk of the worker is the fault of the machine, and the worker trains on afterwards', async () => {
  const worker = openWith({ after: ({ modelSeed }) => (modelSeed === 1 ? 'disk full' : null) });
  const error = await refusal(worker.train(WORK));
  expect([faultOf(error), reasonOf(error)]).toEqual(['machine', 'ENOSPC: no space left']);
  expect(await worker.train({ ...WORK, modelSeed: 2 })).toHaveLength(2);
});

test('a training that loses its worker begins again, and has the epochs of the last attempt', async () => {
  const worker = openWith({ after: (_, epoch, attempt) => (epoch === attempt && attempt <= 2 ? 'lost' : null) });
  const heard: string[] = [];
  const epochs = await worker.train(WORK, {
    onBegin: () => heard.push('begins'),
    onEpoch: ({ epoch }, { tensorflow }) => heard.push(`${epoch} by ${tensorflow}`),
  });
  const [first, second] = ['1 by formula', '2 by formula'];
  expect(heard).toEqual(['begins', first, 'begins', first, second, 'begins', first, second]);
  expect(epochs).toEqual(EPOCHS);
});

test('one that loses its worker again and again has failed', async () => {
  const error = await refusal(openWith({ after: () => 'lost' }).train(WORK));
  const text = 'The training lost its worker 3 times. The worker was ended from outside (SIGKILL).';
  expect([faultOf(error), reasonOf(error)]).toEqual(['trial', text]);
});

test('what a listener throws ends the training', async () => {
  const refuse = (): never => {
    throw new Error('Other numbers.');
  };
  await expect(openWith({ after: () => null }).train(WORK, { onEpoch: refuse })).rejects.toThrow('Other numbers.');
});

test('a signal that aborts ends it with its reason, before and while it trains', async () => {
  const leaving = new AbortController();
  const worker = openWith({ after: () => null, turns: () => 50 });
  const use = vi.fn((open: LoneWorker) => open.train(WORK, { onBegin: () => leaving.abort(new Error('Left.')) }));
  await expect(withLoneWorker(() => worker, leaving.signal, use)).rejects.toThrow('Left.');
  await expect(withLoneWorker(() => worker, leaving.signal, use)).rejects.toThrow('Left.');
  expect(use).toHaveBeenCalledTimes(1);
  await expect(worker.train(WORK)).rejects.toThrow('Left.');
});
