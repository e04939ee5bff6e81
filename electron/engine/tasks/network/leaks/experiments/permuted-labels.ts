/** A search on labels that mean nothing. */
import { countedText } from '../../../../../../shared/format/count.ts';
import type { LeakExperiment } from '../experiment.ts';
import { meanFigure } from '../figures.ts';
import { APART, judge, over, winnerOf, type Verdict } from '../roles.ts';
import { gridOn } from '../shared-trainings.ts';

/** So many of the lab's configurations: whatever leaks, leaks with few as well. */
const CONFIGURATIONS = 3;

export const permutedLabels: LeakExperiment = {
  leak: 'permuted-labels',
  trainings: (setting, repetition) =>
    gridOn({ kind: 'permuted labels', repetition }, setting, setting.configurations.slice(0, CONFIGURATIONS)),
  needs: 1,
  measure: (repetitions, { classes, rows }) => {
    const chance = 1 / classes;
    const each = (of: (winner: Verdict) => number): readonly number[] =>
      repetitions.map((grid) =>
        over(APART, (roles) => {
          const verdicts = grid.map((trained) => judge(trained, roles));
          return of(verdicts[winnerOf(verdicts)]!) - chance;
        }),
      );
    return {
      illusion: meanFigure(
        'Honest value minus chance',
        each(({ honest }) => honest),
      ),
      beside: [
        meanFigure(
          'The winner’s value on select minus chance: its curse',
          each(({ reported }) => reported),
        ),
      ],
      how: `The best of ${countedText(CONFIGURATIONS, 'configuration')} on shuffled labels, by ${countedText(rows.select, 'row')}; chance is one of ${countedText(classes, 'class', 'classes')}.`,
    };
  },
};
