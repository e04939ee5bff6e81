/** One configuration, many seeds: the best of equals. */
import { countedText } from '../../../../../../shared/format/count.ts';
import { expectedMaximum } from '../../../../../../shared/statistics/expected-maximum.ts';
import { mean } from '../../../../../../shared/statistics/mean.ts';
import { variance } from '../../../../../../shared/statistics/variance.ts';
import type { LeakExperiment, Repetition } from '../experiment.ts';
import { ILLUSION, meanFigure, theoryFigure } from '../figures.ts';
import { APART, illusionOf, judge, over, winnerOf } from '../roles.ts';
import { seedsOf } from '../shared-trainings.ts';

/**
 * What the winner of n candidates is expected to lie too high: each has a reported and an honest value, equal but for independent
 * normal errors of variance t around its own worth of variance w. The maximum takes E_n of their deviation sqrt(w + t), and of
 * that the share t / (w + t) is luck. Both variances are taken over all repetitions.
 */
function expectedIllusion(repetitions: readonly Repetition[], candidates: number): number {
  const verdicts = repetitions.flatMap((seeds) => APART.map((roles) => seeds.map((trained) => judge(trained, roles))));
  const luck = mean(verdicts.map((all) => variance(all.map(illusionOf)))) / 2;
  const whole = mean(verdicts.map((all) => variance(all.map(({ reported }) => reported))));
  return whole === 0 ? 0 : (expectedMaximum(candidates) * luck) / Math.sqrt(whole);
}

export const winnersCurse: LeakExperiment = {
  leak: 'winners-curse',
  trainings: seedsOf,
  needs: 1,
  measure: (repetitions, { seeds, rows }) => ({
    illusion: meanFigure(
      ILLUSION,
      repetitions.map((trainings) =>
        over(APART, (roles) => {
          const verdicts = trainings.map((trained) => judge(trained, roles));
          return illusionOf(verdicts[winnerOf(verdicts)]!);
        }),
      ),
    ),
    beside: [
      theoryFigure('By theory, from how far the values scatter', expectedIllusion(repetitions, seeds), repetitions.length),
    ],
    how: `The best of ${countedText(seeds, 'training')} of one configuration that differ in their seed alone, by ${countedText(rows.select, 'row')}.`,
  }),
};
