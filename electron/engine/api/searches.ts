/** The sessions that run now: starting, pausing, going on, and what is announced of them. */
import { BY_HAND } from '../../../shared/catalogue.ts';
import type { Api } from '../../../shared/contract/api.ts';
import type { SessionProgress } from '../../../shared/contract/searches.ts';
import type { SearchRequest } from '../../../shared/search-request.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { objectiveOf } from '../../../shared/measure.ts';
import type { Budget, Session, SessionState, Study, Trial } from '../../../shared/model.ts';
import { shortName } from '../../../shared/wording.ts';
import type { NewSearch, NewTrial, SessionChange } from '../../../db/store.ts';
import { poolOn } from '../pool/open-pool.ts';
import { modelSeedOf, runSearch, type SearchRun } from '../runner.ts';
import type { BackendHost, EventListener } from '../backend-host.ts';
import { withRoomForOne } from '../budget.ts';
import { checkpointFiles } from '../checkpoint-files.ts';
import { enforceQuota, sweepTemporaries } from '../checkpoint-quota.ts';
import { sentenceOf } from '../fault.ts';
import { givenCommands } from '../given-commands.ts';
import { recoverLost, recoverSession } from '../recover.ts';
import { sessionTrials } from '../session-trials.ts';
import { stoppedByPerson } from '../stopped-by-person.ts';
import { planSearch } from './plan.ts';
import { restingProgress, sessionProgress } from './progress.ts';
import { throttled } from './throttled.ts';

export type SearchCalls = Pick<
  Api,
  'startSearch' | 'pauseSession' | 'resumeSession' | 'stopSession' | 'addBudget' | 'progress' | 'running' | 'queueTrial'
>;

export interface Searches {
  readonly calls: SearchCalls;
  /** @param run of an experiment that the session is, written with it */
  start(request: SearchRequest, run: NewSearch['run']): { readonly studyId: number; readonly sessionId: number };
  /** Settles when the session no longer runs; at once where it does not. */
  ended(sessionId: number): Promise<Session>;
  /** Process ids of the live workers. */
  workerPids(): readonly number[];
  /** Ends all workers at once, without waiting for their epoch; nothing is written or announced after it. */
  abandon(): void;
}

/** A session is announced at most this often while its trials report. */
const ANNOUNCE_EVERY_MS = 250;

