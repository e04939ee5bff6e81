/** How much faster two workers are than one. */
import type { Params } from '../shared/model.ts';
import { say } from './command.ts';
import { round } from './document.ts';
import type { BenchOptions, Findings } from './figures.ts';
import { rowsFor } from './rows.ts';
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
  return {
    how: [
      rows.inWords,
      `${trials} trials of ${epochs} epochs, 784-256-256-10, batch 128, dropout 0.2, Adam; one thread a worker.`,
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
      { what: 'two workers against one, training', value: one.seconds / two.seconds, unit: 'x', reach: { atLeast: 1.9 } },
    ],
    versions: {},
  };
}
