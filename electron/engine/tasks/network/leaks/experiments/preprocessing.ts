/** Columns of noise are chosen by labels of chance, those of the rows that judge among them. */
import type { LeakExperiment } from '../experiment.ts';
import { ILLUSION, meanFigure } from '../figures.ts';
import { illusionOf, judge, over, PLANTED } from '../roles.ts';
import { labSeed } from '../setting.ts';

const EPOCHS = 10;

export const preprocessing: LeakExperiment = {
  leak: 'preprocessing',
  trainings: (setting, repetition) =>
    (['everything', 'train'] as const).map((fittedOn) => ({
      data: { kind: 'columns of noise', repetition, fittedOn },
      params: { hidden_layers: 1, units: 16, batch_size: 16, learning_rate: 0.003 },
      modelSeed: labSeed(setting, 'columns of noise', repetition),
      epochs: EPOCHS,
    })),
  needs: 1,
  measure: (repetitions) => {
    const illusions = (at: 0 | 1): readonly number[] =>
      repetitions.map((trainings) => over(PLANTED, (roles) => illusionOf(judge(trainings[at]!, roles))));
    return {
      illusion: meanFigure(ILLUSION, illusions(0)),
      beside: [meanFigure('The same, the columns chosen on train', illusions(1))],
      how: 'Generated: 1,000 columns of noise, of which the 20 that correlate most with the labels of 240 rows are kept; 60 rows report, 600 fresh ones are honest.',
    };
  },
};
