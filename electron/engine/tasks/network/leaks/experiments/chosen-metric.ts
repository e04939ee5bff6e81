/** Two trainings of one configuration are compared by the figure that flatters the first one most. */
import { bestEpoch, measureNamed, valueOf, type Values } from '../../../../../../shared/measure.ts';
import { countedText } from '../../../../../../shared/format/count.ts';
import { mean } from '../../../../../../shared/statistics/mean.ts';
import { NETWORK_MEASURES } from '../../measures/catalogue.ts';
import type { LeakExperiment, Repetition } from '../experiment.ts';
import { meanFigure } from '../figures.ts';
import { ACCURACY, APART, over, playing, winnerOf, type Judging, type Verdict } from '../roles.ts';
import { seedsOf } from '../shared-trainings.ts';
import type { HeldOut, Trained } from '../training.ts';

type Side = 'select' | 'confirm';
/** A figure of a training on one side of its rows. */
type Metric = (trained: Trained, side: Side) => number;

export const BALANCED_ACCURACY = measureNamed(NETWORK_MEASURES, 'balanced_accuracy');
const LAST_EPOCHS = 3;

const accuracyOf = (values: Values): number => valueOf(values, ACCURACY)!;
const decided = (trained: Trained): HeldOut => bestEpoch(trained, ACCURACY)!;

/** All of them are shares of one, so that differences can be set beside each other. */
export const METRICS: readonly Metric[] = [
  (trained, side) => accuracyOf(decided(trained)[side]),
  (trained, side) => valueOf(decided(trained)[side], BALANCED_ACCURACY)!,
  (trained, side) => accuracyOf(trained.at(-1)![side]),
  (trained, side) => mean(trained.slice(-LAST_EPOCHS).map((epoch) => accuracyOf(epoch[side]))),
  (trained, side) => Math.max(...trained.map((epoch) => accuracyOf(epoch[side]))),
];

/** How far the first is ahead by the metric that shows it furthest ahead. */
function flattered(first: Trained, second: Trained, roles: Judging): Verdict {
  const [one, other] = [playing(first, roles), playing(second, roles)];
  const claims = METRICS.map((metric) => {
    const ahead = (side: Side): number => metric(one, side) - metric(other, side);
    return { reported: ahead('select'), honest: ahead('confirm') };
  });
  return claims[winnerOf(claims)]!;
}

/** Over all neighbours among the seeds, each of two being the first once. */
function pairs(seeds: Repetition): readonly (readonly [Trained, Trained])[] {
  return seeds.slice(1).flatMap((second, at) => [[seeds[at]!, second] as const, [second, seeds[at]!] as const]);
}

export const chosenMetric: LeakExperiment = {
  leak: 'chosen-metric',
  trainings: seedsOf,
  needs: 1,
  measure: (repetitions, { seeds, rows }) => {
    const each = (of: (claim: Verdict) => number): readonly number[] =>
      repetitions.map((trainings) =>
        over(APART, (roles) => mean(pairs(trainings).map(([first, second]) => of(flattered(first, second, roles))))),
      );
    return {
      illusion: meanFigure(
        'Claimed minus honest lead',
        each(({ reported, honest }) => reported - honest),
      ),
      beside: [
        meanFigure(
          'Claimed lead',
          each(({ reported }) => reported),
        ),
      ],
      how: `Pairs among ${countedText(seeds, 'training')} of one configuration, by the most flattering of ${METRICS.length} figures on ${countedText(rows.select, 'row')}.`,
    };
  },
};