export function createSearches(host: BackendHost, announce: EventListener): Searches {
  const { store, folders, partitions } = host;
  const runs = new Map<number, SearchRun>();
  const commands = givenCommands(folders.cache);
  let closed = false;

  const progress = (sessionId: number): SessionProgress => {
    const session = store.session(sessionId);
    const run = runs.get(sessionId);
    if (run) return sessionProgress(session, run.trials(), run.activeMs(), run.workers());
    // Another process runs it: how long it will still take depends on its trials.
    if (session.state === 'running') {
      const objective = objectiveOf(store.study(session.studyId));
      return sessionProgress(session, sessionTrials(store.trialsOf(sessionId), objective), session.activeMs, []);
    }
    return restingProgress(session, store.sessionTotals(sessionId));
  };

  /** Housekeeping decides nothing: where it fails, that is said, and nothing else comes of it. */
  const tidily = (work: () => void): void => {
    try {
      if (!store.readOnly) work();
    } catch (error) {
      announce('notice', { level: 'warning', text: `Old checkpoints could not be removed: ${sentenceOf(error)}` });
    }
  };

  const keepQuota = (): void => {
    const goingOn = store.studyOverviews().flatMap(({ sessions }) => sessions.filter(({ state }) => mayGoOn(state)));
    const uids = new Set(goingOn.map(({ id }) => store.sessionUid(id)));
    enforceQuota(folders.checkpoints, host.settings().checkpointQuotaMb * 2 ** 20, (uid) => uids.has(uid));
  };

  /** @throws TrialdeckError usage, where its workers are started by a command that nobody gave here. */
  const refuseUngiven = ({ on }: Session): void => {
    if (on !== null) commands.require(on);
  };

  const start = (session: Session, study: Study): void => {
    refuseUngiven(session);
    const announceSession = throttled(() => announce('session', progress(session.id)), ANNOUNCE_EVERY_MS);
    const { release, ...data } = partitions.hold(study.dataset, study.split);
    const run = runSearch(
      {
        store,
        sessionId: session.id,
        openPool: poolOn(session.on, host.spawn),
        thinking: host.thinking,
        data,
        checkpoints: folders.checkpoints,
        environment: host.environment,
        clock: host.clock,
      },
      {
        onSession: announceSession.soon,
        onTrial: (trial) => announce('trial', { studyId: study.id, trial: store.trialRow(trial.id) }),
        onEpoch: (trial, epoch) => {
          announce('epoch', { studyId: study.id, trialId: trial.id, number: trial.number, epoch });
          announceSession.soon();
        },
        onNotice: (text, level) => announce('notice', { level, text }),
      },
    );
    const ended = run.ended.finally(() => {
      if (closed) return;
      runs.delete(session.id);
      release();
      tidily(keepQuota);
      announce('study', { studyId: study.id });
      announceSession.now();
    });
    ended.catch((error: unknown) => announce('notice', { level: 'error', text: sentenceOf(error) }));
    const abandon = (): void => {
      run.abandon();
      announceSession.now();
      announceSession.end();
    };
    runs.set(session.id, { ...run, ended, abandon });
  };

  const refuseWhileRunning = (): void => {
    const [other] = runs.keys();
    if (other === undefined) return;
    const { name } = store.study(store.session(other).studyId);
    throw new TrialdeckError('busy', `A search is running in “${shortName(name)}”. Pause it first, or wait until it has ended.`);
  };

  const resume = (sessionId: number, on?: string | null): void => {
    const session = store.session(sessionId);
    if (runs.has(sessionId)) return;
    if (session.state === 'finished')
      throw new TrialdeckError('usage', `Session ${sessionId} is finished; add to its budget to go on.`, 'sessionId');
    refuseWhileRunning();
    if (on) commands.add(on);
    if (on !== undefined) store.changeSession(sessionId, { on });
    start(store.session(sessionId), store.study(session.studyId));
  };

  const stopSession = (sessionId: number): void => {
    const { state, studyId } = store.session(sessionId);
    const run = runs.get(sessionId);
    if (run) return run.stop();
    if (state === 'finished') return;
    for (const trial of store.unfinishedTrials(sessionId)) store.finishTrial(trial.id, stoppedByPerson(trial));
    store.changeSession(sessionId, { state: 'finished', stopped: true, failure: null, finishedAt: host.clock.now() });
    announce('study', { studyId });
    announce('session', progress(sessionId));
  };

  /** What of a search may fail beside the database: a search that cannot begin leaves nothing in it. */
  const makeFolder = ({ id }: Session): void => void checkpointFiles(folders.checkpoints, store.sessionUid(id));

  const startSearch = (request: SearchRequest, run: NewSearch['run']): { studyId: number; sessionId: number } => {
    refuseWhileRunning();
    const existing = request.studyId === undefined ? null : store.study(request.studyId);
    const plan = planSearch(request, existing, { workers: host.settings().workers, seed: host.newSeed() });
    const { dataset, split, maxEpochs } = existing ?? plan.study!;
    partitions.fileOf(dataset, split);
    const trials = plan.queue.map(({ params, isDefault }, at) => {
      const text = isDefault ? 'The default configuration, as a yardstick.' : 'Queued by a person.';
      const reason = isDefault ? { text, default: true } : { text };
      return queuedTrial({ params, epochs: maxEpochs, modelSeed: modelSeedOf(plan.session.seed, at + 1), reason });
    });
    if (request.on) commands.add(request.on);
    const session = store.createSearch({ study: existing?.id ?? plan.study!, session: plan.session, trials, run }, makeFolder);
    const { id: sessionId, studyId } = session;
    announce('study', { studyId });
    start(session, store.study(studyId));
    return { studyId, sessionId };
  };

  const sessionChanged = (sessionId: number): void => {
    runs.get(sessionId)?.sessionChanged();
    announce('session', progress(sessionId));
  };

  const addBudget = (sessionId: number, extra: Budget): void => {
    store.changeSession(sessionId, enlarged(store.session(sessionId), extra));
    sessionChanged(sessionId);
  };

  const queueTrial: Api['queueTrial'] = ({ studyId, params, epochs, modelSeed, continueTrialId }) => {
    const study = store.study(studyId);
    if (continueTrialId !== undefined) return { sessionId: continueTrial(study, continueTrialId, epochs) };
    const text = modelSeed === undefined ? 'Queued by a person.' : 'Queued by a person, with a seed of its own.';
    const trialOf = (sessionSeed: number, ordinal: number): QueuedTrial =>
      queuedTrial({
        params,
        epochs: epochs ?? study.maxEpochs,
        modelSeed: modelSeed ?? modelSeedOf(sessionSeed, ordinal),
        reason: { text },
      });
    const live = [...runs].find(([sessionId]) => store.session(sessionId).studyId === studyId);
    if (live === undefined) return { sessionId: trainByHand(study, trialOf) };
    const [sessionId, run] = live;
    const session = store.session(sessionId);
    store.queueTrial({ ...trialOf(session.seed, run.trials().all.length + 1), sessionId }, withOneMore(session));
    sessionChanged(sessionId);
    return { sessionId };
  };

  /** A session of its own for one trial. */
  const trainByHand = (study: Study, trialOf: (sessionSeed: number, ordinal: number) => QueuedTrial): number => {
    refuseWhileRunning();
    partitions.fileOf(study.dataset, study.split);
    const seed = host.newSeed();
    const manual = { strategy: BY_HAND, stopRule: null, seed, budget: { trials: 1 }, workers: 1 };
    const session = store.createSearch({ study: study.id, session: manual, trials: [trialOf(seed, 1)], run: null }, makeFolder);
    start(session, study);
    return session.id;
  };

  const continueTrial = (study: Study, trialId: number, epochs: number | undefined): number => {
    const parent = store.trial(trialId);
    const session = store.session(parent.sessionId);
    refuseToContinue(parent, session.studyId, study.id);
    const target = epochs ?? parent.epochsDone + study.maxEpochs;
    if (target <= parent.epochsDone)
      throw new TrialdeckError(
        'usage',
        `epochs is ${target}; allowed is more than the ${parent.epochsDone} that trial ${parent.number} has.`,
        'epochs',
      );
    const { params, modelSeed, number, ordinal } = parent;
    const reason = { text: `Continues trial ${number}, asked for by a person.` };
    const trial = { ...queuedTrial({ params, epochs: target, modelSeed, reason }), sessionId: session.id, parent: ordinal };
    const isLive = runs.has(session.id);
    if (!isLive) {
      refuseWhileRunning();
      refuseUngiven(session);
      partitions.fileOf(study.dataset, study.split);
      makeFolder(session);
    }
    store.queueTrial(trial, withOneMore(session));
    sessionChanged(session.id);
    if (!isLive) start(store.session(session.id), study);
    return session.id;
  };

  if (!store.readOnly) recoverLost(store);
  tidily(() => sweepTemporaries(folders.checkpoints));
  tidily(keepQuota);
  return {
    calls: {
      startSearch: (request) => startSearch(request, null),
      resumeSession: resume,
      pauseSession: (sessionId) => {
        const { state, studyId } = store.session(sessionId);
        const run = runs.get(sessionId);
        if (run) return run.pause();
        // Its run has ended, and the database could not be written at that moment.
        if (state !== 'running' || store.readOnly) return;
        recoverSession(store, sessionId);
        announce('study', { studyId });
        announce('session', progress(sessionId));
      },
      stopSession,
      addBudget,
      progress,
      running: () => [...runs.keys()].map(progress),
      queueTrial,
    },
    start: startSearch,
    ended: (sessionId) => runs.get(sessionId)?.ended ?? Promise.resolve(store.session(sessionId)),
    workerPids: () => [...runs.values()].flatMap((run) => run.workerPids()),
    abandon: () => {
      closed = true;
      runs.forEach((run) => run.abandon());
    },
  };
}

