/** How far runs of the same configuration are apart, in what they are worth and in how long they take. */
import { mean } from '../../shared/statistics/mean.ts';
import { quantile } from '../../shared/statistics/quantile.ts';
import { median } from '../figures.ts';
import { allRuns, pairsOf, type Configuration, type Run } from './configurations.ts';
import { percent, points, type Figures } from './words.ts';

export function noise(configurations: readonly Configuration[]): Figures {
  const repeated = configurations.filter(({ runs }) => runs.length > 1);
  if (repeated.length === 0) return {};
  const good = repeated.filter(({ confirm }) => confirm > 0.85);
  const deviation = (those: readonly Configuration[]): string =>
    `${points(Math.sqrt(mean(those.map(({ runs }) => variance(runs.map(({ confirmed }) => confirmed))))))} of ${those.length}`;
  const apart = repeated.flatMap(({ runs }) => pairsOf(runs).map(([one, other]) => Math.abs(one.confirmed - other.confirmed)));
  return {
    'standard deviation of one run on confirm, of all and of those above 85 %': `${deviation(repeated)}, ${deviation(good)}`,
    'two runs differ on confirm by, median': points(median(apart)),
  };
}

export function durations(configurations: readonly Configuration[]): Figures {
  const medianMs = ({ durationMs }: Run): number => median([...durationMs]);
  const all = allRuns(configurations).map(medianMs);
  const ratios = configurations.flatMap(({ runs }) =>
    pairsOf(runs.map(medianMs)).map((both) => Math.max(...both) / Math.min(...both) - 1),
  );
  return {
    'median epoch: median, cheapest, dearest, ms': [median(all), Math.min(...all), Math.max(...all)].map(Math.round).join(', '),
    ...(ratios.length === 0
      ? {}
      : {
          'two runs differ in it by: median, one in ten, at most': [0.5, 0.9, 1]
            .map((at) => percent(quantile(ratios, at)))
            .join(', '),
        }),
  };
}

function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}
