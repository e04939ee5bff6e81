/** Whether a trial worker's memory grows from trial to trial. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { FromWorker } from '../electron/engine/pool/protocol.ts';
import { spawnNodeWorkers } from '../electron/engine/pool/spawn-node.ts';
import type { Params } from '../shared/model.ts';
import { say } from './command.ts';
import { round } from './document.ts';
import type { BenchOptions, Findings } from './figures.ts';
import { rowsFor } from './rows.ts';
import { inWorkplace } from './workplace.ts';

/** Ten networks in turn, so that the 10th and the 300th trial are of the same one. */
const NETWORKS: readonly Params[] = Array.from({ length: 10 }, (_, at) => ({
  hidden_layers: 1 + (at % 3),
  units: 32 + 24 * at,
  batch_size: 256,
  dropout_rate: at % 2 === 0 ? 0 : 0.2,
  batch_normalization: at % 4 === 3,
}));

const EARLY = 10;

export async function memory(options: BenchOptions): Promise<Findings> {
  const trials = options.quick ? 20 : 300;
  const rows = rowsFor(options);
  const residentBytes = await inWorkplace((folder) => trainInOneWorker(rows.partitionFile, folder, trials));
  const late = residentBytes[trials - 1]!;
  const shown = [1, EARLY, ...[0.25, 0.5, 0.75, 1].map((share) => Math.round(share * trials))];
  return {
    how: [rows.inWords, `${trials} trials of one epoch in one worker process, ten networks in turn, with checkpoints.`],
    table: {
      columns: ['trial', 'resident MB'],
      rows: shown.map((trial) => [trial, round(residentBytes[trial - 1]! / 1e6)]),
    },
    figures: [
      {
        what: `after ${trials} trials against after ${EARLY}`,
        value: late / residentBytes[EARLY - 1]!,
        unit: 'x',
        reach: { atMost: 1.05 },
      },
      { what: 'the most after any trial', value: Math.max(...residentBytes) / 1e6, unit: 'MB', reach: { atMost: 900 } },
    ],
    versions: {},
  };
}

/** Resident bytes after each trial, as the worker reports them. */
async function trainInOneWorker(partitionFile: string, folder: string, trials: number): Promise<number[]> {
  const checkpoints = path.join(folder, 'checkpoints');
  mkdirSync(checkpoints);
  const worker = spawnNodeWorkers()(0, partitionFile, checkpoints);
  const residentBytes: number[] = [];
  const sendNext = (): void => {
    const trialId = residentBytes.length + 1;
    if (trialId % 50 === 1) say(`trial ${trialId} of ${trials}`);
    const job = {
      params: NETWORKS[residentBytes.length % NETWORKS.length]!,
      modelSeed: trialId,
      epochs: 1,
      maxEpochs: 1,
      objective: 'accuracy' as const,
      partitionFile,
      recordConfirm: false,
      session: 'one',
      checkpointFile: path.join(checkpoints, 'latest.checkpoint'),
      resumeFrom: null,
      epochsKnown: 0,
    };
    worker.send({ kind: 'train', trialId, job, answered: false });
  };
  try {
    await new Promise<void>((resolve, reject) => {
      worker.onExit((reason) => reject(new Error(reason)));
      worker.onMessage((message: FromWorker) => {
        if (message.kind === 'failed') reject(new Error(message.message));
        if (message.kind === 'end') residentBytes.push(message.residentBytes);
        if (residentBytes.length === trials) resolve();
        else if (message.kind === 'ready' || message.kind === 'end') sendNext();
      });
    });
  } finally {
    worker.kill();
  }
  return residentBytes;
}
