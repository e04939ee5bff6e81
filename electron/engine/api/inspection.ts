/**
 * Looks inside a trained trial: a worker of its own, started on demand and ended when nobody has asked for a while. Weights
 * that are no longer kept, or are damaged, are trained again from the trial's seed, and held against what was recorded.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { TrialDetail, TrialInspection } from '../../../shared/trial-detail.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { bestEpoch, objectiveOf } from '../../../shared/measure.ts';
import type { Environment, Epoch, Study } from '../../../shared/model.ts';
import type { BackendHost } from '../backend-host.ts';
import { stateNameOf } from '../checkpoint-files.ts';
import { faultOf } from '../fault.ts';
import type { HeldPartitions } from '../tasks/partition-files.ts';
import { grantOf, type TaskGrant } from '../tasks/grant.ts';
import { ranElsewhere } from '../search/elsewhere.ts';
import { sameArithmetic } from '../pool/arithmetic.ts';
import { openLoneWorker, type LoneWorker } from '../pool/lone-worker.ts';
import { stateFile } from '../pool/worker-files.ts';
import type { TrialWork } from '../pool/work.ts';
import { checkpointContent } from '../tasks/checkpoint-content.ts';
import { kindOf } from '../tasks/catalogue.ts';

const IDLE_MS = 60_000;
/** Trials that were trained again are kept until the process ends, at most so many. */
const KEPT_AGAIN = 8;
const INSPECTED = 'inspected';
const LOOK = 'A look into the trial';

type TrialRecord = Pick<TrialDetail, 'trial' | 'epochs' | 'environment' | 'session'>;

interface Weights {
  /** Of the checkpoint, see KeptState. */
  readonly name: string;
  readonly weights: TrialInspection['weights'];
  readonly select: TrialInspection['select'];
}

export interface Inspector {
  /**
   * One at a time. Where the signal aborts, the worker is ended.
   * @param onEpoch called with every epoch that is trained again
   * @throws TrialdeckError unavailable, where no epoch has ended or the recorded numbers do not come out again; failure, where
   *   no worker starts.
   */
  inspect(trialId: number, signal: AbortSignal, onEpoch: OnEpoch): Promise<TrialInspection>;
  /**
   * What is read in the checkpoint with the weights of the trial's best epoch, by the same rules.
   * @throws TrialdeckError unavailable also where they were trained again with other numbers than are recorded: that is another model
   */
  recordedWeights<Read extends object>(
    trialId: number,
    signal: AbortSignal,
    onEpoch: OnEpoch,
    read: (file: string) => Read,
  ): Promise<Read>;
  /** Whether the trial can be looked into at once. */
  weightsOf(record: TrialRecord): TrialDetail['weights'];
  /** Ends the worker. */
  close(): void;
}

type OnEpoch = (epoch: number, epochs: number) => void;

interface OpenWorker {
  readonly worker: LoneWorker;
  readonly grant: TaskGrant;
  readonly held: HeldPartitions | null;
}

