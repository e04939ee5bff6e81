/**
 * Runs one session: asks the strategy, gives the trial to a worker, records what it reports, asks again. All that it knows
 * is in the store, so that going on after a pause or a crash is the same as starting.
 */
import type { Clock } from '../../shared/clock.ts';
import type { WorkerStatus } from '../../shared/contract/searches.ts';
import { objectiveOf } from '../../shared/measure.ts';
import type { Budget, Environment, Epoch, Reason, Session, Trial } from '../../shared/model.ts';
import type { RowResults } from '../../shared/row-results.ts';
import { randomFor } from '../../shared/random.ts';
import { DifferentEpoch } from '../../db/different-epoch.ts';
import type { Store, TrialEnd, WithEpoch } from '../../db/store.ts';
import { createAsking, type Question } from './asking.ts';
import { withRoomForOne } from './budget.ts';
import { checkpointFiles } from './checkpoint-files.ts';
import { sentenceOf, type Fault } from './fault.ts';
import { arithmeticText } from './pool/arithmetic.ts';
import type { OpenPool } from './pool/pool.ts';
import type { NamedFile, TrialWork } from './pool/work.ts';
import { createRunEnd, type EndState } from './run-end.ts';
import { strategyNamed } from './search/catalogue.ts';
import { withNumbers } from './search/named-trials.ts';
import type { Decision } from './search/strategy.ts';
import { sessionTrials, type SessionTrials } from './session-trials.ts';
import { stoppedByPerson } from './stopped-by-person.ts';
import { createStopping } from './stopping.ts';
import type { SessionAsked } from './thinking/decision.ts';
import type { Thinking } from './thinking/thinking.ts';
import { kindOf } from './tasks/catalogue.ts';
import type { TrainingEnd } from './tasks/trainer.ts';

export interface SearchSetting {
  readonly store: Store;
  readonly sessionId: number;
  /** Where its trials are trained. */
  readonly openPool: OpenPool;
  readonly thinking: Thinking;
  readonly data: NamedFile | null;
  /** Folder of all checkpoints; the session has one of its own in it. */
  readonly checkpoints: string;
  readonly environment: Omit<Environment, 'engine' | 'tensorflow'>;
  readonly clock: Clock;
}

export interface SearchListener {
  onSession(): void;
  onTrial(trial: Trial): void;
  onEpoch(trial: Trial, epoch: Epoch): void;
  onNotice(text: string, level: 'warning' | 'error'): void;
}

export interface SearchRun {
  /**
   * Settles when nothing trains any more, whatever ended it: a fault of the machine is a paused session with its reason, a
   * mistake of ours a failed one. Where not even that could be written, the session is so in this answer alone.
   */
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
  trials(): SessionTrials;
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
  const kind = kindOf(study.task);
  const objective = objectiveOf(study);
  const strategy = strategyNamed(began.strategy.name);
  const { stopRule } = began;
  const stopping = stopRule && createStopping(stopRule, objective, ({ id }) => store.epochs(id));
  const uid = store.sessionUid(sessionId);
  const files = checkpointFiles(setting.checkpoints, uid);
  const trials = sessionTrials(store.trialsOf(sessionId), objective);
  const startedAt = clock.ms();
  /** What the session becomes, and why, when its running trials have ended their epoch: they ask no more. */
  let leaving: { readonly state: 'paused' | 'finished'; readonly failure: string | null } | null = null;
  let warned = false;

  const activeMs = (): number => began.activeMs + clock.ms() - startedAt;
  const refresh = (trialId: number): Trial => {
    const trial = store.trial(trialId);
    trials.put(trial);
    return trial;
  };
  const requeue = (trialId: number, lostWorker: boolean): void => {
    store.requeueTrial(trialId, lostWorker);
    listener.onTrial(refresh(trialId));
  };

