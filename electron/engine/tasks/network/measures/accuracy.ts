/** The share of rows whose class the network names. */
import type { NetworkMeasure } from './network-measure.ts';

export const accuracy: NetworkMeasure = {
  measure: {
    name: 'accuracy',
    title: 'accuracy',
    unit: 'share of rows',
    goal: 'maximise',
    bounds: { low: 0, high: 1 },
    rows: 'hits',
    classesAlike: false,
    onTrain: false,
  },
  of: ({ accuracy }) => accuracy,
  ofRows: ({ hits }) => hits,
};
