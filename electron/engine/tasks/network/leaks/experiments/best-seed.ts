/** A configuration set against itself: one run of it against the best of the others. */
import { countedText } from '../../../../../../shared/format/count.ts';
import { mean } from '../../../../../../shared/statistics/mean.ts';
import type { LeakExperiment, Repetition } from '../experiment.ts';
import { meanFigure } from '../figures.ts';
import { APART, judge, over, winnerOf, type Judging, type Verdict } from '../roles.ts';
import { seedsOf } from '../shared-trainings.ts';

/** Of the claimed improvements, each run being the old method once. */
function improvement(seeds: Repetition, roles: Judging): Verdict {
  const verdicts = seeds.map((trained) => judge(trained, roles));
  const claims = verdicts.map((old, at): Verdict => {
    const others = verdicts.filter((_, other) => other !== at);
    const best = others[winnerOf(others)]!;
    return { reported: best.reported - old.reported, honest: best.honest - old.honest };
  });
  return { reported: mean(claims.map(({ reported }) => reported)), honest: mean(claims.map(({ honest }) => honest)) };
}

export const bestSeed: LeakExperiment = {
  leak: 'best-seed',
  trainings: seedsOf,
  needs: 1,
  measure: (repetitions, { seeds, rows }) => {
    const each = (of: (claim: Verdict) => number): readonly number[] =>
      repetitions.map((trainings) => over(APART, (roles) => of(improvement(trainings, roles))));
    return {
      illusion: meanFigure(
        'Claimed minus honest improvement',
        each(({ reported, honest }) => reported - honest),
      ),
      beside: [
        meanFigure(
          'Claimed improvement',
          each(({ reported }) => reported),
        ),
        meanFigure(
          'Honest improvement of the same two networks',
          each(({ honest }) => honest),
        ),
      ],
      how: `One training against the best of ${countedText(seeds - 1, 'other')} of the same configuration, by ${countedText(rows.select, 'row')}.`,
    };
  },
};