type QueuedTrial = Omit<NewTrial, 'sessionId'>;

function queuedTrial(asked: Pick<NewTrial, 'params' | 'epochs' | 'modelSeed' | 'reason'>): QueuedTrial {
  return { ...asked, parent: null, rung: null, bracket: null, memo: null };
}

/** @throws TrialdeckError usage, unless the trial is one of the study that has ended, with an epoch to go on from. */
function refuseToContinue({ id, number, state, epochsDone }: Trial, itsStudyId: number, studyId: number): void {
  const refuse = (what: string, allowed: string): never => {
    const text = `continueTrialId is ${id}, ${what}; allowed is ${allowed}.`;
    throw new TrialdeckError('usage', text, 'continueTrialId');
  };
  if (itsStudyId !== studyId) refuse(`a trial of study ${itsStudyId}`, `a trial of study ${studyId}`);
  if (state === 'running' || state === 'queued') refuse(`trial ${number}, which is ${state}`, 'a trial that has ended');
  if (epochsDone === 0) refuse(`trial ${number}, of which no epoch has ended`, 'a trial with at least one epoch');
}

function mayGoOn(state: SessionState): boolean {
  return state === 'running' || state === 'paused';
}

/** With more budget, and open again where it was finished. */
function enlarged({ budget, state }: Session, extra: Budget): SessionChange {
  const reopened = state === 'finished' ? ({ state: 'paused', stopped: false, finishedAt: null } as const) : {};
  return { budget: grown(budget, extra), ...reopened };
}

/** For one more trial, where the budget counts them. */
function withOneMore(session: Session): SessionChange {
  return { ...enlarged(session, {}), budget: withRoomForOne(session.budget) };
}

/** @throws TrialdeckError usage, where the session has no budget of the kind that is to grow. */
function grown(budget: Budget, extra: Budget): Budget {
  const added = Object.entries(extra).filter(([, amount]) => amount !== undefined) as [keyof Budget, number][];
  for (const [kind] of added) {
    if (budget[kind] !== undefined) continue;
    const kinds = Object.keys(budget).join(' and ');
    throw new TrialdeckError('usage', `The session has no budget in ${kind}${kinds && `; it has one in ${kinds}`}.`, kind);
  }
  return { ...budget, ...Object.fromEntries(added.map(([kind, amount]) => [kind, budget[kind]! + amount])) };
}
