/**
 * Rows that lie near a row of another table, each found: distances to a few landmarks rule out all others, as of two rows that are
 * near each other both are about as far from any third (the triangle inequality; Micó, Oncina and Vidal 1994, LAESA). It is given
 * inputs alone, no labels.
 */
import { randomFor } from '../../../../../shared/random.ts';
import type { Inputs } from '../data/standardisation.ts';

export interface ToFindCopies {
  /** The rows that are looked up, [rows, features] row-major. */
  readonly inputs: Inputs;
  /** The rows among which they are looked up, likewise; at least one. */
  readonly originals: Inputs;
  readonly features: number;
  /** Two rows are near each other up to this Euclidean distance, in the unit of the inputs. */
  readonly near: number;
}

/** How many of the rows have an equal row among the others, and how many a near one but no equal one. */
export interface Copies {
  readonly exact: number;
  readonly near: number;
}

/** More rule out more, and cost more. */
const LANDMARKS = 16;
/** Distances are rounded. */
const ROUNDING = 1e-6;

export function copiesOf({ inputs, originals, features, near }: ToFindCopies): Copies {
  const among = indexed(originals, features);
  const own = distancesToLandmarks(inputs, originals, features);
  const counts = { exact: 0, near: 0 };
  for (let row = 0; row < inputs.length / features; row++) {
    const from = own.subarray(row * LANDMARKS, (row + 1) * LANDMARKS);
    const nearest = nearestSquare(inputs.subarray(row * features, (row + 1) * features), from, among, near);
    if (nearest === 0) counts.exact++;
    else if (nearest <= near * near) counts.near++;
  }
  return counts;
}

/** The originals in the order of their distance to the first landmark. */
interface Index {
  readonly originals: Inputs;
  readonly order: Uint32Array;
  /** In that order. */
  readonly first: Float64Array;
  /** [rows, LANDMARKS] row-major, by row. */
  readonly known: Float64Array;
}

function indexed(originals: Inputs, features: number): Index {
  const known = distancesToLandmarks(originals, originals, features);
  const order = Uint32Array.from({ length: originals.length / features }, (_, row) => row).sort(
    (left, right) => known[left * LANDMARKS]! - known[right * LANDMARKS]!,
  );
  return { originals, order, first: Float64Array.from(order, (row) => known[row * LANDMARKS]!), known };
}

/** The squared distance to the nearest original that may be near; some number beyond where none is. */
function nearestSquare(row: Inputs, from: Float64Array, { originals, order, first, known }: Index, near: number): number {
  const reach = near * (1 + ROUNDING) + ROUNDING;
  let nearest = Infinity;
  for (let at = firstAtLeast(first, from[0]! - reach); at < first.length && first[at]! <= from[0]! + reach; at++) {
    const other = order[at]!;
    if (isRuledOut(from, known, other * LANDMARKS, reach)) continue;
    nearest = Math.min(nearest, squaredDistance(row, originals, other * row.length, Math.min(nearest, near * near)));
    if (nearest === 0) return 0;
  }
  return nearest;
}

/** [rows, LANDMARKS] row-major. Landmarks are some of the originals. */
function distancesToLandmarks(inputs: Inputs, originals: Inputs, features: number): Float64Array {
  const random = randomFor('landmarks', features);
  const rows = originals.length / features;
  const landmarks = Array.from({ length: LANDMARKS }, () => Math.floor(random.next() * rows));
  const distances = new Float64Array((inputs.length / features) * LANDMARKS);
  for (let at = 0; at < distances.length; at++) {
    const begin = Math.floor(at / LANDMARKS) * features;
    const landmark = landmarks[at % LANDMARKS]! * features;
    distances[at] = Math.sqrt(squaredDistance(inputs.subarray(begin, begin + features), originals, landmark, Infinity));
  }
  return distances;
}

function isRuledOut(from: Float64Array, known: Float64Array, begin: number, reach: number): boolean {
  for (let landmark = 1; landmark < LANDMARKS; landmark++)
    if (Math.abs(from[landmark]! - known[begin + landmark]!) > reach) return true;
  return false;
}

const PIECE = 56;

/** Given up as soon as it is beyond the limit: some number above it then. */
function squaredDistance(row: Inputs, others: Inputs, begin: number, limit: number): number {
  let sum = 0;
  for (let from = 0; from < row.length && sum <= limit; from += PIECE) {
    const end = Math.min(row.length, from + PIECE);
    for (let at = from; at < end; at++) {
      const difference = row[at]! - others[begin + at]!;
      sum += difference * difference;
    }
  }
  return sum;
}

/** The place of the first of ascending numbers that is at least the value. */
function firstAtLeast(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
