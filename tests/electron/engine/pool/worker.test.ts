import { NETWORK_MEASURES } from '../../../../electron/engine/tasks/network/measures/catalogue.ts';
import { packHits } from '../../../../shared/row-results.ts';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { FromWorker, ToWorker } from '../../../../electron/engine/pool/protocol.ts';
import { serveTrials } from '../../../../electron/engine/pool/worker.ts';
import { grantedFiles } from '../../../../electron/engine/pool/worker-files.ts';
import type { TrialWork } from '../../../../electron/engine/pool/work.ts';
import type { Trainer } from '../../../../electron/engine/tasks/trainer.ts';
import { SIMULATED_ENVIRONMENT } from '../../../support/simulated-studies.ts';
import { formulaEpoch } from '../../../support/formula-workers.ts';
import { networkRoles } from '../../../../electron/engine/tasks/network/roles.ts';
import { GENERATED_TASK } from '../../../../bench/app/generated-study.ts';

const WORK: TrialWork = {
  params: { units: 16 },
  modelSeed: 1,
  epochs: 3,
  maxEpochs: 3,
  measures: NETWORK_MEASURES,
  objective: NETWORK_MEASURES[0]!,
  data: 'rows',
  task: GENERATED_TASK,
  number: 1,
  roles: networkRoles(false),
  session: 'one',
  checkpoint: { keep: null, resumeFrom: null },
  epochsKnown: 0,
};

/** Trains by a formula, and asks after each epoch as every trainer does. */
const trainer: Trainer = {
  engine: 'reference',
  tensorflow: 'formula',
  train: async (job, onEpoch) => {
    for (let epoch = job.epochsKnown + 1; epoch <= job.epochs; epoch++)
      if ((await onEpoch(formulaEpoch(job, epoch), { select: packHits([1, 0]) })) === 'stop') return { state: 'stopped' };
    return { state: 'completed', endedBy: 'target' };
  },
};

/** Of the event loop: more than all epochs need. */
const TURNS = 60;

interface Worker {
  send(message: ToWorker): void;
  /** What it has said once nothing more comes: the number of an epoch, or how a trial ended. */
  said(): Promise<readonly unknown[]>;
}

async function startWorker(): Promise<Worker> {
  const said: unknown[] = [];
  const listeners: ((message: ToWorker) => void)[] = [];
  const note = (message: FromWorker): void => {
    if (message.kind === 'epoch') said.push(message.epoch.epoch);
    if (message.kind === 'end') said.push(message.end.state);
  };
  const inspect = (): never => {
    throw new Error('Nothing is inspected here.');
  };
  const data = { name: 'rows', file: 'unread' };
  const files = grantedFiles({
    kind: 'network',
    confined: true,
    data,
    checkpointFolder: 'unread',
    environment: SIMULATED_ENVIRONMENT,
  });
  const place = { files, machine: 'here', environment: SIMULATED_ENVIRONMENT };
  const port = { send: note, onMessage: (listener: (message: ToWorker) => void) => listeners.push(listener) };
  await serveTrials(port, place, async () => ({ trainer, inspect }));
  return {
    send: (message) => listeners.forEach((listener) => listener(message)),
    said: async () => {
      for (let turns = 0; turns < TURNS; turns++) await turn();
      return said;
    },
  };
}

test('trains on by itself where nobody answers', async () => {
  const worker = await startWorker();
  worker.send({ kind: 'train', trialId: 7, attempt: 1, work: WORK, answered: false });
  expect(await worker.said()).toEqual([1, 2, 3, 'completed']);
});

test('waits for the answer to each epoch where there is one', async () => {
  const worker = await startWorker();
  worker.send({ kind: 'train', trialId: 7, attempt: 1, work: WORK, answered: true });
  expect(await worker.said()).toEqual([1]);
  worker.send({ kind: 'go-on', trialId: 7, attempt: 1 });
  expect(await worker.said()).toEqual([1, 2]);
  worker.send({ kind: 'stop', trialId: 7, attempt: 1 });
  expect(await worker.said()).toEqual([1, 2, 'stopped']);
});

test('an answer to another trial is none, and one that comes too late is forgotten', async () => {
  const worker = await startWorker();
  worker.send({ kind: 'train', trialId: 7, attempt: 1, work: WORK, answered: true });
  await worker.said();
  worker.send({ kind: 'stop', trialId: 7, attempt: 1 });
  expect(await worker.said()).toEqual([1, 'stopped']);
  worker.send({ kind: 'go-on', trialId: 7, attempt: 1 });
  worker.send({ kind: 'train', trialId: 8, attempt: 2, work: WORK, answered: true });
  worker.send({ kind: 'go-on', trialId: 7, attempt: 1 });
  worker.send({ kind: 'stop', trialId: 7, attempt: 1 });
  expect(await worker.said()).toEqual([1, 'stopped', 1]);
  worker.send({ kind: 'train', trialId: 7, attempt: 3, work: WORK, answered: false });
  expect(await worker.said()).toEqual([1, 'stopped', 1, 1, 2, 3, 'completed']);
});
