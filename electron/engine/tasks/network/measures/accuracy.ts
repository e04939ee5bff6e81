/** The share of rows whose class the network names. */
import { SHARE_OF_ROWS } from '../../../../../shared/measure.ts';
import type { NetworkMeasure } from './network-measure.ts';

export const accuracy: NetworkMeasure = {
  measure: {
    name: 'accuracy',
    title: 'accuracy',
    unit: SHARE_OF_ROWS,
    goal: 'maximise',
    bounds: { low: 0, high: 1 },
    rows: 'hits',
    onTrain: false,
  },
  of: ({ accuracy }) => accuracy,
};
