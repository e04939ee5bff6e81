/** Draws the partitions of a study: stratified, once, from a seed of their own. */
import { TrialdeckError } from '../../../../../shared/errors.ts';
import type { Split } from '../../../../../shared/dataset.ts';
import { PARTITION_NAMES, type PartitionName } from '../../../../../shared/model.ts';
import { randomFor, shuffle } from '../../../../../shared/random.ts';

/** Of Fashion-MNIST's 60,000: 42,000 / 6,000 / 6,000 / 6,000. */
const SHARES: Readonly<Record<PartitionName, number>> = { train: 0.7, stop: 0.1, select: 0.1, confirm: 0.1 };

/** The default proportions for `rows` of the `available` rows; what rounding leaves over goes to *train*. */
export function defaultSplit(available: number, rows = available, seed = 1): Split {
  if (!Number.isInteger(rows) || rows < 40)
    throw new TrialdeckError('usage', `rows is ${rows}; allowed is a whole number from 40 to ${available}.`, 'rows');
  if (rows > available)
    throw new TrialdeckError('usage', `rows is ${rows}, but the data set has ${available} outside the vault.`, 'rows');
  const part = (name: PartitionName): number => Math.floor(rows * SHARES[name] + 1e-9);
  const [stop, select, confirm] = [part('stop'), part('select'), part('confirm')];
  return { seed, train: rows - stop - select - confirm, stop, select, confirm };
}

/** The partitions that were asked for. @throws TrialdeckError usage, where they need more rows than there are. */
export function chosenSplit(available: number, rows: Omit<Split, 'seed'>, seed: number): Split {
  const needed = PARTITION_NAMES.reduce((sum, name) => sum + rows[name], 0);
  if (needed <= available) return { seed, ...rows };
  const sentence = `split takes ${needed} rows, but the data set has ${available} outside the vault.`;
  throw new TrialdeckError('usage', sentence, 'split');
}

/**
 * Row numbers of every partition, disjoint and in no order that tells the class. Each class is shared out in the same
 * proportions, so that the counts of a class in two partitions of equal size differ by one at most.
 * @throws TrialdeckError usage, where the partitions need more rows than there are.
 */
export function drawSplit(labels: Uint8Array, classes: number, split: Split): Record<PartitionName, Uint32Array> {
  const wanted = PARTITION_NAMES.reduce((sum, name) => sum + split[name], 0);
  if (wanted > labels.length) {
    throw new TrialdeckError(
      'usage',
      `The partitions need ${wanted} rows, but the data set has ${labels.length} outside the vault.`,
      'rows',
    );
  }
  const dealt = dealByClass(labels, classes, split.seed);
  let at = 0;
  const take = (name: PartitionName): Uint32Array => {
    const rows = Uint32Array.from(dealt.slice(at, (at += split[name])));
    return shuffle(rows, randomFor(split.seed, 'partition', name));
  };
  const [stop, select, confirm] = [take('stop'), take('select'), take('confirm')];
  return { train: take('train'), stop, select, confirm };
}

/**
 * All rows in an order in which every run of rows holds the classes in their proportions: the rows of each class are
 * shuffled and spread evenly over [0, 1), then merged.
 */
function dealByClass(labels: Uint8Array, classes: number, seed: number): number[] {
  const byClass = Array.from({ length: classes }, (): number[] => []);
  labels.forEach((label, row) => byClass[label]!.push(row));
  const placed = byClass.flatMap((rows, label) =>
    shuffle(rows, randomFor(seed, 'class', label)).map((row, rank) => ({
      row,
      place: (rank + (label + 0.5) / classes) / rows.length,
    })),
  );
  return placed.sort((left, right) => left.place - right.place).map(({ row }) => row);
}
