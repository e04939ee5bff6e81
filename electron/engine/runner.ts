/**
 * Runs one session: asks the strategy, gives the trial to a worker, records what it reports, asks again. What is asked, and what
 * a question or a stop rule knows, follows the session's clock (search/clock/): what workers tell is news until the clock comes
 * to it. All else that the runner knows is in the store, so that going on after a pause or a crash is the same as starting.
 */
import { objectiveOf } from '../../shared/measure.ts';
import type { Environment, Epoch, Session, Trial } from '../../shared/model.ts';
import type { RowResultsByPartition } from '../../shared/row-results.ts';
import type { NewTrial, TrialEnd } from '../../db/store.ts';
import { withRoomForOne } from './budget.ts';
import { checkpointFiles } from './checkpoint-files.ts';
import { MOST_RETRIES, withoutWorkers, type Fault } from './fault.ts';
import { strategyNamed } from './search/catalogue.ts';
import { createCounting } from './session/counting.ts';
import { failureOfAll, failuresAmong } from './session/failures.ts';
import { createNews } from './session/news.ts';
import { createQuestions } from './session/questions.ts';
import { createRunEnd, type EndState } from './session/run-end.ts';
import type { SearchListener, SearchRun, SearchSetting } from './session/search-run.ts';
import { sessionCheckpoints } from './session/session-checkpoints.ts';
import { sessionClock } from './session/session-clock.ts';
import { sessionRecord } from './session/session-record.ts';
import { sessionTrials } from './session/session-trials.ts';
import { createStopping } from './session/stopping.ts';
import { trialAgain, workOf } from './session/trial-work.ts';
import { kindOf } from './tasks/catalogue.ts';
import type { TrainingEnd } from './tasks/trainer.ts';

const SLOW =
  'Native TensorFlow does not load here: trials train in plain JavaScript, many times slower. The set-up says why: npm run setup.';
/** A session whose first trials all fail will not get better. */
const FAILURES_BEFORE_GIVING_UP = 5;

