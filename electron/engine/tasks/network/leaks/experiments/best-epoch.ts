/** The epoch is chosen by the value that is reported. */
import { mean } from '../../../../../../shared/statistics/mean.ts';
import { countedText } from '../../../../../../shared/format/count.ts';
import type { LeakExperiment } from '../experiment.ts';
import { ILLUSION, meanFigure } from '../figures.ts';
import { APART, illusionOf, IN_ONE, judge, over, type Judging } from '../roles.ts';
import { gridOf } from '../shared-trainings.ts';
import type { Trained } from '../training.ts';

/** How much better the rows look at their own best epoch than at the one that other rows decide on. */
function bonus(trained: Trained, roles: Judging): number {
  return judge(trained, { ...roles, decides: roles.values }).reported - judge(trained, roles).reported;
}

/** Of a single trial, without a choice among several. */
export const bestEpoch: LeakExperiment = {
  leak: 'best-epoch',
  trainings: gridOf,
  needs: 1,
  measure: (repetitions, { configurations, epochs, rows }) => ({
    illusion: meanFigure(
      ILLUSION,
      repetitions.map((grid) => over(IN_ONE, (roles) => mean(grid.map((trained) => illusionOf(judge(trained, roles)))))),
    ),
    beside: [
      meanFigure(
        'Above the epoch that other rows decide on, on the same rows',
        repetitions.map((grid) => over(APART, (roles) => mean(grid.map((trained) => bonus(trained, roles))))),
      ),
    ],
    how: `The mean over ${countedText(configurations.length, 'configuration')}, each at the best of ${countedText(epochs, 'epoch')} by the same ${countedText(rows.select, 'row')} that give its value.`,
  }),
};
