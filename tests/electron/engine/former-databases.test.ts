/** Databases that an earlier version made say what they said then, on every screen, and their trials go on as they did then. */
import { isDeepStrictEqual } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import type { SessionProgress } from '../../../shared/contract/searches.ts';
import type { StudyOverview } from '../../../shared/contract/studies.ts';
import type { ExperimentProgress } from '../../../shared/experiment.ts';
import type { ExperimentDetail } from '../../../shared/experiment-detail.ts';
import type { Session } from '../../../shared/model.ts';
import { networkOf } from '../../../shared/network/task.ts';
import type { Recording, Replay } from '../../../shared/replay.ts';
import type { TrialDetail } from '../../../shared/trial-detail.ts';
import { answered } from '../../support/answered.ts';
import { continueSession } from '../../support/continued-session.ts';
import {
  FORMER_DATABASES,
  formerAnswers,
  formerContinuation,
  layFormerDatabase,
  type Answer,
  type FormerDatabase,
} from '../../support/former-databases.ts';
import { formerNumbers, type FormerNumbers } from '../../support/former-numbers.ts';
import { formerEpoch } from '../../support/former-epoch.ts';
import { thisMachine } from '../../support/machine.ts';
import { expectNear, isRecordedOn } from '../../support/recorded-numbers.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openTrainingBackend } from '../../support/training-backend.ts';

/**
 * Today's answer in the shape that it had then, without what goes with the clock: the one place to say what has changed since.
 * Trials were numbered in their session. A study had an objective, accuracy or loss, and its epochs a field for each; its
 * trials were networks; a session ran on its own machine; sessions and experiments had no job, no margin was stated, nothing was
 * corrected for having been chosen, and progress did not say how many trials are expected or held back. Replays and
 * experiments had no width of their own, and the table of trials the objective alone.
 */
function asThen({ method, args, value: now }: Answer, numbers: FormerNumbers): unknown {
  const [request] = args as readonly [{ readonly studyId: number }];
  if (method === 'exportTrials') return numbers.fileAsThen(request.studyId, now as string);
  const value = withoutNewFields(numbers.asThen(now));
  if (method === 'studies') return (value as StudyOverview[]).map(formerStudy);
  if (method === 'study') return formerStudy(value as StudyOverview);
  if (method === 'progress') return { ...(value as SessionProgress), session: formerSession((value as SessionProgress).session) };
  if (method === 'replay') return withFormerReasons(formerReplay(value as Replay));
  if (method === 'experiments') return (value as ExperimentProgress[]).map(formerExperiment);
  if (method === 'experiment')
    return { ...(value as ExperimentDetail), progress: formerExperiment((value as ExperimentDetail).progress) };
  if (method === 'recordings') return (value as Recording[]).map(formerRecording);
  if (method !== 'trial') return value;
  const { epochs, session, whyNotFurther: _, ...rest } = value as TrialDetail;
  return { ...rest, session: formerSession(session), epochs: epochs.map(formerEpoch) };
}

const NEW_FIELDS = new Set([
  'jobId',
  'margin',
  'corrected',
  'confirmed',
  'vaultValues',
  'winnerTrialId',
  'defaultTrialId',
  'winnerIsDefault',
  'defaultSeeds',
  'wholeValues',
  'readingsByOthers',
  'expected',
  'heldBack',
  'curse',
  'winner',
  'repeats',
  'last',
  'otherValues',
]);

function withoutNewFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNewFields);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([name]) => !NEW_FIELDS.has(name));
  return Object.fromEntries(fields.map(([name, field]) => [name, withoutNewFields(field)]));
}

function formerStudy({ measures: _, about: __, objectives, sessions, task, ...rest }: StudyOverview): object {
  const { dataset, split, recordConfirm } = networkOf(task);
  return { ...rest, dataset, split, recordConfirm, objective: objectives[0], sessions: sessions.map(formerSession) };
}

function formerSession({ on: _on, width: _width, remeasure: _remeasure, ended: _ended, ...rest }: Session): object {
  return rest;
}

