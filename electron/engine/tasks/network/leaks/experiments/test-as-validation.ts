/** How long and which one are decided on the rows that are reported. */
import { countedText } from '../../../../../../shared/format/count.ts';
import type { LeakExperiment, Repetition } from '../experiment.ts';
import { ILLUSION, meanFigure } from '../figures.ts';
import { APART, illusionOf, IN_ONE, judge, over, winnerOf, type Judging } from '../roles.ts';
import { gridOf } from '../shared-trainings.ts';

const winner = (grid: Repetition, roles: Judging) => {
  const verdicts = grid.map((trained) => judge(trained, roles));
  return verdicts[winnerOf(verdicts)]!;
};

/** What a search on three sets of rows finds, minus what this one finds, both on the same honest rows. */
function lost(grid: Repetition): number {
  return over(APART, (roles) => {
    const leaky = winner(grid, { ...roles, decides: roles.values });
    return winner(grid, roles).honest - leaky.honest;
  });
}

export const testAsValidation: LeakExperiment = {
  leak: 'test-as-validation',
  trainings: gridOf,
  needs: 1,
  measure: (repetitions, { configurations, epochs, rows }) => ({
    illusion: meanFigure(
      ILLUSION,
      repetitions.map((grid) => over(IN_ONE, (roles) => illusionOf(winner(grid, roles)))),
    ),
    beside: [meanFigure('Honest accuracy lost by it', repetitions.map(lost))],
    how: `The best of ${countedText(configurations.length, 'configuration')} at the best of ${countedText(epochs, 'epoch')}, both by the same ${countedText(rows.select, 'row')}.`,
  }),
};
