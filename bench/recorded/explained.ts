/** How much of what configurations are worth each hyperparameter explains. */
import type { Params } from '../../shared/model.ts';
import { mean } from '../../shared/statistics/mean.ts';
import { median } from '../figures.ts';
import { groupedBy, type Configuration } from './configurations.ts';
import { percent, type Figures } from './words.ts';

export function explained(configurations: readonly Configuration[]): Figures {
  const names = Object.keys(configurations[0]!.params);
  const share = (keyOf: (params: Params) => string): string => percent(shareExplained(configurations, keyOf));
  const medians = (name: string): string =>
    [...groupedBy(configurations, (params) => String(params[name]))]
      .map(([value, those]) => `${value}: ${median(those.map(({ confirm }) => confirm)).toFixed(3)}`)
      .join(', ');
  const pair = ({ learning_rate, optimizer }: Params): string => `${String(optimizer)} at ${String(learning_rate)}`;
  return {
    ...Object.fromEntries(
      names.map((name) => [name, `explains ${share((params) => String(params[name]))}; medians ${medians(name)}`]),
    ),
    'learning rate and optimizer together': `explain ${share(pair)}`,
    'medians by both': [...groupedBy(configurations, pair)]
      .map(([both, those]) => `${both}: ${median(those.map(({ confirm }) => confirm)).toFixed(3)}`)
      .join(', '),
  };
}

/** Share of the variance of *confirm* between the groups. */
function shareExplained(configurations: readonly Configuration[], keyOf: (params: Params) => string): number {
  const all = configurations.map(({ confirm }) => confirm);
  const squares = (values: readonly number[], around: number): number =>
    values.reduce((sum, value) => sum + (value - around) ** 2, 0);
  const between = [...groupedBy(configurations, keyOf).values()].reduce(
    (sum, those) => sum + those.length * (mean(those.map(({ confirm }) => confirm)) - mean(all)) ** 2,
    0,
  );
  return between / squares(all, mean(all));
}
