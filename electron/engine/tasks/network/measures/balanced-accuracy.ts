/** Accuracy that counts every class alike, however many rows it has (Brodersen et al. 2010, for any number of classes). */
import type { NetworkMeasure } from './network-measure.ts';

export const balancedAccuracy: NetworkMeasure = {
  measure: {
    name: 'balanced_accuracy',
    title: 'balanced accuracy',
    unit: 'mean share of a class',
    goal: 'maximise',
    bounds: { low: 0, high: 1 },
    rows: 'hits',
    classesAlike: true,
    onTrain: false,
  },
  of: ({ hits, labels, classes }) => meanShare(hits, labels, classes),
  ofRows: ({ hits }) => hits,
};

/** The mean over the classes of the share of their rows that were got right. Classes without rows are left out. */
export function meanShare(hits: ArrayLike<number>, labels: ArrayLike<number>, classes: number): number {
  const [rows, right] = [new Uint32Array(classes), new Uint32Array(classes)];
  for (let row = 0; row < labels.length; row++) {
    rows[labels[row]!]! += 1;
    right[labels[row]!]! += hits[row]!;
  }
  let [sum, present] = [0, 0];
  for (let name = 0; name < classes; name++) {
    if (rows[name] === 0) continue;
    sum += right[name]! / rows[name]!;
    present += 1;
  }
  return sum / present;
}
