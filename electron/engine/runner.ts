/**
 * Runs one session: asks the strategy, gives the trial to a worker, records what it reports, asks again. What is asked, and what
 * a question or a stop rule knows, follows the session's clock (search/clock/): what workers tell is news until the clock comes
 * to it. All else that the runner knows is in the store, so that going on after a pause or a crash is the same as starting.
 */
import { objectiveOf } from '../../shared/measure.ts';
import type { Epoch, Session, Trial } from '../../shared/model.ts';
import type { RowResultsByPartition } from '../../shared/row-results.ts';
import type { NewTrial, TrialEnd } from '../../db/store/trials.ts';
import { withRoomForOne } from './budget.ts';
import { checkpointFiles } from './checkpoint-files.ts';
import { withoutWorkers, type Fault } from './fault.ts';
import { strategyNamed } from './search/catalogue.ts';
import { asTold } from './session/as-told.ts';
import { createAssigning } from './session/assigning.ts';
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
import { createSetbacks } from './session/setbacks.ts';
import { createStopping } from './session/stopping.ts';
import { endUnfinished } from './session/unfinished.ts';
import { kindOf } from './tasks/catalogue.ts';
import { grantOf } from './tasks/grant.ts';
import type { TrainingEnd } from './tasks/trainer.ts';

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
  const news = createNews({ epochs: store.heldEpochs(sessionId), ends: store.heldEnds(sessionId) });
  const record = sessionRecord(store, sessionId, trials, listener, kind.differing);
  const kept = sessionCheckpoints(files, trials, (text) => listener.onNotice(text, 'warning'));
  const isIdle = (): boolean => pool.hasIdle() && queued() === undefined;
  const clock = sessionClock(began, kind.cost(study.task), trials, news, isIdle);
  const startedAt = setting.clock.ms();
  /** What the session becomes, and why, when its running trials have ended their epoch: they ask no more. */
  let leaving: { readonly state: 'paused' | 'finished'; readonly failure: string | null } | null = null;
  /** Trials that have a worker, or a worker that has yet to hear that they have ended. */
  const training = new Set<number>();

  const activeMs = (): number => began.activeMs + setting.clock.ms() - startedAt;
  const conclude = (state: EndState, failure: string | null): Session => {
    if (state === 'finished') endUnfinished(store, sessionId, kind, ({ id }) => listener.onTrial(counting.finishNow(id)));
    else trials.running().forEach(({ id }) => record.requeue(id, false));
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
    trials.unfinished().find(({ state, ordinal }) => state === 'queued' && news.endOf(ordinal) === null);

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
  const setbacks = createSetbacks({ trials, news, record, kept, listener, kind, fail, onMachine: (why) => leave('paused', why) });
  /** @returns whether it is news that the worker has ended with the trial */
  const endsTraining = (trialId: number): boolean => training.delete(trialId) && !hasEnded(trialId);

  kept.sweep(strategy.promotes);
  const pool = setting.openPool(
    {
      workers: began.workers,
      ...grantOf(kind, study.task, setting.data),
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
        counting.tellEpoch(trialId, { epoch, rowResults });
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
        setbacks.failed(trialId, message, fault);
        fill();
      }),
      onLost: guarded((trialId: number, reason: string) => {
        if (!endsTraining(trialId)) return concludeLeaving();
        setbacks.lost(trialId, reason);
        fill();
      }),
      onBroken: guarded((reason: string) => {
        if (leaving === null) throw withoutWorkers(reason);
        end(leaving.state, leaving.failure);
      }),
    },
  );

  const assign = createAssigning({
    ...{ setting, listener, study, kind, uid, files, record, pool, training, tellEnd },
    next: () => {
      const trial = leaving === null ? queued() : undefined;
      return trial && asTold(trial, news.epochs(trial.ordinal), objective);
    },
  });

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
        .filter(({ ordinal }) => news.endOf(ordinal) !== null)
        .map(({ id }) => id),
    workerPids: () => pool.pids(),
    trials: () => trials,
  };
}
