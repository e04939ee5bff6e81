/** Trials an hour against Keras Tuner, as it comes and as processes that share the list by hand. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Params } from '../shared/model.ts';
import { say } from './command.ts';
import { mean } from '../shared/statistics/mean.ts';
import { type BenchOptions, type Figure, type Findings } from './figures.ts';
import { round } from './document.ts';
import { runPython } from './python.ts';
import { rowsFor, type BenchRows } from './rows.ts';
import { train, type Trained } from './terminal.ts';
import { inWorkplace } from './workplace.ts';

interface Searched {
  readonly trials: readonly { readonly accuracies: readonly number[] }[];
  readonly seconds: number;
  readonly versions: Readonly<Record<string, string>>;
}

/** One side's run, in the terms that all sides share. */
interface Side {
  readonly name: string;
  readonly seconds: number;
  readonly commandSeconds: number;
  /** Mean over the trials of the best and of the last epoch's accuracy on *select*, in percent. */
  readonly best: number;
  readonly last: number;
}

const CONFIGURATIONS = path.join(import.meta.dirname, 'keras-tuner', 'configurations.json');

export async function kerasTuner(options: BenchOptions): Promise<Findings> {
  const configurations = JSON.parse(readFileSync(CONFIGURATIONS, 'utf8')) as Params[];
  const rows = rowsFor(options);
  const runs = [];
  for (const epochs of options.quick ? [1, 2] : [3, 15]) runs.push(await compare(configurations, epochs, rows, options.workers));
  return {
    how: [
      rows.inWords,
      `${configurations.length} identical configurations of 1 to 3 layers, 64 to 512 units, batch 32 to 256, dropout 0 to 0.4, Adam.`,
      `Trialdeck with ${options.workers} workers of one thread, the store, a checkpoint of every epoch, and stop and select measured after every epoch; Keras Tuner measures select alone.`,
      'Trials an hour count the whole command, from its start to its end; the seconds of training alone stand beside them.',
      'Accuracies are on select, the mean over the trials of the best and of the last epoch, counted alike on all sides.',
    ],
    table: {
      columns: ['epochs', 'side', 'command s', 'training s', 'trials/hour', 'best %', 'last %'],
      rows: runs.flatMap(({ epochs, sides }) =>
        sides.map((side) => [
          epochs,
          side.name,
          round(side.commandSeconds),
          round(side.seconds),
          Math.round((3600 * configurations.length) / side.commandSeconds),
          side.best.toFixed(2),
          side.last.toFixed(2),
        ]),
      ),
    },
    figures: runs.flatMap(({ epochs, sides }) => figuresOf(epochs, sides)),
    versions: runs[0]!.versions,
  };
}

async function compare(configurations: readonly Params[], epochs: number, rows: BenchRows, workers: number) {
  const many = `Keras Tuner, ${workers} processes of one thread`;
  return await inWorkplace(async (folder) => {
    const keras = async (processes: number, threads: number) =>
      await runPython<Searched>('keras-tuner', 'search.py', {
        partitions: rows.partitionFile,
        configurations: CONFIGURATIONS,
        epochs,
        processes,
        threads,
        folder,
      });
    say(`Trialdeck, ${epochs} epochs`);
    const own = await train(configurations, { epochs, rows: rows.rows, workers }, folder);
    say(`Keras Tuner as it comes, ${epochs} epochs`);
    const asItComes = await keras(1, 0);
    say(`${many}, ${epochs} epochs`);
    const shared = await keras(workers, 1);
    const sides = [ownSide(own), kerasSide('Keras Tuner as it comes', asItComes), kerasSide(many, shared)] as const;
    return { epochs, sides, versions: asItComes.document.versions };
  });
}

function ownSide({ trials, seconds, commandSeconds }: Trained): Side {
  const accuracies = trials.map(({ epochs }) => epochs.map(({ select }) => select['accuracy']!));
  return { name: 'Trialdeck', seconds, commandSeconds, ...accuracy(accuracies) };
}

function kerasSide(name: string, { document, seconds }: { readonly document: Searched; readonly seconds: number }): Side {
  const accuracies = document.trials.map((trial) => trial.accuracies);
  return { name, seconds: document.seconds, commandSeconds: seconds, ...accuracy(accuracies) };
}

function accuracy(trials: readonly (readonly number[])[]): Pick<Side, 'best' | 'last'> {
  return {
    best: 100 * mean(trials.map((accuracies) => Math.max(...accuracies))),
    last: 100 * mean(trials.map((accuracies) => accuracies.at(-1)!)),
  };
}

function figuresOf(epochs: number, [own, asItComes, shared]: readonly [Side, Side, Side]): Figure[] {
  const faster = (side: Side, atLeast: number): Figure => ({
    what: `${epochs} epochs: trials an hour against ${side.name}`,
    value: side.commandSeconds / own.commandSeconds,
    unit: 'x',
    reach: { atLeast },
  });
  const apart: Figure = {
    what: `${epochs} epochs: best accuracy apart from Keras'`,
    value: Math.abs(own.best - mean([asItComes.best, shared.best])),
    unit: 'points',
    reach: { atMost: 0.5 },
  };
  return [faster(asItComes, 4.5), faster(shared, 2), apart];
}
