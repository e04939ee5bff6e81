/** The sessions that run now: starting, pausing, going on, and what is announced of them. */
import type { Api, SessionProgress } from '../../../shared/contract.ts';
import type { SearchRequest } from '../../../shared/search-request.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { Budget, Params, Session, SessionState, Study } from '../../../shared/model.ts';
import { shortName } from '../../../shared/wording.ts';
import { partitionFileOf } from '../data/study-partitions.ts';
import { modelSeedOf, runSearch, type SearchRun } from '../runner.ts';
import type { BackendHost, EventListener } from '../backend-host.ts';
import { enforceQuota, sweepTemporaries } from '../checkpoint-quota.ts';
import { sentenceOf } from '../fault.ts';
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
  /** Settles when the session no longer runs; at once where it does not. */
  ended(sessionId: number): Promise<Session>;
  /** Process ids of the live workers. */
  workerPids(): readonly number[];
  /** Ends all workers at once, without waiting for their epoch. */
  abandon(): void;
}

/** A session is announced at most this often while its trials report. */
const ANNOUNCE_EVERY_MS = 250;

export function createSearches(host: BackendHost, announce: EventListener): Searches {
  const { store, folders } = host;
  const runs = new Map<number, SearchRun>();

  const progress = (sessionId: number): SessionProgress => {
    const session = store.session(sessionId);
    const run = runs.get(sessionId);
    if (run) return sessionProgress(session, run.trials(), run.activeMs(), run.workers());
    // Another process runs it: how long it will still take depends on its trials.
    if (session.state === 'running') {
      const { objective } = store.study(session.studyId);
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

  const start = (session: Session, study: Study): void => {
    const partitionFile = partitionFileOf(study.dataset, study.split, folders);
    const announceSession = throttled(() => announce('session', progress(session.id)), ANNOUNCE_EVERY_MS);
    const run = runSearch(
      {
        store,
        sessionId: session.id,
        spawn: host.spawn,
        thinking: host.thinking,
        partitionFile,
        checkpoints: folders.checkpoints,
        environment: host.environment,
        clock: host.clock,
      },
      {
        onSession: announceSession.soon,
        onTrial: (trial) => announce('trial', { studyId: study.id, trial: store.trialRow(trial.id) }),
        onEpoch: (trial, metrics) => {
          announce('epoch', { studyId: study.id, trialId: trial.id, number: trial.number, metrics });
          announceSession.soon();
        },
        onNotice: (text, level) => announce('notice', { level, text }),
      },
    );
    const ended = run.ended.finally(() => {
      runs.delete(session.id);
      tidily(keepQuota);
      announce('study', { studyId: study.id });
      announceSession.now();
    });
    ended.catch((error: unknown) => announce('notice', { level: 'error', text: sentenceOf(error) }));
    runs.set(session.id, { ...run, ended });
  };

  const refuseWhileRunning = (): void => {
    const [other] = runs.keys();
    if (other === undefined) return;
    const { name } = store.study(store.session(other).studyId);
    throw new TrialdeckError('busy', `A search is running in “${shortName(name)}”. Pause it first, or wait until it has ended.`);
  };

  const resume = (sessionId: number): void => {
    const session = store.session(sessionId);
    if (runs.has(sessionId)) return;
    if (session.state === 'finished')
      throw new TrialdeckError('usage', `Session ${sessionId} is finished; add to its budget to go on.`, 'sessionId');
    refuseWhileRunning();
    start(session, store.study(session.studyId));
  };

  const stopSession = (sessionId: number): void => {
    const { state, studyId } = store.session(sessionId);
    const run = runs.get(sessionId);
    if (run) return run.stop();
    if (state === 'finished') return;
    for (const trial of store.unfinishedTrials(sessionId)) store.finishTrial(trial.id, stoppedByPerson(trial));
    store.changeSession(sessionId, { state: 'finished', stopped: true, failure: null, finishedAt: new Date().toISOString() });
    announce('study', { studyId });
    announce('session', progress(sessionId));
  };

  const enqueue = (
    session: Session,
    params: Params,
    epochs: number,
    text: string,
    more: { readonly isDefault?: boolean; readonly modelSeed?: number | undefined } = {},
  ): void => {
    const number = store.trialCount(session.id) + 1;
    store.addTrial({
      sessionId: session.id,
      params,
      epochs,
      modelSeed: more.modelSeed ?? modelSeedOf(session.seed, number),
      parent: null,
      rung: null,
      bracket: null,
      reason: more.isDefault ? { text, default: true } : { text },
      memo: null,
    });
  };

  const startSearch = (request: SearchRequest): { studyId: number; sessionId: number } => {
    refuseWhileRunning();
    const existing = request.studyId === undefined ? null : store.study(request.studyId);
    const plan = planSearch(request, existing, { workers: host.settings().workers, seed: host.newSeed() });
    if (plan.study) partitionFileOf(plan.study.dataset, plan.study.split, folders);
    const study = existing ?? store.createStudy(plan.study!);
    const session = store.createSession({ ...plan.session, studyId: study.id });
    for (const { params, isDefault } of plan.queue) {
      const text = isDefault ? 'The default configuration, as a yardstick.' : 'Queued by a person.';
      enqueue(session, params, study.maxEpochs, text, { isDefault });
    }
    announce('study', { studyId: study.id });
    start(session, study);
    return { studyId: study.id, sessionId: session.id };
  };

  const addBudget = (sessionId: number, extra: Budget): void => {
    const { budget, state } = store.session(sessionId);
    store.changeSession(sessionId, {
      budget: grown(budget, extra),
      ...(state === 'finished' && { state: 'paused', stopped: false, finishedAt: null }),
    });
    runs.get(sessionId)?.sessionChanged();
    announce('session', progress(sessionId));
  };

  /** Room for one more trial, which is queued. */
  const makeRoom = (sessionId: number): void => {
    const { budget } = store.session(sessionId);
    addBudget(sessionId, budget.trials === undefined ? {} : { trials: 1 });
  };

  const queueTrial: Api['queueTrial'] = ({ studyId, params, epochs, modelSeed, continueTrialId }) => {
    const study = store.study(studyId);
    if (continueTrialId !== undefined) return { sessionId: continueTrial(study, continueTrialId, epochs) };
    const live = [...runs.keys()].find((sessionId) => store.session(sessionId).studyId === studyId);
    const text = modelSeed === undefined ? 'Queued by a person.' : 'Queued by a person, with a seed of its own.';
    if (live === undefined) {
      refuseWhileRunning();
      partitionFileOf(study.dataset, study.split, folders);
    }
    const session =
      live === undefined
        ? store.createSession({
            studyId,
            strategy: { name: 'manual', options: {} },
            stopRule: null,
            seed: host.newSeed(),
            budget: { trials: 1 },
            workers: 1,
          })
        : store.session(live);
    enqueue(session, params, epochs ?? study.maxEpochs, text, { modelSeed });
    if (live === undefined) start(session, study);
    else makeRoom(live);
    return { sessionId: session.id };
  };

  const continueTrial = (study: Study, trialId: number, epochs: number | undefined): number => {
    const parent = store.trial(trialId);
    const target = epochs ?? parent.epochsDone + study.maxEpochs;
    if (target <= parent.epochsDone)
      throw new TrialdeckError(
        'usage',
        `epochs is ${target}; allowed is more than the ${parent.epochsDone} that trial ${parent.number} has.`,
        'epochs',
      );
    if (!runs.has(parent.sessionId)) refuseWhileRunning();
    const { sessionId, params, modelSeed, number } = parent;
    const reason = { text: `Continues trial ${number}, asked for by a person.` };
    store.addTrial({
      sessionId,
      params,
      epochs: target,
      modelSeed,
      parent: number,
      rung: null,
      bracket: null,
      reason,
      memo: null,
    });
    makeRoom(sessionId);
    if (!runs.has(sessionId)) resume(sessionId);
    return sessionId;
  };

  if (!store.readOnly) recoverLost(store);
  tidily(() => sweepTemporaries(folders.checkpoints));
  tidily(keepQuota);
  return {
    calls: {
      startSearch,
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
    ended: (sessionId) => runs.get(sessionId)?.ended ?? Promise.resolve(store.session(sessionId)),
    workerPids: () => [...runs.values()].flatMap((run) => run.workerPids()),
    abandon: () => runs.forEach((run) => run.abandon()),
  };
}

function mayGoOn(state: SessionState): boolean {
  return state === 'running' || state === 'paused';
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
