/** Mean cross-entropy: what the optimizer brings down. */
import type { NetworkMeasure } from './network-measure.ts';

export const loss: NetworkMeasure = {
  measure: {
    name: 'loss',
    title: 'loss',
    unit: 'nats',
    goal: 'minimise',
    bounds: { low: 0, high: null },
    rows: 'losses',
    classesAlike: false,
    onTrain: true,
  },
  of: ({ loss }) => loss,
  ofRows: ({ losses }) => losses(),
  ofTraining: ({ loss }) => loss,
};
