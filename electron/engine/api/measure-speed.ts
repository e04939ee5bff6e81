/** How fast this machine trains: from the trials that it has finished, or from two trained for the purpose. */
import type { Trial } from '../../../shared/model.ts';
import { networkOf, type NetworkTask } from '../../../shared/task.ts';
import { defaultParams, completeParams } from '../../../shared/network/hyperparameters.ts';
import { quantile } from '../../../shared/statistics/quantile.ts';
import type { StudyOverview } from '../../../shared/contract/studies.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { BackendHost } from '../backend-host.ts';
import { datasetSource } from '../tasks/network/data/dataset.ts';
import { defaultSplit } from '../tasks/network/data/split.ts';
import { localPool } from '../pool/local.ts';
import type { NamedFile, TrialWork } from '../pool/work.ts';
import { NETWORK_MEASURES } from '../tasks/network/measures/catalogue.ts';
import type { Speed } from './estimate.ts';
import { dataSizeOf, predictedOpeningSeconds, predictedTrialSeconds } from '../tasks/network/training-cost.ts';
import { networkRoles } from '../tasks/network/roles.ts';

type Past = Pick<BackendHost, 'store' | 'environment'>;

/** Fewer finished trials than this say less than a measurement. */
const ENOUGH_TRIALS = 8;
/** Every study is asked for at most this many of its trials. */
const TRIALS_READ = 200;
const MEASURED_ROWS = 4_000;
/** A wide network and a narrow one: what arithmetic costs, and what costs the same whatever the network. */
const MEASURED: readonly { readonly layers: number; readonly units: number; readonly epochs: number }[] = [
  { layers: 3, units: 512, epochs: 3 },
  { layers: 2, units: 64, epochs: 3 },
];
/** One worker alone for a moment says little about a long search of several: heat, other programs, waiting for memory. */
const SPREAD_OF_MEASUREMENT = { low: 0.7, high: 2 };

/** The speed that earlier trials on this machine show, or null where there are too few of them. */
export function speedFromTrials(past: Past): Speed | null {
  // The samples were trained on the maker's machine, whatever its processor is called.
  const own = past.store.studyOverviews().filter(({ sample, task }) => !sample && task.kind === 'network' && !task.recordConfirm);
  const trials = own.map((study) => ({ study, trials: trialsOf(study, past) })).filter(({ trials }) => trials.length > 0);
  const quotients = trials.flatMap(({ study, trials }) => {
    const size = dataSizeOf(networkOf(study.task));
    return trials.map(
      (trial) => secondsBetween(trial.startedAt, trial.finishedAt) / predictedTrialSeconds(trial.params, trial.epochsDone, size),
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

/** The latest that trained from their first epoch to their end here; not the first of each worker, which opened the data. */
function trialsOf(study: StudyOverview, { store, environment }: Past): readonly Trial[] {
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
function startsOf({ sessions }: StudyOverview, { store }: Past): readonly number[] {
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
 * Trains two networks for a few epochs on generated pictures.
 * @throws TrialdeckError failure, where no worker starts; the signal's reason, once it aborts
 */
export async function measureSpeed({ partitions, ...place }: Place, signal: AbortSignal): Promise<Speed> {
  const { summary } = datasetSource('generated');
  const split = defaultSplit(summary.rows, MEASURED_ROWS);
  const task: NetworkTask = { kind: 'network', dataset: summary, split, recordConfirm: false };
  const size = dataSizeOf(task);
  const { data, release } = partitions.hold(summary, split);
  const works = MEASURED.map(({ layers, units, epochs }) =>
    workOf({ ...activeDefaults(), hidden_layers: layers, units }, epochs, task, data.name),
  );
  const { startMs, trainMs } = await timesOf(works, data, place, signal).finally(release);
  const predicted = works.reduce((sum, { params, epochs }) => sum + predictedTrialSeconds(params, epochs, size), 0);
  return {
    factor: trainMs / 1000 / (predicted + predictedOpeningSeconds(size)),
    ...SPREAD_OF_MEASUREMENT,
    startSeconds: startMs / 1000,
    basis: `${MEASURED.length} networks trained just now to measure this machine`,
  };
}

function workOf(params: TrialWork['params'], epochs: number, task: NetworkTask, data: string): TrialWork {
  return {
    params,
    modelSeed: 1,
    epochs,
    maxEpochs: epochs,
    measures: NETWORK_MEASURES,
    objective: NETWORK_MEASURES[0]!,
    task: task,
    number: 1,
    roles: networkRoles(false),
    session: 'speed',
    data,
    checkpoint: { keep: null, resumeFrom: null },
    epochsKnown: 0,
  };
}

function activeDefaults(): TrialWork['params'] {
  const { hidden_layers, units, optimizer, batch_size } = completeParams({});
  return { hidden_layers, units, optimizer, batch_size, learning_rate: defaultParams['learning_rate']! };
}

/** How long a worker takes until it is ready, and for these trainings one after the other. */
function timesOf(
  works: readonly TrialWork[],
  data: NamedFile,
  { spawn, folders, clock, environment }: Omit<Place, 'partitions'>,
  signal: AbortSignal,
): Promise<{ readonly startMs: number; readonly trainMs: number }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ readonly startMs: number; readonly trainMs: number }>();
  const began = clock.ms();
  let readyAt = began;
  let begun = 0;
  const fail = (reason: string): void => reject(new TrialdeckError('failure', reason));
  signal.addEventListener('abort', () => reject(signal.reason as Error));
  const pool = localPool(spawn)(
    { workers: 1, kind: 'network', confined: true, data, checkpointFolder: folders.checkpoints, environment, clock },
    {
      onIdle: () => {
        if (begun === 0) readyAt = clock.ms();
        const work = works[begun++];
        if (work) pool.train({ trialId: begun, number: begun, work, began: null, assigned: () => {} });
        else resolve({ startMs: readyAt - began, trainMs: clock.ms() - readyAt });
      },
      onEpoch: () => {},
      onEnd: () => {},
      onFailed: (_, reason) => fail(reason),
      onLost: (_, reason) => fail(reason),
      onBroken: fail,
    },
  );
  return promise.finally(() => pool.close());
}
