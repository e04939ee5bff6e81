import type { CurveMetric } from '../../../../shared/charts/learning-curves.ts';

/** What is measured after every epoch, to choose from. */
export const CURVE_METRICS: readonly { readonly value: CurveMetric; readonly label: string }[] = [
  { value: 'selectAccuracy', label: 'Select accuracy' },
  { value: 'selectLoss', label: 'Select loss' },
  { value: 'stopAccuracy', label: 'Stop accuracy' },
  { value: 'stopLoss', label: 'Stop loss' },
  { value: 'trainLoss', label: 'Train loss' },
];
