/**
 * Every configuration is judged on one split, or each on another one. From the same trainings: configuration c of repetition r is
 * read on split r, or on split r + c, so that no training is read twice in the same way.
 */
import type { LeakFigure } from '../../../../../../shared/leaks/lab.ts';
import { countedText } from '../../../../../../shared/format/count.ts';
import { mean } from '../../../../../../shared/statistics/mean.ts';
import { rankCorrelation } from '../../../../../../shared/statistics/rank-correlation.ts';
import type { LeakExperiment, Repetition } from '../experiment.ts';
import { ILLUSION, meanFigure } from '../figures.ts';
import { APART, illusionOf, judge, winnerOf, type Verdict } from '../roles.ts';
import { gridOf } from '../shared-trainings.ts';

/** By split, then by configuration. */
type Verdicts = readonly (readonly Verdict[])[];

/** A search in which each configuration is judged on one of the splits. */
interface Search {
  readonly verdicts: readonly Verdict[];
  readonly splits: readonly number[];
  readonly winner: number;
}

/** What the two searches of a repetition are held against each other by. */
interface Both {
  readonly fixed: Search;
  readonly reshuffled: Search;
  /**
   * What a configuration is worth above the mean of all: honestly, over the splits that had no part in the choice. What the splits
   * differ by cancels.
   */
  worth(configuration: number, without: readonly number[]): number;
}

function searchOn(verdicts: Verdicts, splitOf: (configuration: number) => number): Search {
  const splits = verdicts[0]!.map((_, configuration) => splitOf(configuration) % verdicts.length);
  const read = splits.map((split, configuration) => verdicts[split]![configuration]!);
  return { splits, verdicts: read, winner: winnerOf(read) };
}

function bothIn(verdicts: Verdicts, repetition: number): Both {
  const above = verdicts.map((split) => {
    const middle = mean(split.map(({ honest }) => honest));
    return split.map(({ honest }) => honest - middle);
  });
  return {
    fixed: searchOn(verdicts, () => repetition),
    reshuffled: searchOn(verdicts, (configuration) => repetition + configuration),
    worth: (configuration, without) =>
      mean(above.filter((_, split) => !without.includes(split)).map((split) => split[configuration]!)),
  };
}

const winnerIn = ({ verdicts, winner }: Search): Verdict => verdicts[winner]!;

function worths({ worth }: Both, { splits }: Search): readonly number[] {
  return splits.map((split, configuration) => worth(configuration, [split]));
}

/** How well the reported order agrees with the honest one. */
function correlation(both: Both, search: Search): number {
  const honest = worths(both, search);
  return rankCorrelation(search.verdicts.map(({ reported }, at) => [reported, honest[at]!] as const)).rho;
}

/** 1 where another configuration than the best one wins. */
function isWrong(both: Both, search: Search): number {
  const honest = worths(both, search);
  return honest[search.winner]! < Math.max(...honest) ? 1 : 0;
}

/** What the winner of a split for each is worth above that of one split (Nagler et al. 2024). */
function gain({ fixed, reshuffled, worth }: Both): number {
  const without = [fixed, reshuffled].map(({ splits, winner }) => splits[winner]!);
  return worth(reshuffled.winner, without) - worth(fixed.winner, without);
}

export const splitBySeed: LeakExperiment = {
  leak: 'split-by-seed',
  trainings: gridOf,
  needs: 3,
  measure: (grids, { configurations, rows }) => {
    const tables = APART.map((roles): Verdicts => grids.map((grid: Repetition) => grid.map((trained) => judge(trained, roles))));
    const figure = (title: string, of: (both: Both) => number, kind?: LeakFigure['kind']): LeakFigure =>
      meanFigure(
        title,
        grids.map((_, repetition) => mean(tables.map((verdicts) => of(bothIn(verdicts, repetition))))),
        kind,
      );
    return {
      illusion: figure(ILLUSION, ({ reshuffled }) => illusionOf(winnerIn(reshuffled))),
      beside: [
        figure('The same with one fixed split', ({ fixed }) => illusionOf(winnerIn(fixed))),
        figure(
          'Largest reported value, a split for each minus one split',
          ({ fixed, reshuffled }) => winnerIn(reshuffled).reported - winnerIn(fixed).reported,
        ),
        figure('Honest worth of the winner, a split for each minus one split', gain),
        figure(
          'Rank correlation with the honest order, a split for each',
          (both) => correlation(both, both.reshuffled),
          'correlation',
        ),
        figure('Rank correlation with the honest order, one split', (both) => correlation(both, both.fixed), 'correlation'),
        figure('Another than the best one wins, a split for each', (both) => isWrong(both, both.reshuffled), 'share'),
        figure('Another than the best one wins, one split', (both) => isWrong(both, both.fixed), 'share'),
      ],
      how: `${countedText(configurations.length, 'configuration')}, each judged on ${countedText(rows.select, 'row')} of a split of its own; the honest order is that of the means over the splits that had no part in the choice.`,
    };
  },
};
