/**
 * Runs one session: asks the strategy, gives the trial to a worker, records what it reports, asks again. All that it knows
 * is in the store, so that going on after a pause or a crash is the same as starting.
 */
import type { WorkerStatus } from '../../shared/contract.ts';
import {
  higherIsBetter,
  type Budget,
  type Environment,
  type EpochMetrics,
  type Reason,
  type Session,
  type Trial,
} from '../../shared/model.ts';
import { randomFor } from '../../shared/random.ts';
import { DifferentEpoch } from '../../db/different-epoch.ts';
import type { Store, TrialEnd } from '../../db/store.ts';
import { createAsking, type Question } from './asking.ts';
import { checkpointFiles } from './checkpoint-files.ts';
import { createLocalPool } from './pool/local-pool.ts';
import type { SpawnWorker } from './pool/protocol.ts';
import { strategyNamed } from './search/catalogue.ts';
import type { Decision } from './search/strategy.ts';
import { createStopping } from './stopping.ts';
import type { SessionAsked } from './thinking/decision.ts';
import type { Thinking } from './thinking/thinking.ts';
import type { TrainingEnd, TrainingJob } from './training/trainer.ts';

export interface SearchSetting {
  readonly store: Store;
  readonly sessionId: number;
  readonly spawn: SpawnWorker;
  readonly thinking: Thinking;
  readonly partitionFile: string;
  /** Folder of all checkpoints; the session has one of its own in it. */
  readonly checkpoints: string;
  readonly environment: Omit<Environment, 'engine' | 'tensorflow'>;
  /** Milliseconds from any beginning. */
  readonly clock: () => number;
}

export interface SearchListener {
  onSession(): void;
  onTrial(trial: Trial): void;
  onEpoch(trial: Trial, metrics: EpochMetrics): void;
  onNotice(text: string): void;
}

export interface SearchRun {
  /** Settles when nothing trains any more; rejected where the database could not be written. */
  readonly ended: Promise<Session>;
  /** Asks no more and stops each running trial after its epoch; they go on when the session is resumed. */
  pause(): void;
  /** Asks no more, and ends each running trial after its epoch: the session is finished. */
  stop(): void;
  /** Ends the workers at once. No finished epoch is lost. */
  abandon(): void;
  /** To be called after the session's budget has grown or trials were queued in it. */
  sessionChanged(): void;
  activeMs(): number;
  workers(): readonly WorkerStatus[];
  workerPids(): readonly number[];
  trials(): readonly Trial[];
}

/** How often a trial is tried again after the loss of its worker. */
const RETRIES = 2;
const SLOW =
  'Native TensorFlow does not load here: trials train in plain JavaScript, many times slower. The set-up says why: npm run setup.';
/** A session whose first trials all fail will not get better. */
const FAILURES_BEFORE_GIVING_UP = 5;

