/**
 * Many columns of noise and labels of chance, of which the columns that fit the labels best are kept: chosen on *train*, or on
 * everything but *confirm* (Hastie, Tibshirani and Friedman 2009, section 7.10.2).
 */
import { randomFor, shuffle, type Random } from '../../../../../../shared/random.ts';
import type { PartitionContent } from '../../data/partition-file.ts';
import { tableOf, type LabelledRow } from './planted.ts';

const COLUMNS = 1_000;
const KEPT = 20;
const CLASSES = 2;
const ROWS = { train: 120, stop: 60, select: 60, confirm: 600 };

export function columnsOfNoise(seed: number, repetition: number, fittedOn: 'train' | 'everything'): PartitionContent {
  const random = randomFor(seed, 'columns of noise', repetition);
  const [train, stop, select, confirm] = [ROWS.train, ROWS.stop, ROWS.select, ROWS.confirm].map((count) =>
    noise(count, random),
  ) as [LabelledRow[], LabelledRow[], LabelledRow[], LabelledRow[]];
  const kept = bestColumns(fittedOn === 'train' ? train : [...train, ...stop, ...select]);
  const reduced = (rows: readonly LabelledRow[]): readonly LabelledRow[] =>
    rows.map(({ columns, label }) => ({ label, columns: kept.map((column) => columns[column]!) }));
  const partitions = { train: reduced(train), stop: reduced(stop), select: reduced(select), confirm: reduced(confirm) };
  return tableOf(partitions, KEPT, CLASSES);
}

/** Half of the rows in each class, in no order. */
function noise(count: number, random: Random): LabelledRow[] {
  const labels = shuffle(
    Array.from({ length: count }, (_, row) => row % CLASSES),
    random,
  );
  return labels.map((label) => ({ label, columns: Float32Array.from({ length: COLUMNS }, () => random.normal()) }));
}

/** Those whose means in the two classes lie farthest apart, which with as many rows in each is the order of correlation. */
function bestColumns(rows: readonly LabelledRow[]): readonly number[] {
  const distances = Array.from({ length: COLUMNS }, (_, column) => ({
    column,
    distance: Math.abs(rows.reduce((sum, { columns, label }) => sum + (label === 0 ? 1 : -1) * columns[column]!, 0)),
  }));
  return distances
    .sort((one, other) => other.distance - one.distance)
    .slice(0, KEPT)
    .map(({ column }) => column);
}
