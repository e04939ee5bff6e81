/** How close training comes to the speed of plain matrix products on the same cores, and how it compares with Keras. */
import { say } from './command.ts';
import { round } from './document.ts';
import { median, type BenchOptions, type Findings } from './figures.ts';
import { runPython } from './python.ts';
import { mean } from '../shared/statistics/mean.ts';
import { rowsFor, type BenchRows } from './rows.ts';
import { ask, withStepWorkers } from './step-processes.ts';
import type { Epochs, StepNetwork } from './step-worker.ts';

const LARGE: StepNetwork = { units: 256, batch: 128 };
const SMALL: StepNetwork = { units: 64, batch: 32 };
const MULTIPLICATIONS = 5;

/** Seconds of one epoch of one trial, when all processes train at once: an epoch's over the number of processes. */
interface TrialEpoch {
  /** What the products alone would take at the measured speed of products. */
  readonly bound: number;
  readonly training: number;
  readonly measured: number;
  readonly kerasOne: number;
  readonly kerasMany: number;
}

interface KerasEpochs {
  readonly seconds: readonly (readonly number[])[];
  readonly versions: Readonly<Record<string, string>>;
}

export async function step(options: BenchOptions): Promise<Findings> {
  const [size, epochs] = options.quick ? [256, 2] : [2048, 8];
  const rows = rowsFor(options);
  const { flops, own } = await withStepWorkers(options.workers, async (workers) => {
    say(`${size} x ${size} products in ${options.workers} processes`);
    const products = await ask<{ seconds: number[] }>(workers, { kind: 'multiply', size, times: MULTIPLICATIONS });
    const train = async (network: StepNetwork): Promise<Pick<TrialEpoch, 'training' | 'measured'>> => {
      say(`${layersOf(network)} in ${options.workers} processes`);
      await ask(workers, { kind: 'prepare', partitionFile: rows.partitionFile, ...network });
      return ownEpoch(await ask<Epochs>(workers, { kind: 'train', epochs }));
    };
    return {
      flops: products.reduce((sum, { seconds }) => sum + (2 * size ** 3) / Math.min(...seconds), 0),
      own: [await train(LARGE), await train(SMALL)] as const,
    };
  });
  const keras = [await kerasEpoch(rows, LARGE, epochs, options), await kerasEpoch(rows, SMALL, epochs, options)] as const;
  const bound = (network: StepNetwork): number => (rows.split.train * flopsOfRow(network)) / flops;
  const large: TrialEpoch = { bound: bound(LARGE), ...own[0], ...keras[0] };
  const small: TrialEpoch = { bound: bound(SMALL), ...own[1], ...keras[1] };
  const many = `${options.workers} processes of one thread`;
  return {
    how: [
      rows.inWords,
      `Adam, dropout 0.2. Seconds of one epoch of one trial when ${options.workers} processes train at once; the median of ${epochs - 1} epochs after a first one.`,
      `The bound is what the products of forward and backward pass take (${round(flopsOfRow(LARGE) / 1e6)} and ${round(flopsOfRow(SMALL) / 1e6)} MFLOP a row) at the speed of ${size} x ${size} products in as many processes at once, best of ${MULTIPLICATIONS} each: ${round(flops / 1e9)} GFLOPS together.`,
      'Keras is model.fit without validation.',
    ],
    table: {
      columns: ['network', 'side', 's per trial-epoch', 'of the bound'],
      rows: [...tableRows(LARGE, large, many), ...tableRows(SMALL, small, many)],
    },
    figures: [
      {
        what: `${layersOf(LARGE)}: training against the bound`,
        value: large.training / large.bound,
        unit: 'x',
        reach: { atMost: 1.7 },
      },
      {
        what: `${layersOf(SMALL)}: Keras in one process against training`,
        value: small.kerasOne / small.training,
        unit: 'x',
        reach: { atLeast: 5 },
      },
      {
        what: `${layersOf(SMALL)}: Keras in ${many} against training`,
        value: small.kerasMany / small.training,
        unit: 'x',
        reach: { atLeast: 2 },
      },
    ],
    versions: keras[0].versions,
  };
}

/**
 * Two operations for each weight and pass: forward, the weights' gradient, and the inputs' gradient, which the first layer
 * does not need.
 */
export function flopsOfRow({ units }: Pick<StepNetwork, 'units'>): number {
  const [first, second, last] = [784 * units, units * units, units * 10];
  return 4 * first + 6 * (second + last);
}

function layersOf({ units, batch }: StepNetwork): string {
  return `784-${units}-${units}-10, batch ${batch}`;
}

function tableRows(network: StepNetwork, epoch: TrialEpoch, many: string): [string, string, number, number][] {
  const sides: [string, number][] = [
    ['products alone (the bound)', epoch.bound],
    ['Trialdeck, training', epoch.training],
    ['Trialdeck, training and measuring stop and select', epoch.measured],
    ['Keras, one process, all threads', epoch.kerasOne],
    [`Keras, ${many}`, epoch.kerasMany],
  ];
  return sides.map(([side, seconds]) => [layersOf(network), side, round(seconds), round(seconds / epoch.bound)]);
}

function ownEpoch(workers: readonly Epochs[]): Pick<TrialEpoch, 'training' | 'measured'> {
  return {
    training: trialEpoch(workers.map(({ training }) => training)),
    measured: trialEpoch(workers.map(({ training, measuring }) => training.map((seconds, at) => seconds + measuring[at]!))),
  };
}

/** Of the seconds of every process' epochs; the first epoch, in which TensorFlow prepares the graph, does not count. */
function trialEpoch(processes: readonly (readonly number[])[]): number {
  return mean(processes.map((seconds) => median(seconds.slice(1)))) / processes.length;
}

async function kerasEpoch(rows: BenchRows, network: StepNetwork, epochs: number, { workers }: BenchOptions) {
  const run = async (processes: number, threads: number): Promise<KerasEpochs> => {
    say(`Keras, ${layersOf(network)}, processes: ${processes}`);
    const options = { partitions: rows.partitionFile, ...network, epochs, processes, threads };
    return (await runPython<KerasEpochs>('keras-tuner', 'epochs.py', options)).document;
  };
  const [one, many] = [await run(1, 0), await run(workers, 1)];
  return { kerasOne: trialEpoch(one.seconds), kerasMany: trialEpoch(many.seconds), versions: one.versions };
}
