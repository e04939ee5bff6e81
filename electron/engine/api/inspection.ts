/**
 * Looks inside a trained network: a worker of its own, started on demand and ended when nobody has asked for a while. Weights
 * that are no longer kept are trained again from the trial's seed, and held against what was recorded.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { TrialDetail, TrialInspection } from '../../../shared/trial-detail.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { objectiveOf } from '../../../shared/measure.ts';
import type { Environment, Epoch, Study } from '../../../shared/model.ts';
import type { BackendHost, EventListener } from '../backend-host.ts';
import { checkpointFileOf } from '../checkpoint-files.ts';
import type { HeldPartitions } from '../data/study-partitions.ts';
import type { TrainingJob } from '../training/trainer.ts';
import { startInspectionWorker, type InspectionWorker } from './inspection-worker.ts';

const IDLE_MS = 60_000;
/** Networks that were trained again are kept until the process ends, at most so many. */
const KEPT_AGAIN = 8;

type TrialRecord = Pick<TrialDetail, 'trial' | 'epochs' | 'environment'>;

interface Weights {
  readonly file: string;
  readonly weights: TrialInspection['weights'];
}

export interface Inspector {
  /**
   * @throws TrialdeckError unavailable, where no epoch has ended or the recorded numbers do not come out again; failure, where
   *   no worker starts.
   */
  inspect(trialId: number): Promise<TrialInspection>;
  /** Whether the trial can be looked into at once. */
  weightsOf(record: TrialRecord): TrialDetail['weights'];
  /** Ends the worker; what is asked then is refused, and so is what waits for its turn. */
  close(): void;
}

interface OpenWorker {
  readonly worker: InspectionWorker;
  readonly partitions: HeldPartitions;
}

export function createInspector(host: BackendHost, announce: EventListener): Inspector {
  const { store, folders } = host;
  const folder = path.join(folders.checkpoints, 'inspected');
  const again = new Map<number, Weights>();
  let open: OpenWorker | null = null;
  let closed = false;
  let idle: NodeJS.Timeout | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const closeWorker = (): void => {
    clearTimeout(idle);
    open?.worker.close();
    open?.partitions.release();
    open = null;
  };
  const openOn = ({ dataset, split }: Study): OpenWorker => {
    const partitions = host.partitions.hold(dataset, split);
    if (open?.partitions.file === partitions.file) partitions.release();
    else {
      closeWorker();
      open = { worker: startInspectionWorker(host, partitions.file), partitions };
    }
    return open;
  };

  const ownWeights = ({ trial }: TrialRecord): Weights | null => {
    const file = checkpointFileOf(folders.checkpoints, store.sessionUid(trial.sessionId), trial.ordinal);
    return existsSync(file) ? { file, weights: 'kept' } : null;
  };

  const makeRoom = (): void => {
    if (again.size === 0) rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const [trialId, { file }] of [...again].slice(0, Math.max(0, again.size - KEPT_AGAIN + 1))) {
      rmSync(file, { force: true });
      again.delete(trialId);
    }
  };

  /** Up to the best epoch, whose weights count. */
  const trainAgain = async (record: TrialRecord, job: TrainingJob, worker: InspectionWorker): Promise<Weights> => {
    const { trial, epochs, environment } = record;
    makeRoom();
    const file = path.join(folder, `trial-${trial.id}.checkpoint`);
    const target = trial.bestEpoch ?? trial.epochsDone;
    let weights: Weights['weights'] = 'repeated';
    announce('inspection', { trialId: trial.id, epoch: 0, epochs: target });
    await worker.train({ ...job, epochs: target, checkpointFile: file }, (trained, trainer) => {
      announce('inspection', { trialId: trial.id, epoch: trained.epoch, epochs: target });
      const recorded = epochs.find(({ epoch }) => epoch === trained.epoch);
      if (recorded && sameNumbers(recorded, trained)) return;
      if (sameArithmetic(environment, { ...host.environment, ...trainer })) throw notRepeated(trial.number, trained.epoch);
      weights = 'differing';
    });
    const result = { file, weights };
    again.set(trial.id, result);
    return result;
  };

  const inspectNow = async (trialId: number): Promise<TrialInspection> => {
    if (closed) throw new TrialdeckError('unavailable', 'Trialdeck is closing: no trial is looked into any more.');
    const record = store.trialDetail(trialId);
    const { trial, session, epochs } = record;
    if (epochs.length === 0)
      throw new TrialdeckError('unavailable', `No epoch of trial ${trial.number} has ended: there is nothing to look into.`);
    const study = store.study(session.studyId);
    clearTimeout(idle);
    const { worker, partitions } = openOn(study);
    const job: TrainingJob = {
      params: trial.params,
      modelSeed: trial.modelSeed,
      epochs: trial.epochs,
      maxEpochs: study.maxEpochs,
      measures: study.measures,
      objective: objectiveOf(study),
      partitionFile: partitions.file,
      recordConfirm: false,
      session: store.sessionUid(trial.sessionId),
      checkpointFile: null,
      resumeFrom: null,
      epochsKnown: 0,
    };
    try {
      const { file, weights } = ownWeights(record) ?? again.get(trialId) ?? (await trainAgain(record, job, worker));
      return { ...(await worker.inspect({ job, checkpointFile: file })), weights };
    } catch (error) {
      closeWorker();
      throw error;
    } finally {
      if (open !== null) idle = setTimeout(closeWorker, IDLE_MS).unref();
    }
  };

  return {
    // One at a time: the worker serves one request, and people look at one trial.
    inspect: (trialId) => {
      const result = queue.then(() => inspectNow(trialId));
      queue = result.catch(() => {});
      return result;
    },
    weightsOf: (record) => {
      if (record.epochs.length === 0) return 'none';
      return ownWeights(record) || again.has(record.trial.id) ? 'kept' : 'gone';
    },
    close: () => {
      closed = true;
      closeWorker();
      if (again.size > 0) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether the same training must give the same numbers, bit for bit: the same program, library and processor. */
function sameArithmetic(then: Environment | null, now: Environment): boolean {
  const matters = ['engine', 'tensorflow', 'platform', 'cpu', 'threadsPerWorker', 'trialdeck', 'gitCommit'] as const;
  return then !== null && matters.every((name) => then[name] === now[name]);
}

/** *confirm* is not measured again. */
function sameNumbers(recorded: Epoch, trained: Epoch): boolean {
  const parts = ['train', 'stop', 'select'] as const;
  return parts.every((part) => Object.entries(recorded[part]).every(([name, value]) => trained[part][name] === value));
}

function notRepeated(number: number, epoch: number): TrialdeckError {
  return new TrialdeckError(
    'unavailable',
    `The weights of trial ${number} are no longer kept, and training it again gave other numbers in epoch ${epoch} than are recorded. ` +
      `What it has learned cannot be shown; its record is as it was. Run it again to look into a new trial of the same configuration.`,
  );
}