/** The best known has an interval now, and what was as wide as it had workers a width. */
function formerReplay({ bestKnown, width: _, ...rest }: Replay): object {
  return { ...rest, bestKnown: bestKnown.value };
}

function formerExperiment({ experiment: { width: _, ...experiment }, ...rest }: ExperimentProgress): object {
  return { ...rest, experiment };
}

function formerRecording({ modelSeeds, ...rest }: Recording): object {
  return { ...rest, modelSeeds: modelSeeds.fewest };
}

/** Today's call for what was asked then, likewise. */
function asNow({ method, args }: Answer): Pick<Answer, 'method' | 'args'> {
  const [request] = args as readonly [{ readonly metric?: string }];
  if (method !== 'plot' || request.metric === undefined) return { method, args };
  const [, partition, measure] = /^([a-z]+)(Accuracy|Loss)$/.exec(request.metric)!;
  return { method, args: [{ ...request, metric: { partition, measure: measure!.toLowerCase() } }] };
}

/**
 * The trials of a page in the order of their numbers are others now. Of the recorded sample some configurations have two model
 * seeds, of which the second one was left out then.
 */
function canBeAskedStill({ method, args }: Answer, name: FormerDatabase): boolean {
  if (method === 'replay' || method === 'recordings') return name !== 'fashion-mnist-recorded';
  const [request] = args as readonly [{ readonly sort?: { readonly column: string } }];
  return method !== 'trials' || request.sort?.column !== 'number';
}

/** A model-based strategy counts what has ended, failures too, and says so in other words. */
function withFormerReasons(replay: unknown): unknown {
  const text = JSON.stringify(replay).replaceAll(
    /(\d+ of the \d+) trials to learn from have ended/g,
    '$1 results to learn from are there',
  );
  return JSON.parse(text) as unknown;
}

/**
 * What is concluded from a comparison follows another rule now; its progress and its runs are what they were. A reading of the vault is
 * told with what it gave, in place of whose rows it read.
 */
function comparable({ method, value: told }: Answer, value: unknown): unknown {
  if (method === 'replay') return untilItsEnd(told as Replay, value as Replay);
  if (method === 'experiment') return (value as ExperimentDetail).progress;
  if (method !== 'dataset') return value;
  const { vaultReadings, ...rest } = value as { readonly vaultReadings: readonly object[] };
  const toldOf = ({ at, why, trialId, studyName }: Record<string, unknown>): object => ({ at, why, trialId, studyName });
  return { ...rest, vaultReadings: vaultReadings.map((reading) => toldOf({ ...reading })) };
}

/** A search that claimed to have tried everything goes on now with what was left: until then it is what it was. */
function untilItsEnd(told: Replay, replay: Replay): object {
  if (!told.ended.includes('the space is exhausted')) return replay;
  const { ended: _ended, spent: _spent, trials, ...rest } = replay;
  return { ...rest, trials: trials.slice(0, told.trials.length) };
}

test.each(FORMER_DATABASES)('the former database %s says what it said', async (name) => {
  const folder = temporaryFolder();
  layFormerDatabase(name, folder);
  const { api, store, close } = openTrainingBackend(folder);
  onTestFinished(close);
  const numbers = formerNumbers(store);
  for (const former of formerAnswers(name).filter((answer) => canBeAskedStill(answer, name))) {
    const call = asNow(former);
    const now = comparable(former, numbers.amongEquals(asThen({ ...call, value: await answered(api, call) }, numbers)));
    const then = comparable(former, numbers.amongEquals(former.value));
    if (!isDeepStrictEqual(now, then)) expect({ ...former, value: now }).toEqual({ ...former, value: then });
  }
});

const { machine, sessionId, trials } = formerContinuation();

test.runIf(thisMachine().tensorflow === machine.tensorflow)(
  'an interrupted session goes on with the weights that were kept, and ends as it did',
  async () => {
    const folder = temporaryFolder();
    layFormerDatabase('small', folder);
    const continued = await continueSession(folder, sessionId);
    if (isRecordedOn(machine)) expect(continued).toStrictEqual(trials);
    else expectNear(continued, trials);
  },
);
