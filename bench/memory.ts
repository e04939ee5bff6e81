/** How much memory a trial worker keeps for itself, and whether it grows from trial to trial. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { FromWorker } from '../electron/engine/pool/protocol.ts';
import { hostEnvironment } from '../electron/engine/environment.ts';
import { spawnNodeWorkers } from '../electron/engine/pool/spawn-node.ts';
import { NETWORK_MEASURES } from '../electron/engine/tasks/network/measures/catalogue.ts';
import type { Params } from '../shared/model.ts';
import { say } from './command.ts';
import { round } from './document.ts';
import type { BenchOptions, Findings } from './figures.ts';
import { privateBytes } from './private-memory.ts';
import { rowsFor } from './rows.ts';
import { inWorkplace } from './workplace.ts';
import { networkRoles } from '../electron/engine/tasks/network/roles.ts';
import { GENERATED_TASK } from './app/generated-study.ts';

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
  const after = await inWorkplace((folder) => trainInOneWorker(rows.partitionFile, folder, trials));
  const most = (of: 'resident' | 'own'): number => Math.max(...after.map((memory) => memory[of]));
  const shown = [1, EARLY, ...[0.25, 0.5, 0.75, 1].map((share) => Math.round(share * trials))];
  return {
    how: [rows.inWords, `${trials} trials of one epoch in one worker process, ten networks in turn, with checkpoints.`],
    table: {
      columns: ['trial', 'its own MB', 'resident MB'],
      rows: shown.map((trial) => [trial, round(after[trial - 1]!.own / 1e6), round(after[trial - 1]!.resident / 1e6)]),
    },
    figures: [
      {
        what: `after ${trials} trials against after ${EARLY}`,
        value: after[trials - 1]!.resident / after[EARLY - 1]!.resident,
        unit: 'x',
        reach: { atMost: 1.05 },
      },
      { what: 'the most after any trial', value: most('resident') / 1e6, unit: 'MB', reach: { atMost: 900 } },
      { what: 'its own after the first trial', value: after[0]!.own / 1e6, unit: 'MB', reach: { atMost: 157 } },
      { what: 'the most of its own after any trial', value: most('own') / 1e6, unit: 'MB', reach: { atMost: 157 } },
    ],
    versions: {},
  };
}

interface Memory {
  /** As the worker reports it, libraries and mapped files included. */
  readonly resident: number;
  /** Without what other processes can share; not a number where the system does not tell. */
  readonly own: number;
}

/** Bytes after each trial. */
async function trainInOneWorker(dataFile: string, folder: string, trials: number): Promise<Memory[]> {
  const checkpoints = path.join(folder, 'checkpoints');
  mkdirSync(checkpoints);
  const data = { name: 'rows', file: dataFile };
  const worker = spawnNodeWorkers()(0, {
    kind: 'network',
    confined: true,
    data,
    checkpointFolder: checkpoints,
    environment: hostEnvironment(),
  });
  const after: Memory[] = [];
  const sendNext = (): void => {
    const trialId = after.length + 1;
    if (trialId % 50 === 1) say(`trial ${trialId} of ${trials}`);
    const work = {
      params: NETWORKS[after.length % NETWORKS.length]!,
      modelSeed: trialId,
      epochs: 1,
      maxEpochs: 1,
      measures: NETWORK_MEASURES,
      objective: NETWORK_MEASURES[0]!,
      data: data.name,
      task: GENERATED_TASK,
      number: 1,
      roles: networkRoles(false),
      session: 'one',
      checkpoint: { keep: 'latest', resumeFrom: null },
      epochsKnown: 0,
    };
    worker.send({ kind: 'train', trialId, attempt: trialId, work, answered: false });
  };
  try {
    await new Promise<void>((resolve, reject) => {
      worker.onExit((reason) => reject(new Error(reason)));
      worker.onMessage((message: FromWorker) => {
        if (message.kind === 'failed') reject(new Error(message.message));
        if (message.kind === 'end') after.push({ resident: message.residentBytes, own: privateBytes(worker.pid!) ?? Number.NaN });
        if (after.length === trials) resolve();
        else if (message.kind === 'ready' || message.kind === 'end') sendNext();
      });
    });
  } finally {
    worker.kill();
  }
  return after;
}
