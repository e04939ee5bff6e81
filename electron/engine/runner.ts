/**
 * Runs one session: asks the strategy, gives the trial to a worker, records what it reports, asks again. All that it knows
 * is in the store, so that going on after a pause or a crash is the same as starting.
 */
import { objectiveOf } from '../../shared/measure.ts';
import type { Budget, Environment, Epoch, Reason, Session, Trial } from '../../shared/model.ts';
import type { RowResultsByPartition } from '../../shared/row-results.ts';
import type { TrialEnd } from '../../db/store.ts';
import { withRoomForOne } from './budget.ts';
import { checkpointFiles } from './checkpoint-files.ts';
import type { Fault } from './fault.ts';
import { strategyNamed } from './search/catalogue.ts';
import type { Decision } from './search/strategy.ts';
import { createAsking, type Question } from './session/asking.ts';
import { createRunEnd, type EndState } from './session/run-end.ts';
import type { SearchListener, SearchRun, SearchSetting } from './session/search-run.ts';
import { sessionCheckpoints } from './session/session-checkpoints.ts';
import { sessionRecord } from './session/session-record.ts';
import { sessionTrials } from './session/session-trials.ts';
import { stoppedByPerson } from './session/stopped-by-person.ts';
import { createStopping } from './session/stopping.ts';
import { decidedTrial, trialAgain, workOf } from './session/trial-work.ts';
import { kindOf } from './tasks/catalogue.ts';
import type { TrainingEnd } from './tasks/trainer.ts';
import type { SessionAsked } from './thinking/decision.ts';

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
  const record = sessionRecord(store, sessionId, trials, listener);
  const kept = sessionCheckpoints(files, trials, (text) => listener.onNotice(text, 'warning'));
  const startedAt = clock.ms();
  /** What the session becomes, and why, when its running trials have ended their epoch: they ask no more. */
  let leaving: { readonly state: 'paused' | 'finished'; readonly failure: string | null } | null = null;
  let warned = false;

  const activeMs = (): number => began.activeMs + clock.ms() - startedAt;
  /** A finished session has no trial that waits: those that a person's stop found without a worker end with it. */
  const conclude = (state: EndState, failure: string | null): Session => {
    for (const trial of trials.unfinished()) {
      if (state === 'finished') listener.onTrial(record.finish(trial.id, stoppedByPerson(trial)));
      else if (trial.state === 'running') record.requeue(trial.id, false);
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
      if (state === 'finished') kept.sweep(false);
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
      record.add({ ...decidedTrial(decision, began, trials), askedAfter: results });
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

  const warnOfSpeed = (): void => {
    if (!warned) listener.onNotice(SLOW, 'warning');
    warned = true;
  };

  const start = (trial: Trial, arithmetic: Environment | null): void => {
    pool.train({
      trialId: trial.id,
      number: trial.number,
      work: workOf(trial, study, uid, files, setting.data),
      began: arithmetic,
      assigned: (worker, environment) => {
        if (environment.engine === 'reference') warnOfSpeed();
        store.startTrial(trial.id, worker, environment);
      },
    });
    listener.onTrial(record.refresh(trial.id));
    listener.onSession();
  };

  /** Its record ends, and its configuration waits to be trained from its start, with room for it in the budget. */
  const beginAgain = (trial: Trial, arithmetic: Environment): void => {
    const { again, why } = trialAgain(trial, arithmetic);
    const queued = store.queueTrial(again, { budget: withRoomForOne(store.session(sessionId).budget) });
    asking.withdraw();
    asked = askedWithin(store.session(sessionId).budget);
    listener.onTrial(record.refresh(queued.id));
    fail(trial.id, `${why}. Its configuration was queued again, as trial ${queued.number}.`);
    listener.onNotice(again.reason.text, 'warning');
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
      const arithmetic = record.beganOn(queued);
      const reach = pool.reach(arithmetic);
      if (reach === 'later') return;
      if (reach === 'now' || arithmetic === null) start(queued, arithmetic);
      else beginAgain(queued, arithmetic);
    }
    concludeLeaving();
  });

  const finish = (trialId: number, trialEnd: TrialEnd): void => settleTrial(record.finish(trialId, trialEnd));
  const fail = (trialId: number, failure: string): void => finish(trialId, { state: 'failed', failure });

  const settleTrial = (trial: Trial): void => {
    store.changeSession(sessionId, { activeMs: activeMs() });
    listener.onTrial(trial);
    if (!strategy.promotes) kept.keepBest(trial.ordinal);
    const counts = trials.counts();
    if (counts.finished >= FAILURES_BEFORE_GIVING_UP && counts.failed === counts.finished)
      end('failed', `The first ${counts.finished} trials all failed: ${trial.failure}`);
  };

  /** Why the rule ends the trial with this epoch; null for one that is on record and only reported again. */
  const judge = (trial: Trial, epoch: Epoch): Reason | null =>
    stopping === null || epoch.epoch <= trial.epochsDone ? null : stopping.after(trial, epoch, trials.all);

  /** The runner ends a trial before its worker knows; what that worker still says of it counts for nothing. */
  const hasEnded = (trialId: number): boolean => trials.withId(trialId).sequence !== null;

  kept.sweep(strategy.promotes);
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
      onEpoch: guarded((trialId: number, epoch: Epoch, rowResults: RowResultsByPartition) => {
        if (hasEnded(trialId)) return pool.stop(trialId);
        const stopReason = judge(trials.withId(trialId), epoch);
        const trialEnd: TrialEnd | undefined = stopReason ? { state: 'stopped', failure: null, stopReason } : undefined;
        const different = record.epoch(trialId, epoch, { rowResults, end: trialEnd });
        if (different !== null) {
          fail(trialId, different);
          return pool.stop(trialId);
        }
        const trial = record.refresh(trialId);
        listener.onEpoch(trial, epoch);
        if (!stopReason) return pool.goOn(trialId);
        pool.stop(trialId);
        settleTrial(trial);
      }),
      onEnd: guarded((trialId: number, result: TrainingEnd) => {
        if (hasEnded(trialId)) return;
        if (result.state === 'completed') finish(trialId, { state: 'completed', failure: null });
        else if (result.state === 'diverged') finish(trialId, { state: 'diverged', failure: divergedIn(result.epoch) });
        else if (leaving?.state === 'paused') record.requeue(trialId, false);
        else finish(trialId, stoppedByPerson(trials.withId(trialId)));
      }),
      onFailed: guarded((trialId: number, message: string, fault: Fault) => {
        if (hasEnded(trialId)) return;
        if (fault !== 'machine') return fail(trialId, message);
        record.requeue(trialId, false);
        leave(leaving?.state ?? 'paused', message);
      }),
      onLost: guarded((trialId: number, reason: string) => {
        if (hasEnded(trialId)) return;
        const { number, retries, epochsDone } = trials.withId(trialId);
        if (retries >= RETRIES) {
          fail(trialId, `Its worker was lost ${RETRIES + 1} times. ${reason}`);
          return concludeLeaving();
        }
        record.requeue(trialId, true);
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
      record.refresh(trial.id);
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
      record.readAdded();
      fill();
    }),
    resize: guarded((workers: number) => {
      pool.resize(workers);
      listener.onSession();
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
