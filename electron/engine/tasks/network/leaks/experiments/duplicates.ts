/** Some rows that judge have been trained on. */
import { countedText } from '../../../../../../shared/format/count.ts';
import type { LeakExperiment } from '../experiment.ts';
import { meanFigure } from '../figures.ts';
import { illusionOf, judge, over, PLANTED } from '../roles.ts';
import { gridOn } from '../shared-trainings.ts';

/** As many of *select* as of the test pictures of CIFAR-100. */
export const DUPLICATED_SHARE = 0.1;

export const duplicates: LeakExperiment = {
  leak: 'duplicates',
  trainings: (setting, repetition) => {
    const [first] = setting.configurations;
    const on = (kind: 'duplicates' | 'split') => gridOn({ kind, repetition }, setting, [first!]);
    return [...on('duplicates'), ...on('split')];
  },
  needs: 1,
  measure: (repetitions, { rows }) => ({
    illusion: meanFigure(
      'Reported minus honest, beyond the same without duplicates',
      repetitions.map(([planted, clean]) =>
        over(PLANTED, (roles) => illusionOf(judge(planted!, roles)) - illusionOf(judge(clean!, roles))),
      ),
    ),
    beside: [],
    how: `One configuration with and without copies of ${countedText(Math.round(DUPLICATED_SHARE * rows.select), 'row')} of ${countedText(rows.select, 'row')} among ${countedText(rows.train, 'row')} that train; same seed.`,
  }),
};
