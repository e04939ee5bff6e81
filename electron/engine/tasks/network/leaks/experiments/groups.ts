/** Rows of the same persons train and judge. */
import type { LeakExperiment } from '../experiment.ts';
import { ILLUSION, meanFigure } from '../figures.ts';
import { illusionOf, judge, over, PLANTED } from '../roles.ts';
import { labSeed } from '../setting.ts';

const EPOCHS = 15;

export const groups: LeakExperiment = {
  leak: 'groups',
  trainings: (setting, repetition) =>
    (['row', 'person'] as const).map((partedBy) => ({
      data: { kind: 'rows of persons', repetition, partedBy },
      params: { hidden_layers: 1, units: 32, batch_size: 32, learning_rate: 0.003 },
      modelSeed: labSeed(setting, 'rows of persons', repetition),
      epochs: EPOCHS,
    })),
  needs: 1,
  measure: (repetitions) => {
    const illusions = (at: 0 | 1): readonly number[] =>
      repetitions.map((trainings) => over(PLANTED, (roles) => illusionOf(judge(trainings[at]!, roles))));
    return {
      illusion: meanFigure(ILLUSION, illusions(0)),
      beside: [meanFigure('The same, each person in one partition', illusions(1))],
      how: 'Generated: 60 persons with 30 rows each and one class a person, parted by row; the rows of 40 new persons are honest.',
    };
  },
};
