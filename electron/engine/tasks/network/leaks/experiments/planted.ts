/** A leak that is planted in generated data, beside the same data without it. */
import type { LeakName } from '../../../../../../shared/leaks/leak.ts';
import type { Params } from '../../../../../../shared/model.ts';
import type { LeakExperiment } from '../experiment.ts';
import { ILLUSION, meanFigure } from '../figures.ts';
import { illusionOf, judge, over, PLANTED } from '../roles.ts';
import { labSeed } from '../setting.ts';
import type { LabData } from '../training.ts';

export interface Planting {
  readonly leak: LeakName;
  /** Of a repetition: with the leak, and without it. */
  readonly data: (repetition: number) => readonly [LabData, LabData];
  readonly params: Params;
  readonly epochs: number;
  /** What the figure without the leak is called. */
  readonly without: string;
  readonly how: string;
}

export function plantedLeak({ leak, data, params, epochs, without, how }: Planting): LeakExperiment {
  return {
    leak,
    trainings: (setting, repetition) =>
      data(repetition).map((each) => ({ data: each, params, modelSeed: labSeed(setting, each.kind, repetition), epochs })),
    needs: 1,
    measure: (repetitions) => {
      const illusions = (at: 0 | 1): readonly number[] =>
        repetitions.map((trainings) => over(PLANTED, (roles) => illusionOf(judge(trainings[at]!, roles))));
      return { illusion: meanFigure(ILLUSION, illusions(0)), beside: [meanFigure(without, illusions(1))], how };
    },
  };
}
