/** How fast this machine trains: from the trials that it has finished, or from some made for the purpose. */
import type { Clock } from '../../../shared/clock.ts';
import type { Trial } from '../../../shared/model.ts';
import { countedText } from '../../../shared/format/count.ts';
import { quantile } from '../../../shared/statistics/quantile.ts';
import type { StoredOverview } from '../../../db/store/studies.ts';
import type { BackendHost } from '../backend-host.ts';
import { openLoneWorker, withLoneWorker, type LoneWorker } from '../pool/lone-worker.ts';
import type { TrialWork } from '../pool/work.ts';
import { kindOf } from '../tasks/catalogue.ts';
import { trialSeconds } from '../tasks/cost.ts';
import { grantOf, type TaskGrant } from '../tasks/grant.ts';
import type { Yardstick } from '../tasks/yardstick.ts';
import type { Speed } from './estimate.ts';

type Past = Pick<BackendHost, 'store' | 'environment'>;

/** Fewer finished trials than this say less than a measurement. */
const ENOUGH_TRIALS = 8;
/** Every study is asked for at most this many of its trials. */
const TRIALS_READ = 200;
/** One worker alone for a moment says little about a long search of several: heat, other programs, waiting for memory. */
const SPREAD_OF_MEASUREMENT = { low: 0.7, high: 2 };

/** The speed that earlier trials of the kind show on this machine, or null where there are too few of them. */
export function speedFromTrials(past: Past, kind: string): Speed | null {
  const own = past.store.studyOverviews().filter((study) => study.task.kind === kind && isOrdinary(study));
  const trials = own.map((study) => ({ study, trials: trialsOf(study, past) })).filter(({ trials }) => trials.length > 0);
  const quotients = trials.flatMap(({ study, trials }) => {
    const cost = kindOf(study.task).cost(study.task);
    return trials.map(
      (trial) => secondsBetween(trial.startedAt, trial.finishedAt) / trialSeconds(cost, trial.params, trial.epochsDone),
    );
  });
  if (quotients.length < ENOUGH_TRIALS) return null;
  const [least, most] = [quantile(quotients, 0.1), quantile(quotients, 0.9)];
  // Without the ends: a trial that was paused for a night is among them.
  const usual = quotients.filter((quotient) => quotient >= least && quotient <= most);
  const factor = usual.reduce((sum, quotient) => sum + quotient, 0) / usual.length;
  const starts = trials.flatMap(({ study }) => startsOf(study, past));
  return {
    factor,
    low: (1 + Math.min(1, least / factor)) / 2,
    high: (1 + Math.max(1, most / factor)) / 2,
    startSeconds: quantile(starts, 0.5),
    basis: `the pace of ${quotients.length} trials trained on this machine`,
  };
}

/** The samples were trained on the maker's machine, whatever its processor is called; measuring more than a search does takes longer. */
function isOrdinary({ sample, task }: StoredOverview): boolean {
  return !sample && kindOf(task).roles(task).records === null;
}

/** The latest that trained from their first epoch to their end here; not the first of each worker, which opened the data. */
function trialsOf(study: StoredOverview, { store, environment }: Past): readonly Trial[] {
  if (study.finishedTrials === 0) return [];
  const workers = new Map(study.sessions.map((session) => [session.id, session.workers]));
  const { rows } = store.trialPage({
    studyId: study.id,
    filter: { states: ['completed'] },
    sort: { column: 'finishedAt', descending: true },
    limit: TRIALS_READ,
  });
  const [latest] = rows;
  if (!latest || store.trialDetail(latest.id).environment?.cpu !== environment.cpu) return [];
  return rows
    .map(({ id }) => store.trial(id))
    .filter(({ sessionId, ordinal }) => ordinal > workers.get(sessionId)!)
    .filter(({ parent, retries, epochsDone }) => parent === null && retries === 0 && epochsDone > 0);
}

/** Seconds from the beginning of each session to that of its first trial. */
function startsOf({ sessions }: StoredOverview, { store }: Past): readonly number[] {
  return sessions.flatMap(({ id, createdAt }) => {
    if (store.sessionTotals(id).trials === 0) return [];
    const { startedAt } = store.trialByOrdinal(id, 1);
    return startedAt === null ? [] : [secondsBetween(createdAt, startedAt)];
  });
}

function secondsBetween(from: string | null, to: string | null): number {
  return (Date.parse(to!) - Date.parse(from!)) / 1000;
}

type Place = Pick<BackendHost, 'spawn' | 'folders' | 'clock' | 'partitions' | 'environment'>;

/**
 * Trains what the yardstick says.
 * @throws TrialdeckError failure, where no worker starts or one is lost again and again; the signal's reason, once it aborts
 */
export async function measureSpeed({ partitions, ...place }: Place, yardstick: Yardstick, signal: AbortSignal): Promise<Speed> {
  const { task, trainings } = yardstick;
  const kind = kindOf(task);
  const held = kind.prepare(task, partitions);
  const grant = grantOf(kind, task, held?.data ?? null);
  const open = (): LoneWorker => openLoneWorker(place, grant, 'The measurement');
  const times = withLoneWorker(open, signal, (worker) => timesOf(worker, worksOf(yardstick, grant), place.clock));
  const { startMs, trainMs } = await times.finally(() => held?.release());
  const cost = kind.cost(task);
  const predicted = trainings.reduce((sum, { params, epochs }) => sum + trialSeconds(cost, params, epochs), 0);
  return {
    factor: trainMs / 1000 / (predicted + cost.openingSeconds),
    ...SPREAD_OF_MEASUREMENT,
    startSeconds: startMs / 1000,
    basis: `${countedText(trainings.length, 'trial')} made just now to measure this machine`,
  };
}

function worksOf({ task, trainings }: Yardstick, { data }: TaskGrant): readonly TrialWork[] {
  const { measures, roles } = kindOf(task);
  return trainings.map(({ params, epochs }) => ({
    params,
    modelSeed: 1,
    epochs,
    maxEpochs: epochs,
    measures: measures!,
    objective: measures![0]!,
    task,
    number: 1,
    roles: roles(task),
    session: 'speed',
    data: data?.name ?? null,
    checkpoint: { keep: null, resumeFrom: null },
    epochsKnown: 0,
  }));
}

/** How long the worker takes until it is ready, and for these trainings one after the other, each from the attempt that came to its end. */
async function timesOf(
  worker: LoneWorker,
  works: readonly TrialWork[],
  clock: Clock,
): Promise<{ readonly startMs: number; readonly trainMs: number }> {
  const opened = clock.ms();
  await worker.whenIdle();
  const startMs = clock.ms() - opened;
  let trainMs = 0;
  for (const work of works) {
    let began = 0;
    await worker.train(work, { onBegin: () => void (began = clock.ms()) });
    trainMs += clock.ms() - began;
  }
  return { startMs, trainMs };
}