export function runSearch(setting: SearchSetting, listener: SearchListener): SearchRun {
  const { store, sessionId } = setting;
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
  const news = createNews();
  const record = sessionRecord(store, sessionId, trials, listener, kind.differing);
  const kept = sessionCheckpoints(files, trials, (text) => listener.onNotice(text, 'warning'));
  const isIdle = (): boolean => pool.hasIdle() && queued() === undefined;
  const clock = sessionClock(began, kind.cost(study.task), trials, news, isIdle);
  const startedAt = setting.clock.ms();
  /** What the session becomes, and why, when its running trials have ended their epoch: they ask no more. */
  let leaving: { readonly state: 'paused' | 'finished'; readonly failure: string | null } | null = null;
  let warned = false;
  /** Trials that have a worker, or a worker that has yet to hear that they have ended. */
  const training = new Set<number>();

  const activeMs = (): number => began.activeMs + setting.clock.ms() - startedAt;
  const endTrials = (state: EndState): void => {
    for (const trial of trials.unfinished()) {
      if (state === 'finished') listener.onTrial(counting.finishNow(trial.id));
      else if (trial.state === 'running') record.requeue(trial.id, false);
    }
  };
  /**
   * A finished session has no trial that waits: those that a person's stop found without a worker end with it. Where none had
   * begun, none is kept.
   */
  const conclude = (state: EndState, failure: string | null): Session => {
    if (state === 'finished' && !store.hasBegun(sessionId)) store.deleteWaitingTrials(sessionId);
    else endTrials(state);
    const finishedAt = state === 'finished' ? setting.clock.now() : null;
    const stopped = state === 'finished' && leaving?.state === 'finished';
    store.changeSession(sessionId, { state, stopped, failure, finishedAt, activeMs: activeMs() });
    return store.session(sessionId);
  };

  const { ended, isOver, end, guarded } = createRunEnd({
    close: () => {
      questions.withdraw();
      pool.close();
    },
    conclude,
    unwritten: (state, failure) => ({ ...began, budget: questions.budget(), state, failure, activeMs: activeMs() }),
    onError: (text) => listener.onNotice(text, 'error'),
    onEnded: ({ state }) => {
      if (state === 'finished') kept.sweep(false);
      listener.onSession();
    },
  });

  const questions = createQuestions(
    { session: began, study, trials, thinking: setting.thinking, activeMs, guarded },
    {
      onRun: (trial) => {
        clock.added(record.add(trial));
        fill();
      },
      onNews: () => fill(),
      onDone: (why) => endAsked(why),
      onMistake: (text) => end('failed', text),
    },
  );

  /** All that was to be asked for has ended. Where every trial failed nothing was found. */
  const endAsked = (why: string): void => {
    const failure = failureOfAll(trials.all);
    if (failure !== null) return end('failed', failure);
    store.changeSession(sessionId, { ended: why });
    const some = failuresAmong(trials.all);
    if (some !== null) listener.onNotice(some, 'warning');
    end('finished', null);
  };

  /** The question that is out is asked anew: the budget or the trials are others. */
  const sessionHasChanged = (): void => {
    questions.change(store.session(sessionId).budget);
    record.readAdded().forEach(clock.added);
  };

  /** The trial waits for another worker, which trains again what the clock has not come to. */
  const giveBack = (trialId: number, lostWorker: boolean): void => {
    news.forget(trials.withId(trialId).ordinal);
    record.requeue(trialId, lostWorker);
  };

  /** The state that it was to go on from is damaged. It is trained again without it, where that is of use. */
  const trainWithout = (trialId: number, damage: string): void => {
    const trial = trials.withId(trialId);
    const from = kept.discardDamaged(trial);
    if (from === null) return fail(trialId, damage);
    giveBack(trialId, false);
    listener.onNotice(`${damage} The state is discarded, and trial ${trial.number} is trained again ${from}.`, 'warning');
  };

  const warnOfSpeed = (): void => {
    if (!warned) listener.onNotice(SLOW, 'warning');
    warned = true;
  };

  const start = (trial: Trial, arithmetic: Environment | null): void => {
    training.add(trial.id);
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

  const beginAgain = (trial: Trial, arithmetic: Environment): void => {
    const { again, why } = trialAgain(trial, arithmetic);
    counting.tellEnd(trial.id, { state: 'failed', failure: `${why}.`, again });
  };

  /** Its record ends, and its configuration waits to be trained from its start, with room for it in the budget. */
  const replace = (trialId: number, { failure, at }: TrialEnd, again: NewTrial): Trial => {
    const ended = record.replace(trialId, {
      trial: again,
      change: { budget: withRoomForOne(store.session(sessionId).budget) },
      failure: (number) => `${failure} Its configuration was queued again, as trial ${number}.`,
      at,
    });
    sessionHasChanged();
    listener.onTrial(trials.all.at(-1)!);
    listener.onNotice(again.reason.text, 'warning');
    return ended;
  };

  /** A session that is to be left is at its end as soon as nothing of it trains. */
  const concludeLeaving = (): void => {
    if (leaving !== null && [...training].every(counting.hasEnded)) end(leaving.state, leaving.failure);
  };

  /** The first that waits for a worker. */
  const queued = (): Trial | undefined =>
    trials.unfinished().find(({ state, ordinal }) => state === 'queued' && !news.hasEnd(ordinal));

  const assign = (): void => {
    while (leaving === null && pool.hasIdle()) {
      const trial = queued();
      if (trial === undefined) return;
      const arithmetic = record.beganOn(trial);
      const reach = pool.reach(arithmetic);
      // One that was interrupted between its last epoch and its end has nothing left to train.
      if (kind.hasTrained(trial)) counting.tellEnd(trial.id, { state: 'completed', failure: null });
      else if (reach === 'later') return;
      else if (reach === 'now' || arithmetic === null) start(trial, arithmetic);
      else beginAgain(trial, arithmetic);
    }
  };

  /** Nothing on a virtual clock is counted that a question which is out, or is still to be asked, does not know of. */
  const mayCount = (): boolean => began.width === null || (leaving === null && !questions.isOut());

  /** Gives trials to workers, asks for others and counts what has been told, as far as the clock goes. */
  const fill = guarded(() => {
    assign();
    while (!isOver() && mayCount()) {
      if (leaving === null && questions.mayAsk() && clock.isFree()) {
        questions.ask();
        break;
      }
      const tick = clock.next();
      if (tick === null) break;
      counting.count(tick);
      // A trial may have been queued in place of one that ended.
      assign();
    }
    concludeLeaving();
  });

  const settle = (trial: Trial): void => {
    clock.ended(trial);
    store.changeSession(sessionId, { activeMs: activeMs() });
    listener.onTrial(trial);
    if (!strategy.promotes) kept.keepBest(trial.ordinal);
    const counts = trials.counts();
    if (counts.finished >= FAILURES_BEFORE_GIVING_UP && counts.failed === counts.finished)
      end('failed', `The first ${counts.finished} trials all failed: ${trial.failure}`);
  };

  const counting = createCounting({
    ...{ trials, news, record, stopping, listener, kind, onSettled: settle },
    checkpoints: kept,
    now: setting.clock.now,
    onStopped: (trialId) => pool.stop(trialId),
    replace,
  });
  const { hasEnded, tellEnd, fail } = counting;
  /** @returns whether it is news that the worker has ended with the trial */
  const endsTraining = (trialId: number): boolean => training.delete(trialId) && !hasEnded(trialId);

  kept.sweep(strategy.promotes);
  const pool = setting.openPool(
    {
      workers: began.workers,
      ...kind.grant(study.task, setting.data),
      checkpointFolder: files.folder,
      environment: setting.environment,
      answers: stopping !== null,
      clock: setting.clock,
    },
    {
      onIdle: fill,
      onEpoch: guarded((trialId: number, epoch: Epoch, rowResults: RowResultsByPartition) => {
        if (hasEnded(trialId)) {
          counting.disregard(trialId);
          return pool.stop(trialId);
        }
        const { ordinal, epochsDone } = trials.withId(trialId);
        if (stopping === null || epoch.epoch <= epochsDone) counting.take(trialId, { epoch, rowResults });
        else news.tellEpoch(ordinal, { epoch, rowResults });
        fill();
        if (hasEnded(trialId)) pool.stop(trialId);
        else pool.goOn(trialId);
      }),
      onEnd: guarded((trialId: number, result: TrainingEnd) => {
        if (!endsTraining(trialId)) return concludeLeaving();
        if (result.state === 'completed') tellEnd(trialId, { state: 'completed', failure: null });
        else if (result.state === 'diverged') tellEnd(trialId, { state: 'diverged', failure: kind.divergence(result.epoch) });
        fill();
      }),
      onFailed: guarded((trialId: number, message: string, fault: Fault) => {
        if (!endsTraining(trialId)) return concludeLeaving();
        if (fault === 'machine') {
          giveBack(trialId, false);
          leave('paused', message);
        } else if (fault === 'checkpoint') trainWithout(trialId, message);
        else fail(trialId, message);
        fill();
      }),
      onLost: guarded((trialId: number, reason: string) => {
        if (!endsTraining(trialId)) return concludeLeaving();
        const { number, retries, epochsDone } = trials.withId(trialId);
        if (retries >= MOST_RETRIES) fail(trialId, `Its worker was lost ${MOST_RETRIES + 1} times. ${reason}`);
        else {
          giveBack(trialId, true);
          const from = kind.cannot.resume === null && epochsDone > 0 ? `goes on from epoch ${epochsDone}` : 'begins again';
          listener.onNotice(`${reason} Trial ${number} ${from}.`, 'warning');
        }
        fill();
      }),
      onBroken: guarded((reason: string) => {
        if (leaving === null) throw withoutWorkers(reason);
        end(leaving.state, leaving.failure);
      }),
    },
  );

  /** A stop is for good, whatever else is asked for. */
  const leave = guarded((wanted: 'paused' | 'finished', failure: string | null) => {
    const state = leaving?.state === 'finished' ? 'finished' : wanted;
    leaving = { state, failure: state === 'paused' ? (leaving?.failure ?? failure) : null };
    questions.withdraw();
    for (const trialId of training) pool.stop(trialId);
    concludeLeaving();
  });

  guarded(() => {
    for (const trial of trials.running()) {
      store.requeueTrial(trial.id, false);
      record.refresh(trial.id);
    }
    store.changeSession(sessionId, { state: 'running', stopped: false, failure: null, ended: null, finishedAt: null });
    listener.onSession();
  })();

  return {
    ended,
    activeMs,
    pause: () => leave('paused', null),
    stop: () => leave('finished', null),
    abandon: guarded(() => end('paused', null)),
    sessionChanged: guarded(() => {
      sessionHasChanged();
      fill();
    }),
    resize: guarded((workers: number) => {
      pool.resize(workers);
      listener.onSession();
      fill();
    }),
    workers: () => pool.status(),
    heldBack: () =>
      trials
        .unfinished()
        .filter(({ ordinal }) => news.hasEnd(ordinal))
        .map(({ id }) => id),
    workerPids: () => pool.pids(),
    trials: () => trials,
  };
}