export function runSearch(setting: SearchSetting, listener: SearchListener): SearchRun {
  const { store, sessionId, clock } = setting;
  const began = store.session(sessionId);
  const study = store.study(began.studyId);
  const strategy = strategyNamed(began.strategy.name);
  const { stopRule } = began;
  const stopping = stopRule && createStopping(stopRule, study.objective, ({ id }) => store.epochs(id));
  const files = checkpointFiles(setting.checkpoints, sessionId);
  const trials = new Map(store.trialsOf(sessionId).map((trial) => [trial.id, trial]));
  const startedAt = clock();
  const settle = Promise.withResolvers<Session>();
  /** What the session becomes when its running trials have ended their epoch, once a person has asked for it. */
  let leaving: 'paused' | 'finished' | null = null;
  let over = false;
  let warned = false;

  const history = (): readonly Trial[] => [...trials.values()];
  const running = (): readonly Trial[] => history().filter(({ state }) => state === 'running');
  const activeMs = (): number => began.activeMs + clock() - startedAt;
  const refresh = (trialId: number): Trial => {
    const trial = store.trial(trialId);
    trials.set(trialId, trial);
    return trial;
  };

  const end = (state: 'paused' | 'finished' | 'failed', failure: string | null): void => {
    if (over) return;
    over = true;
    asking.withdraw();
    pool.close();
    for (const trial of running()) store.requeueTrial(trial.id, false);
    const finishedAt = state === 'finished' ? new Date().toISOString() : null;
    const stopped = state === 'finished' && leaving === 'finished';
    store.changeSession(sessionId, { state, stopped, failure, finishedAt, activeMs: activeMs() });
    if (state === 'finished') files.tidy(store.trialsOf(sessionId), study.objective, false);
    listener.onSession();
    settle.resolve(store.session(sessionId));
  };

  /** A write that fails (a full disk, say) ends the run; what was committed before stays. */
  const guarded =
    <Args extends unknown[]>(work: (...args: Args) => void) =>
    (...args: Args): void => {
      if (over) return;
      try {
        work(...args);
      } catch (error) {
        over = true;
        asking.withdraw();
        pool.close();
        settle.reject(error);
      }
    };

  const askedWithin = (budget: Budget): SessionAsked => ({
    strategy: began.strategy,
    problem: {
      space: study.space,
      maximize: higherIsBetter(study.objective),
      maxEpochs: study.maxEpochs,
      maxTrials: budget.trials ?? null,
    },
    budget,
    seed: began.seed,
  });
  let asked = askedWithin(began.budget);

  const byNumber = (number: number): Trial => {
    const found = history().find((trial) => trial.number === number);
    if (!found) throw new Error(`The strategy named trial ${number}, which the session does not have.`);
    return found;
  };

  const results = (): number => history().filter(({ sequence }) => sequence !== null).length;

  /**
   * What has ended while the strategy thought counts for the next question: nothing but a trial to run is taken from a decision
   * that did not know of it.
   */
  const heed = (decision: Decision, { results: known }: Pick<Question, 'results'>): void => {
    if (decision.kind === 'run') {
      refresh(store.addTrial({ ...newTrial(decision), askedAfter: known }).id);
      return fill();
    }
    if (results() > known) return fill();
    if (history().some(({ state }) => state === 'running' || state === 'queued')) return;
    if (decision.kind === 'done') end('finished', null);
    else end('failed', `${strategy.title} waits although nothing is running: this is a mistake in the strategy.`);
  };

  const asking = createAsking(`session ${sessionId}`, setting.thinking, {
    onDecision: guarded(heed),
    onFailure: guarded((error: unknown) => {
      throw error;
    }),
  });

  const newTrial = ({ params, epochs, parent, rung, bracket, reason, memo }: Extract<Decision, { kind: 'run' }>) => ({
    sessionId,
    params,
    epochs,
    modelSeed: parent === null ? modelSeedOf(began.seed, trials.size + 1) : byNumber(parent).modelSeed,
    parent,
    rung,
    bracket,
    reason,
    memo: memo ?? null,
  });

  const jobOf = (trial: Trial): TrainingJob => ({
    params: trial.params,
    modelSeed: trial.modelSeed,
    epochs: trial.epochs,
    maxEpochs: study.maxEpochs,
    objective: study.objective,
    partitionFile: setting.partitionFile,
    recordConfirm: study.recordConfirm,
    checkpointFile: files.fileOf(trial.number),
    resumeFrom: files.existing(trial.number) ?? (trial.parent === null ? null : files.existing(trial.parent)),
    epochsKnown: trial.epochsDone,
  });

  const warnOfSpeed = (): void => {
    if (!warned) listener.onNotice(SLOW);
    warned = true;
  };

  const start = (trial: Trial): void => {
    pool.train(trial.id, trial.number, jobOf(trial), (worker, trainer) => {
      if (trainer.engine === 'reference') warnOfSpeed();
      store.startTrial(trial.id, worker, { ...setting.environment, ...trainer });
    });
    listener.onTrial(refresh(trial.id));
    listener.onSession();
  };

  /** Trials that wait come first; another one is asked for where a worker would have nothing to do. */
  const fill = guarded(() => {
    while (!over && leaving === null && pool.hasIdle()) {
      const queued = history().find(({ state }) => state === 'queued');
      if (!queued) return asking.ask({ asked, history: history(), results: results(), activeMs: activeMs() });
      start(queued);
    }
    if (leaving !== null && running().length === 0) end(leaving, null);
  });

  const finish = (trialId: number, state: TrialEnd['state'], failure: string | null, stopReason?: Reason): void => {
    store.finishTrial(trialId, { state, failure, stopReason });
    settleTrial(trialId, failure);
  };

  const settleTrial = (trialId: number, failure: string | null): void => {
    store.changeSession(sessionId, { activeMs: activeMs() });
    listener.onTrial(refresh(trialId));
    files.tidy(history(), study.objective, strategy.promotes);
    const results = history().filter(({ sequence }) => sequence !== null);
    if (results.length >= FAILURES_BEFORE_GIVING_UP && results.every((trial) => trial.state === 'failed'))
      end('failed', `The first ${results.length} trials all failed: ${failure ?? results.at(-1)!.failure}`);
  };

  /** Why the rule ends the trial with this epoch; null for one that is on record and only reported again. */
  const judge = (trial: Trial, metrics: EpochMetrics): Reason | null =>
    stopping === null || metrics.epoch <= trial.epochsDone ? null : stopping.after(trial, metrics, history());

  /** False where the trial was trained again and came out differently: it ends with what was recorded before. */
  const record = (trialId: number, metrics: EpochMetrics, end?: TrialEnd): boolean => {
    try {
      store.recordEpoch(trialId, metrics, end);
      return true;
    } catch (error) {
      if (!(error instanceof DifferentEpoch)) throw error;
      finish(trialId, 'failed', error.message);
      return false;
    }
  };

  /** The runner ends a trial before its worker knows; what that worker still says of it counts for nothing. */
  const hasEnded = (trialId: number): boolean => trials.get(trialId)!.sequence !== null;

  const pool = createLocalPool(
    {
      workers: began.workers,
      spawn: setting.spawn,
      partitionFile: setting.partitionFile,
      checkpointFolder: files.folder,
      answers: stopping !== null,
    },
    {
      onIdle: fill,
      onEpoch: guarded((trialId: number, metrics: EpochMetrics) => {
        if (hasEnded(trialId)) return pool.stop(trialId);
        const stopReason = judge(trials.get(trialId)!, metrics);
        const end: TrialEnd | undefined = stopReason ? { state: 'stopped', failure: null, stopReason } : undefined;
        if (!record(trialId, metrics, end)) return pool.stop(trialId);
        listener.onEpoch(refresh(trialId), metrics);
        if (!stopReason) return pool.goOn(trialId);
        pool.stop(trialId);
        settleTrial(trialId, null);
      }),
      onEnd: guarded((trialId: number, result: TrainingEnd) => {
        if (hasEnded(trialId)) return;
        if (result.state === 'stopped' && leaving === 'paused') {
          store.requeueTrial(trialId, false);
          listener.onTrial(refresh(trialId));
        } else if (result.state === 'diverged') {
          finish(trialId, 'diverged', `The loss was no longer a finite number in epoch ${result.epoch}.`);
        } else if (result.state === 'stopped') {
          finish(trialId, 'stopped', null, { text: `Stopped by a person after epoch ${trials.get(trialId)!.epochsDone}.` });
        } else finish(trialId, 'completed', null);
      }),
      onFailed: guarded((trialId: number, message: string) => {
        if (!hasEnded(trialId)) finish(trialId, 'failed', message);
      }),
      onLost: guarded((trialId: number, reason: string) => {
        const trial = trials.get(trialId)!;
        if (hasEnded(trialId)) return;
        if (trial.retries >= RETRIES) return finish(trialId, 'failed', `Its worker was lost ${RETRIES + 1} times. ${reason}`);
        store.requeueTrial(trialId, true);
        listener.onTrial(refresh(trialId));
        listener.onNotice(`${reason} Trial ${trial.number} goes on from epoch ${trial.epochsDone}.`);
      }),
      onBroken: guarded((reason: string) => end('failed', `Workers cannot be started. ${reason}`)),
    },
  );

  const leave = guarded((state: 'paused' | 'finished') => {
    leaving = state;
    asking.withdraw();
    for (const trial of running()) pool.stop(trial.id);
    if (running().length === 0) end(state, null);
  });

  guarded(() => {
    for (const trial of running()) {
      store.requeueTrial(trial.id, false);
      refresh(trial.id);
    }
    store.changeSession(sessionId, { state: 'running', stopped: false, failure: null, finishedAt: null });
    listener.onSession();
  })();

  return {
    ended: settle.promise,
    activeMs,
    pause: () => leave('paused'),
    stop: () => leave('finished'),
    abandon: guarded(() => end('paused', null)),
    sessionChanged: guarded(() => {
      asking.withdraw();
      asked = askedWithin(store.session(sessionId).budget);
      for (const trial of store.trialsOf(sessionId)) if (!trials.has(trial.id)) trials.set(trial.id, trial);
      fill();
    }),
    workers: () => pool.status(),
    workerPids: () => pool.pids(),
    trials: history,
  };
}

/** Weights, batch order and dropout of a trial that starts afresh. */
export function modelSeedOf(sessionSeed: number, number: number): number {
  return randomFor(sessionSeed, 'model', number).seed();
}
