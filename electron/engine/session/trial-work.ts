/** From a decision to a trial, and from a trial to what a worker is given. */
import { objectiveOf } from '../../../shared/measure.ts';
import type { Environment, Session, Study, Trial } from '../../../shared/model.ts';
import type { NewTrial } from '../../../db/store/trials.ts';
import type { CheckpointFiles } from '../checkpoint-files.ts';
import type { NamedFile } from '../named-file.ts';
import type { TrialWork } from '../pool/work.ts';
import { arithmeticText } from '../pool/arithmetic.ts';
import { withNumbers } from '../search/named-trials.ts';
import type { Decision } from '../search/strategy.ts';
import { kindOf } from '../tasks/catalogue.ts';
import { modelSeedOf } from './model-seed.ts';
import type { SessionTrials } from './session-trials.ts';

export function decidedTrial(
  { params, epochs, parent, rung, bracket, repeats, reason, memo }: Extract<Decision, { kind: 'run' }>,
  { id: sessionId, seed }: Pick<Session, 'id' | 'seed'>,
  trials: SessionTrials,
): NewTrial {
  return {
    sessionId,
    params,
    epochs,
    modelSeed: parent === null ? modelSeedOf(seed, trials.all.length + 1) : trials.withOrdinal(parent).modelSeed,
    parent,
    rung,
    bracket,
    repeats: repeats ?? null,
    reason: withNumbers(reason, (ordinal) => trials.withOrdinal(ordinal).number),
    memo: memo ?? null,
  };
}

/**
 * The configuration of a trial, to be trained from its start: no worker computes as the trial's epochs were computed, so that
 * those after them could differ from what is meant by the trial.
 */
export function trialAgain(
  { sessionId, params, epochs, modelSeed, number, epochsDone }: Trial,
  began: Environment,
): { readonly again: NewTrial; readonly why: string } {
  const why = `Trial ${number} was trained to epoch ${epochsDone} by ${arithmeticText(began)}; no worker here computes alike`;
  const reason = { text: `${why}. Its configuration is trained again from its start.` };
  return { again: { sessionId, params, epochs, modelSeed, parent: null, rung: null, bracket: null, reason, memo: null }, why };
}

/** The ordinal of the trial whose state a trial goes on from, itself or its parent; null where it begins with its seed. */
export function goesOnFrom(
  { ordinal, parent }: Pick<Trial, 'ordinal' | 'parent'>,
  files: Pick<CheckpointFiles, 'has'>,
): number | null {
  return [ordinal, parent].find((one) => one !== null && files.has(one)) ?? null;
}

/** @param uid of the session */
export function workOf(
  trial: Trial,
  { task, measures, objectives, maxEpochs }: Study,
  uid: string,
  files: CheckpointFiles,
  data: NamedFile | null,
): TrialWork {
  const kind = kindOf(task);
  const from = goesOnFrom(trial, files);
  return {
    task,
    number: trial.number,
    params: trial.params,
    modelSeed: trial.modelSeed,
    epochs: trial.epochs,
    maxEpochs,
    measures,
    objective: objectiveOf({ measures, objectives }),
    roles: kind.roles(task),
    session: uid,
    data: data?.name ?? null,
    checkpoint:
      kind.cannot.resume === null
        ? {
            keep: files.nameOf(trial.ordinal),
            resumeFrom: from === null ? null : files.state(from),
          }
        : { keep: null, resumeFrom: null },
    epochsKnown: trial.epochsDone,
  };
}