  /** Housekeeping decides nothing: where it fails, that is said, and the search goes on. */
  const tidily = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      listener.onNotice(`Old checkpoints could not be removed: ${sentenceOf(error)}`, 'warning');
    }
  };
  const sweep = (mayBePromoted: boolean): void => {
    const needed = new Set([...trials.unfinished(), ...trials.best()].map(({ ordinal }) => ordinal));
    tidily(() => files.sweep((ordinal) => mayBePromoted || needed.has(ordinal)));
  };

  /** A finished session has no trial that waits: those that a person's stop found without a worker end with it. */
  const conclude = (state: EndState, failure: string | null): Session => {
    for (const trial of trials.unfinished()) {
      if (state === 'finished') listener.onTrial(finished(trial.id, stoppedByPerson(trial)));
      else if (trial.state === 'running') requeue(trial.id, false);
    }
    const finishedAt = state === 'finished' ? clock.now() : null;
    const stopped = state === 'finished' && leaving?.state === 'finished';
    store.changeSession(sessionId, { state, stopped, failure, finishedAt, activeMs: activeMs() });
    return store.session(sessionId);
  };

  const { ended, isOver, end, guarded } = createRunEnd({
    close: () => {
      asking.withdraw();
      pool.close();
    },
    conclude,
    unwritten: (state, failure) => ({ ...began, budget: asked.budget, state, failure, activeMs: activeMs() }),
    onError: (text) => listener.onNotice(text, 'error'),
    onEnded: ({ state }) => {
      if (state === 'finished') sweep(false);
      listener.onSession();
    },
  });

  const askedWithin = (budget: Budget): SessionAsked => ({
    strategy: began.strategy,
    problem: {
      space: study.space,
      goal: objective.goal,
      maxEpochs: study.maxEpochs,
      maxTrials: budget.trials ?? null,
    },
    budget,
    seed: began.seed,
  });
  let asked = askedWithin(began.budget);

  /**
   * What has ended while the strategy thought counts for the next question: nothing but a trial to run is taken from a decision
   * that did not know of it.
   */
  const heed = (decision: Decision, { results }: Pick<Question, 'results'>): void => {
    if (decision.kind === 'run') {
      refresh(store.addTrial({ ...newTrial(decision), askedAfter: results }).id);
      return fill();
    }
    if (trials.counts().finished > results) return fill();
    if (trials.unfinished().length > 0) return;
    if (decision.kind === 'done') end('finished', null);
    else end('failed', `${strategy.title} waits although nothing is running: this is a mistake in the strategy.`);
  };

  const asking = createAsking(`session ${sessionId}`, setting.thinking, {
    onDecision: guarded(heed),
    onFailure: guarded((error: unknown) => {
      throw error;
    }),
  });

  const question = (): Question => {
    const { finished: results, promised } = trials.counts();
    return { asked, history: trials.all, results, spent: { activeMs: activeMs(), promised } };
  };

  const newTrial = ({ params, epochs, parent, rung, bracket, reason, memo }: Extract<Decision, { kind: 'run' }>) => ({
    sessionId,
    params,
    epochs,
    modelSeed: parent === null ? modelSeedOf(began.seed, trials.all.length + 1) : trials.withOrdinal(parent).modelSeed,
    parent,
    rung,
    bracket,
    reason: withNumbers(reason, (ordinal) => trials.withOrdinal(ordinal).number),
    memo: memo ?? null,
  });

  const workOf = (trial: Trial): TrialWork => ({
    task: study.task,
    number: trial.number,
    params: trial.params,
    modelSeed: trial.modelSeed,
    epochs: trial.epochs,
    maxEpochs: study.maxEpochs,
    measures: study.measures,
    objective,
    roles: kind.roles(study.task),
    session: uid,
    data: setting.data?.name ?? null,
    checkpoint: kind.resumable
      ? {
          keep: files.nameOf(trial.ordinal),
          resumeFrom: files.state(trial.ordinal) ?? (trial.parent === null ? null : files.state(trial.parent)),
        }
      : { keep: null, resumeFrom: null },
    epochsKnown: trial.epochsDone,
  });

  const warnOfSpeed = (): void => {
    if (!warned) listener.onNotice(SLOW, 'warning');
    warned = true;
  };

  /** What the trial's epochs were trained on, its parent's among them; null where it has none. */
  const beganOn = ({ id, parent, epochsDone }: Trial): Environment | null =>
    epochsDone === 0
      ? null
      : (store.environment(id) ?? (parent === null ? null : store.environment(trials.withOrdinal(parent).id)));

  const start = (trial: Trial, began: Environment | null): void => {
    pool.train({
      trialId: trial.id,
      number: trial.number,
      work: workOf(trial),
      began,
      assigned: (worker, environment) => {
        if (environment.engine === 'reference') warnOfSpeed();
        store.startTrial(trial.id, worker, environment);
      },
    });
    listener.onTrial(refresh(trial.id));
    listener.onSession();
  };

  /**
   * No worker computes as the trial's epochs were computed, so that those after them could differ from what is meant by the
   * trial: its record ends, and its configuration waits to be trained from its start, with room for it in the budget.
   */
  const beginAgain = (trial: Trial, began: Environment): void => {
    const { params, epochs, modelSeed, number, epochsDone } = trial;
    const why = `Trial ${number} was trained to epoch ${epochsDone} by ${arithmeticText(began)}; no worker here computes alike`;
    const reason = { text: `${why}. Its configuration is trained again from its start.` };
    const again = { sessionId, params, epochs, modelSeed, parent: null, rung: null, bracket: null, reason, memo: null };
    const queued = store.queueTrial(again, { budget: withRoomForOne(store.session(sessionId).budget) });
    asking.withdraw();
    asked = askedWithin(store.session(sessionId).budget);
    listener.onTrial(refresh(queued.id));
    fail(trial.id, `${why}. Its configuration was queued again, as trial ${queued.number}.`);
    listener.onNotice(reason.text, 'warning');
  };

  /** A session that is to be left is at its end as soon as nothing of it runs. */
  const concludeLeaving = (): void => {
    if (leaving !== null && trials.running().length === 0) end(leaving.state, leaving.failure);
  };

  /** Trials that wait come first; another one is asked for where a worker would have nothing to do. */
  const fill = guarded(() => {
    while (!isOver() && leaving === null && pool.hasIdle()) {
      const queued = trials.queued();
      if (!queued) return asking.ask(question());
      const began = beganOn(queued);
      const reach = pool.reach(began);
      if (reach === 'later') return;
      if (reach === 'now' || began === null) start(queued, began);
      else beginAgain(queued, began);
    }
    concludeLeaving();
  });

  const finished = (trialId: number, trialEnd: TrialEnd): Trial => {
    const trial = store.finishTrial(trialId, trialEnd);
    trials.put(trial);
    return trial;
  };

  const finish = (trialId: number, trialEnd: TrialEnd): void => settleTrial(finished(trialId, trialEnd));
  const fail = (trialId: number, failure: string): void => finish(trialId, { state: 'failed', failure });

  const settleTrial = (trial: Trial): void => {
    store.changeSession(sessionId, { activeMs: activeMs() });
    listener.onTrial(trial);
    const best = trials.best().map(({ ordinal }) => ordinal);
    if (!strategy.promotes) tidily(() => files.keepBest(trial.ordinal, best));
    const counts = trials.counts();
    if (counts.finished >= FAILURES_BEFORE_GIVING_UP && counts.failed === counts.finished)
      end('failed', `The first ${counts.finished} trials all failed: ${trial.failure}`);
  };

  /** Why the rule ends the trial with this epoch; null for one that is on record and only reported again. */
  const judge = (trial: Trial, epoch: Epoch): Reason | null =>
    stopping === null || epoch.epoch <= trial.epochsDone ? null : stopping.after(trial, epoch, trials.all);

  /** False where the trial was trained again and came out differently: it ends with what was recorded before. */
  const record = (trialId: number, epoch: Epoch, also: WithEpoch): boolean => {
    try {
      store.recordEpoch(trialId, epoch, also);
      return true;
    } catch (error) {
      if (!(error instanceof DifferentEpoch)) throw error;
      fail(trialId, error.message);
      return false;
    }
  };

  /** The runner ends a trial before its worker knows; what that worker still says of it counts for nothing. */
  const hasEnded = (trialId: number): boolean => trials.withId(trialId).sequence !== null;

  sweep(strategy.promotes);
  const pool = setting.openPool(
    {
      workers: began.workers,
      kind: study.task.kind,
      confined: kind.confined,
      limits: kind.limits(study.task),
      data: setting.data,
      checkpointFolder: files.folder,
      environment: setting.environment,
      answers: stopping !== null,
      clock: setting.clock,
    },
    {
      onIdle: fill,
      onEpoch: guarded((trialId: number, epoch: Epoch, rowResults: RowResults | null) => {
        if (hasEnded(trialId)) return pool.stop(trialId);
        const stopReason = judge(trials.withId(trialId), epoch);
        const trialEnd: TrialEnd | undefined = stopReason ? { state: 'stopped', failure: null, stopReason } : undefined;
        if (!record(trialId, epoch, { rowResults, end: trialEnd })) return pool.stop(trialId);
        const trial = refresh(trialId);
        listener.onEpoch(trial, epoch);
        if (!stopReason) return pool.goOn(trialId);
        pool.stop(trialId);
        settleTrial(trial);
      }),
      onEnd: guarded((trialId: number, result: TrainingEnd) => {
        if (hasEnded(trialId)) return;
        if (result.state === 'completed') finish(trialId, { state: 'completed', failure: null });
        else if (result.state === 'diverged') finish(trialId, { state: 'diverged', failure: divergedIn(result.epoch) });
        else if (leaving?.state === 'paused') requeue(trialId, false);
        else finish(trialId, stoppedByPerson(trials.withId(trialId)));
      }),
      onFailed: guarded((trialId: number, message: string, fault: Fault) => {
        if (hasEnded(trialId)) return;
        if (fault !== 'machine') return fail(trialId, message);
        requeue(trialId, false);
        leave(leaving?.state ?? 'paused', message);
      }),
      onLost: guarded((trialId: number, reason: string) => {
        if (hasEnded(trialId)) return;
        const { number, retries, epochsDone } = trials.withId(trialId);
        if (retries >= RETRIES) {
          fail(trialId, `Its worker was lost ${RETRIES + 1} times. ${reason}`);
          return concludeLeaving();
        }
        requeue(trialId, true);
        const from = kind.resumable ? `goes on from epoch ${epochsDone}` : 'begins again';
        listener.onNotice(`${reason} Trial ${number} ${from}.`, 'warning');
        concludeLeaving();
      }),
      onBroken: guarded((reason: string) => {
        if (leaving !== null) end(leaving.state, leaving.failure);
        else end('failed', `Workers cannot be started. ${reason}`);
      }),
    },
  );

  const leave = guarded((state: 'paused' | 'finished', failure: string | null) => {
    leaving = { state, failure: state === 'paused' ? (leaving?.failure ?? failure) : null };
    asking.withdraw();
    for (const trial of trials.running()) pool.stop(trial.id);
    if (trials.running().length === 0) end(state, leaving.failure);
  });

  guarded(() => {
    for (const trial of trials.running()) {
      store.requeueTrial(trial.id, false);
      refresh(trial.id);
    }
    store.changeSession(sessionId, { state: 'running', stopped: false, failure: null, finishedAt: null });
    listener.onSession();
  })();

  return {
    ended,
    activeMs,
    pause: () => leave('paused', null),
    stop: () => leave('finished', null),
    abandon: guarded(() => end('paused', null)),
    sessionChanged: guarded(() => {
      asking.withdraw();
      asked = askedWithin(store.session(sessionId).budget);
      for (const trial of store.trialsOf(sessionId, trials.all.length)) trials.put(trial);
      fill();
    }),
    workers: () => pool.status(),
    workerPids: () => pool.pids(),
    trials: () => trials,
  };
}

function divergedIn(epoch: number): string {
  return `The loss was no longer a finite number in epoch ${epoch}.`;
}

/** Weights, batch order and dropout of a trial that starts afresh. */
export function modelSeedOf(sessionSeed: number, ordinal: number): number {
  return randomFor(sessionSeed, 'model', ordinal).seed();
}
