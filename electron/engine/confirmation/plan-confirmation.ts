/** Which configurations are confirmed, and the runs that do it. */
import { USUAL_SEEDS, type Candidate, type Confirmation, type ConfirmationRequest } from '../../../shared/confirmation.ts';
import { BY_HAND } from '../../../shared/catalogue.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { countText } from '../../../shared/format/count.ts';
import { objectiveOf } from '../../../shared/measure.ts';
import type { Study } from '../../../shared/model.ts';
import { randomFor } from '../../../shared/random.ts';
import { candidateName } from '../../../shared/report/confirmation/candidates.ts';
import { MOST_ROWS } from '../../../shared/row-results.ts';
import type { Store } from '../../../db/store.ts';
import type { ConfirmationRuns, NewConfirmation, RankedConfiguration } from '../../../db/store/confirmations.ts';
import type { StoredOverview } from '../../../db/store/studies.ts';
import { configurationKey } from '../search/configuration-key.ts';
import { defaultConfiguration } from '../search/default-configuration.ts';
import { kindOf } from '../tasks/catalogue.ts';
import { studyApart } from './study-apart.ts';

/** @throws TrialdeckError unavailable, where nothing of the study can be confirmed */
export function refuseUnconfirmable(study: Pick<Study, 'task' | 'measures' | 'objectives'>): void {
  const why = kindOf(study.task).cannot.confirm;
  if (why !== null) throw new TrialdeckError('unavailable', why);
  const { title, rows } = objectiveOf(study);
  if (rows === null)
    throw new TrialdeckError('unavailable', `A value of ${title} is no mean over rows, so that nothing is known of their noise.`);
  if (study.task.split!.confirm > MOST_ROWS)
    throw new TrialdeckError('unavailable', `No row results are kept of more than ${countText(MOST_ROWS)} rows of confirm.`);
}

/**
 * @param ranked the configurations that are asked for, the best first. @param usual the default one.
 * @throws TrialdeckError unavailable, where the study has no value yet
 */
export function planConfirmation(
  { studyId, seeds = USUAL_SEEDS, workers }: ConfirmationRequest,
  ranked: readonly RankedConfiguration[],
  usual: Candidate,
  defaults: { readonly workers: number; readonly seed: number },
): NewConfirmation {
  if (ranked.length === 0)
    throw new TrialdeckError('unavailable', 'No trial of this study has a value yet: there is nothing to confirm.');
  return {
    studyId,
    candidates: withUsual(ranked, usual),
    modelSeeds: Array.from({ length: seeds }, (_, at) => randomFor(defaults.seed, 'confirmation', at).seed()),
    workers: workers ?? defaults.workers,
  };
}

/** The best first, the default configuration last where it is none of them. */
export function withUsual(ranked: readonly RankedConfiguration[], usual: Candidate): readonly Candidate[] {
  const leading = ranked.map(({ params, epochs, trial, value }): Candidate => {
    return { params, epochs, trial, select: value, isDefault: configurationKey(params) === configurationKey(usual.params) };
  });
  return leading.some(({ isDefault }) => isDefault) ? leading : [...leading, usual];
}

export function usualCandidate(store: Pick<Store, 'trial'>, study: StoredOverview): Candidate {
  return {
    params: defaultConfiguration(study.space, kindOf(study.task).usual),
    epochs: study.maxEpochs,
    trial: study.defaultTrialId === null ? null : store.trial(study.defaultTrialId).number,
    select: study.defaultValue,
    isDefault: true,
  };
}

/**
 * All candidates with the first seed, then all with the next, so that what is there early is complete. Nothing is decided on the way:
 * results count as they come.
 */
export function confirmationRuns(study: Study, { candidates, modelSeeds, workers }: Confirmation): ConfirmationRuns {
  const trials = modelSeeds.flatMap((modelSeed, at) =>
    candidates.map((candidate) => ({
      params: candidate.params,
      epochs: candidate.epochs,
      modelSeed,
      parent: null,
      rung: null,
      bracket: null,
      reason: { text: `Confirms ${candidateName(candidate)}, with model seed ${at + 1} of ${modelSeeds.length}.` },
      memo: null,
    })),
  );
  return {
    study: studyApart(study, `Confirmation of ${study.name}`),
    session: { strategy: BY_HAND, stopRule: null, seed: modelSeeds[0]!, budget: { trials: trials.length }, workers },
    trials,
  };
}