export function createInspector(host: BackendHost): Inspector {
  const { store, folders, clock } = host;
  const folder = path.join(folders.checkpoints, INSPECTED);
  const fileOf = (name: string): string => stateFile(folders.checkpoints, name);
  const again = new Map<number, Weights>();
  let open: OpenWorker | null = null;
  let staysOpen = (): void => {};

  const closeWorker = (): void => {
    staysOpen();
    open?.worker.close(new TrialdeckError('unavailable', 'The worker that looks into trials was ended.'));
    open?.held?.release();
    open = null;
  };
  const openOn = ({ task }: Study): OpenWorker => {
    const kind = kindOf(task);
    const held = kind.prepare(task, host.partitions);
    const grant = grantOf(kind, task, held?.data ?? null);
    if (open?.grant.kind === grant.kind && open.grant.data?.file === grant.data?.file) held?.release();
    else {
      closeWorker();
      open = { worker: openLoneWorker(host, grant, LOOK), grant, held };
    }
    return open;
  };

  const ownWeights = ({ trial }: TrialRecord): Weights | null => {
    const name = stateNameOf(store.sessionUid(trial.sessionId), trial.ordinal);
    return existsSync(fileOf(name)) ? { name, weights: 'kept', select: null } : null;
  };

  const makeRoom = (): void => {
    if (again.size === 0) rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const [trialId, { name }] of [...again].slice(0, Math.max(0, again.size - KEPT_AGAIN + 1))) {
      rmSync(fileOf(name), { force: true });
      again.delete(trialId);
    }
  };

  /** Up to the best epoch, whose weights count. */
  const trainAgain = async (record: TrialRecord, work: TrialWork, worker: LoneWorker, onEpoch: OnEpoch): Promise<Weights> => {
    const { trial, epochs, environment } = record;
    makeRoom();
    const name = `${INSPECTED}/trial-${trial.id}`;
    const target = trial.bestEpoch ?? trial.epochsDone;
    let weights: Weights['weights'] = 'repeated';

    const checkpoint = { keep: name, resumeFrom: null };
    const came = await worker.train(
      { ...work, epochs: target, checkpoint },
      {
        onBegin: () => {
          weights = 'repeated';
          onEpoch(0, target);
        },
        onEpoch: (trained, place) => {
          onEpoch(trained.epoch, target);
          const recorded = epochs.find(({ epoch }) => epoch === trained.epoch);
          if (recorded && sameNumbers(recorded, trained)) return;
          if (environment !== null && sameProgram(environment, place)) throw notRepeated(trial.number, trained.epoch);
          weights = 'differing';
        },
      },
    );
    const result = { name, weights, select: bestEpoch(came, work.objective)?.select ?? null };
    again.set(trial.id, result);
    return result;
  };

  let last: Promise<unknown> = Promise.resolve();
  /** After what was asked before: the worker does one thing at a time. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };

  /** Null where the weights are damaged: they are removed. */
  const unlessDamaged = async <Result>({ name }: Weights, use: () => Promise<Result>): Promise<Result | null> => {
    try {
      return await use();
    } catch (error) {
      if (faultOf(error) !== 'checkpoint') throw error;
      rmSync(fileOf(name), { force: true });
      return null;
    }
  };

  /** Finds the weights of a trial, and does something with them. */
  const withWeights = async <Result extends object>(
    trialId: number,
    signal: AbortSignal,
    onEpoch: OnEpoch,
    use: (weights: Weights, work: TrialWork, worker: LoneWorker) => Promise<Result>,
  ): Promise<Result> => {
    signal.throwIfAborted();
    const record = store.trialDetail(trialId);
    const { trial, session, epochs } = record;
    if (epochs.length === 0) throw nothingToLookInto(trial.number);
    if (ranElsewhere(session.strategy.name)) throw trainedElsewhere(trial.number);
    const study = store.study(session.studyId);
    const kind = kindOf(study.task);
    const task = kind.inspecting(study.task);
    await host.withRows(study.task, () => {});
    signal.throwIfAborted();
    staysOpen();
    const { worker, grant } = openOn(study);
    const work: TrialWork = {
      params: trial.params,
      modelSeed: trial.modelSeed,
      epochs: trial.epochs,
      maxEpochs: study.maxEpochs,
      measures: study.measures,
      objective: objectiveOf(study),
      task,
      number: trial.number,
      roles: kind.roles(task),
      session: store.sessionUid(trial.sessionId),
      data: grant.data?.name ?? null,
      checkpoint: { keep: null, resumeFrom: null },
      epochsKnown: 0,
    };
    signal.addEventListener('abort', closeWorker);
    try {
      const kept = ownWeights(record) ?? again.get(trialId) ?? null;
      const used = kept && (await unlessDamaged(kept, () => use(kept, work, worker)));
      if (used !== null) return used;
      return await use(await trainAgain(record, work, worker, onEpoch), work, worker);
    } catch (error) {
      closeWorker();
      throw error;
    } finally {
      signal.removeEventListener('abort', closeWorker);
      if (open !== null) staysOpen = clock.after(IDLE_MS, closeWorker);
    }
  };

  return {
    inspect: (trialId, signal, onEpoch) =>
      inTurn(() =>
        withWeights(trialId, signal, onEpoch, async ({ name, weights, select }, work, worker) => {
          const state = { name, content: checkpointContent(fileOf(name)) };
          return { ...(await worker.inspect({ work, state })), weights, select };
        }),
      ),
    recordedWeights: (trialId, signal, onEpoch, read) =>
      inTurn(() =>
        withWeights(trialId, signal, onEpoch, async ({ name, weights }) => {
          if (weights === 'differing') throw anotherModel(store.trial(trialId).number);
          return read(fileOf(name));
        }),
      ),
    weightsOf: (record) => {
      if (record.epochs.length === 0) return 'none';
      if (ranElsewhere(record.session.strategy.name)) return 'elsewhere';
      return ownWeights(record) || again.has(record.trial.id) ? 'kept' : 'gone';
    },
    close: () => {
      closeWorker();
      if (again.size > 0) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether the same training must give the same numbers, bit for bit: the same arithmetic and program. */
function sameProgram(then: Environment, now: Environment): boolean {
  const matters = ['platform', 'threadsPerWorker', 'trialdeck', 'gitCommit'] as const;
  return sameArithmetic(then, now) && matters.every((name) => then[name] === now[name]);
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

function anotherModel(number: number): TrialdeckError {
  return new TrialdeckError(
    'unavailable',
    `The weights of run ${number} are no longer kept, and training it again here gave other numbers than are recorded: that is another model.`,
  );
}

export function nothingToLookInto(number: number): TrialdeckError {
  return new TrialdeckError('unavailable', `No epoch of trial ${number} has ended: there is nothing to look into.`);
}

function trainedElsewhere(number: number): TrialdeckError {
  return new TrialdeckError('unavailable', `Trial ${number} was trained by another program, whose weights are not kept here.`);
}
