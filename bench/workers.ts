/** How much faster two workers are than one. */
import type { Params } from '../shared/model.ts';
import { say } from './command.ts';
import { round } from './document.ts';
import { median, type BenchOptions, type Findings } from './figures.ts';
import { rowsFor, type BenchRows } from './rows.ts';
import { ask, withStepWorkers } from './step-processes.ts';
import type { Epochs } from './step-worker.ts';
import { train, type Trained } from './terminal.ts';
import { inWorkplace } from './workplace.ts';

/** Trials that cost the same, so that none is left alone at the end. */
function configurationsOf(trials: number): Params[] {
  return Array.from({ length: trials }, (_, at) => ({
    hidden_layers: 2,
    units: 256,
    batch_size: 128,
    dropout_rate: 0.2,
    learning_rate: 0.0005 + 0.0001 * at,
  }));
}

export async function workers(options: BenchOptions): Promise<Findings> {
  const [trials, epochs] = options.quick ? [4, 1] : [12, 5];
  const rows = rowsFor(options);
  const run = async (count: number): Promise<Trained> => {
    say(`${count} of the workers`);
    return await inWorkplace((folder) => train(configurationsOf(trials), { epochs, rows: rows.rows, workers: count }, folder));
  };
  const [one, two] = [await run(1), await run(2)];
  const [alone, together] = [await bareEpoch(rows, 1, epochs), await bareEpoch(rows, 2, epochs)];
  const [gain, bareGain] = [one.seconds / two.seconds, (2 * alone) / together];
  return {
    how: [
      rows.inWords,
      `${trials} trials of ${epochs} epochs, 784-256-256-10, batch 128, dropout 0.2, Adam; one thread a worker.`,
      `What the machine allows: the same epochs in bare processes, with nothing to share but its memory and its caches, take ${round(alone)} s in one process and ${round(together)} s in each of two at once: ${round(bareGain)}x.`,
    ],
    table: {
      columns: ['workers', 'training s', 'command s', 'trials/hour'],
      rows: [one, two].map(({ seconds, commandSeconds }, at) => [
        at + 1,
        round(seconds),
        round(commandSeconds),
        Math.round((3600 * trials) / seconds),
      ]),
    },
    figures: [
      { what: 'two workers against one, training', value: gain, unit: 'x', reach: { atLeast: 1.9 } },
      { what: 'the same, of what two bare processes gain', value: gain / bareGain, unit: 'x', reach: { atLeast: 0.95 } },
    ],
    versions: {},
  };
}

/** Seconds of a median epoch with its measuring in each of several processes at once; the first epoch does not count. */
async function bareEpoch({ partitionFile }: BenchRows, processes: number, epochs: number): Promise<number> {
  say(`${processes} bare processes`);
  return await withStepWorkers(processes, async (workers) => {
    await ask(workers, { kind: 'prepare', partitionFile, units: 256, batch: 128 });
    const trained = await ask<Epochs>(workers, { kind: 'train', epochs: epochs + 1 });
    return median(trained.flatMap(({ training, measuring }) => training.map((s, at) => s + measuring[at]!).slice(1)));
  });
}
