/** What is best, what choosing finds of it, and how many configurations are nearly as good. */
import { bestByHalves, bestOfOneRunEach } from '../../electron/engine/replay/best-known.ts';
import { paramsText } from '../../shared/format/parameter.ts';
import { mean } from '../../shared/statistics/mean.ts';
import { quantile } from '../../shared/statistics/quantile.ts';
import { rankCorrelation } from '../../shared/statistics/rank-correlation.ts';
import { median } from '../figures.ts';
import { HIGHER, allRuns, bestTenth, rounds, type Configuration } from './configurations.ts';
import { accuracy, hundredths, inPoints, points, type Figures } from './words.ts';

export function best(configurations: readonly Configuration[]): Figures {
  const bySelect = leader(configurations, ({ select }) => select);
  const byConfirm = leader(configurations, ({ confirm }) => confirm);
  const confirms = configurations.map(({ confirm }) => confirm);
  const single = bestOfOneRunEach(allRuns(configurations), HIGHER);
  const repeated = configurations.filter(({ runs }) => runs.length > 1);
  return {
    'best by select': described(bySelect),
    'best by confirm': described(byConfirm),
    'median and worst on confirm': `${accuracy(median(confirms))}, ${accuracy(Math.min(...confirms))}`,
    'best of one run each': accuracy(single.value),
    'best known': repeated.length === 0 ? 'not before there are two model seeds' : halves(repeated),
    ...(repeated.length === 0 ? {} : choosing(repeated)),
  };
}

export function plateau(configurations: readonly Configuration[]): Figures {
  const { confirm: highest } = leader(configurations, ({ confirm }) => confirm);
  const within = (distance: number): number =>
    configurations.filter(({ confirm }) => highest - confirm <= distance + 1e-9).length;
  const correlation = (those: readonly Configuration[]): string =>
    hundredths(rankCorrelation(those.map(({ select, confirm }) => [select, confirm])).rho);
  const easier = configurations.map(({ select, confirm }) => select - confirm);
  return {
    'select over confirm: mean, 90 % of the configurations, least and most': [
      points(mean(easier)),
      `${inPoints(quantile(easier, 0.05))} to ${points(quantile(easier, 0.95))}`,
      `${inPoints(Math.min(...easier))} to ${points(Math.max(...easier))}`,
    ].join(', '),
    'within 0.5 points of the best, within 1': `${within(0.005)}, ${within(0.01)}`,
    'rank correlation of select and confirm, of all and of the best tenth': `${correlation(configurations)}, ${correlation(bestTenth(configurations))}`,
  };
}

function halves(configurations: readonly Configuration[]): string {
  const { value, interval } = bestByHalves(
    configurations.map(({ runs }) => runs),
    HIGHER,
  );
  return `${accuracy(value)} (${accuracy(interval!.low)} to ${accuracy(interval!.high)})`;
}

/** What a search finds that sees all: the best of one round by *select*, of the next one, and so on. */
function choosing(configurations: readonly Configuration[]): Figures {
  const chosen = rounds(configurations).map((runs) => {
    const best = leader(configurations, (configuration) => runs.get(configuration)!.selected);
    const own = runs.get(best)!;
    const others = best.runs.filter((run) => run !== own);
    return { own, others: mean(others.map(({ confirmed }) => confirmed)) };
  });
  const ofChosen = (figure: (choice: (typeof chosen)[number]) => number): string => accuracy(mean(chosen.map(figure)));
  return {
    'chosen by one run: its select, its confirm, confirm of the others': [
      ofChosen(({ own }) => own.selected),
      ofChosen(({ own }) => own.confirmed),
      ofChosen(({ others }) => others),
    ].join(', '),
  };
}

function leader<Item>(items: readonly Item[], scoreOf: (item: Item) => number): Item {
  return items.reduce((best, item) => (scoreOf(item) > scoreOf(best) ? item : best));
}

function described({ params, select, confirm }: Configuration): string {
  return `${paramsText(params)}: select ${accuracy(select)}, confirm ${accuracy(confirm)}`;
}
