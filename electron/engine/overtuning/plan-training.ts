/** The trainings that measure a study's incumbents on *confirm*. */
import { BY_HAND } from '../../../shared/catalogue.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { Study } from '../../../shared/model.ts';
import type { ConfirmationRuns, IncumbentTraining } from '../../../db/store/confirmations.ts';
import { studyApart } from '../confirmation/study-apart.ts';
import { kindOf } from '../tasks/catalogue.ts';

/** Those of which *confirm* is not known. */
export function missingOf(incumbents: readonly IncumbentTraining[]): readonly IncumbentTraining[] {
  return incumbents.filter(({ incumbent }) => incumbent.confirm === null);
}

/** Why nothing of the study can be measured on *confirm*, in a sentence; null where it can. */
export function whyNoConfirm({ task }: Pick<Study, 'task'>): string | null {
  return kindOf(task).cannot.confirm;
}

/** @throws TrialdeckError unavailable, where there is nothing to train */
export function refuseNothingMissing(study: Pick<Study, 'task'>, incumbents: readonly IncumbentTraining[]): void {
  const whyNot = whyNoConfirm(study);
  if (whyNot !== null) throw new TrialdeckError('unavailable', whyNot);
  if (incumbents.length === 0) throw new TrialdeckError('unavailable', 'No trial of this study has a value yet.');
  if (missingOf(incumbents).length === 0)
    throw new TrialdeckError('unavailable', 'The confirm values of all incumbents of this study are known already.');
}

/** Each from its own model seed, so that it comes out as it was. Nothing is decided on the way: results count as they come. */
export function trainingRuns(study: Study, missing: readonly IncumbentTraining[], workers: number): ConfirmationRuns {
  return {
    study: studyApart(study, `Incumbents of ${study.name}`),
    session: { strategy: BY_HAND, stopRule: null, seed: missing[0]!.modelSeed, budget: { trials: missing.length }, workers },
    trials: missing.map(({ incumbent, params, epochs, modelSeed }) => ({
      ...{ params, epochs, modelSeed, parent: null, rung: null, bracket: null, memo: null },
      reason: { text: `Trains trial ${incumbent.number} again from its model seed, to measure it on confirm.` },
    })),
  };
}
