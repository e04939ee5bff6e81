/** What is asked of searches beside their jobs: how far they are, that they grow, that a trial is queued in them. */
import { BY_HAND } from '../../../shared/catalogue.ts';
import type { Api } from '../../../shared/contract/api.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { Budget, Session, Study, Trial } from '../../../shared/model.ts';
import { within } from '../../../shared/parse/check.ts';
import type { SessionChange } from '../../../db/store/sessions.ts';
import type { BackendHost } from '../backend-host.ts';
import { withRoomForOne } from '../budget.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { queuedTrial, type QueuedTrial, type SearchKind } from '../jobs/kinds/search.ts';
import { strategyEntry, whyNotHere } from '../search/elsewhere.ts';
import { modelSeedOf } from '../session/model-seed.ts';
import { kindOf } from '../tasks/catalogue.ts';

export type SearchCalls = Pick<Api, 'addBudget' | 'setWorkers' | 'progress' | 'running' | 'queueTrial'>;

export function createSearchCalls(
  { store, newSeed }: Pick<BackendHost, 'store' | 'newSeed'>,
  searches: SearchKind,
  jobs: Jobs,
): SearchCalls {
  const sessionChanged = ({ id, jobId }: Session): void => {
    searches.runs.get(id)?.sessionChanged();
    jobs.announce(jobId);
  };

  /** @throws TrialdeckError usage, where the session is a run of a job that counts on what it was planned with. */
  const refuseRunOfUnfinished = ({ jobId, number }: Session): void => {
    const { parent } = store.storedJob(jobId);
    const whole = parent === null ? null : store.storedJob(parent);
    if (whole === null || whole.state === 'finished') return;
    const text = `Session ${number} is a run of job ${whole.id}, which is ${whole.state}; allowed is one of a job that is finished.`;
    throw new TrialdeckError('usage', text, 'sessionId');
  };

  const addBudget = (sessionId: number, extra: Budget): void => {
    const session = store.session(sessionId);
    refuseReadIn(session);
    refuseRunOfUnfinished(session);
    store.changeSession(sessionId, enlarged(session, extra));
    sessionChanged(session);
  };

  const setWorkers = (sessionId: number, workers: number): void => {
    const session = store.session(sessionId);
    if (session.state === 'finished')
      throw new TrialdeckError(
        'usage',
        'The session is finished: it has no workers any more. Give it more budget first.',
        'workers',
      );
    if (store.storedJob(session.jobId).parent !== null)
      throw new TrialdeckError('usage', 'The workers of a run of a comparison cannot be changed: its runs are alike.', 'workers');
    store.changeSession(sessionId, { workers });
    searches.runs.get(sessionId)?.resize(workers);
    jobs.announce(session.jobId);
  };

  const queueTrial: Api['queueTrial'] = ({ studyId, params, epochs, modelSeed, continueTrialId }) => {
    const study = store.study(studyId);
    within('params', '', () => kindOf(study.task).check(params, study.space));
    if (continueTrialId !== undefined) return { sessionId: continueTrial(study, continueTrialId, epochs) };
    const text = modelSeed === undefined ? 'Queued by a person.' : 'Queued by a person, with a seed of its own.';
    const trialOf = (sessionSeed: number, ordinal: number): QueuedTrial =>
      queuedTrial({
        params,
        epochs: epochs ?? study.maxEpochs,
        modelSeed: modelSeed ?? modelSeedOf(sessionSeed, ordinal),
        reason: { text },
      });
    const live = store.sessions(studyId).find(takesTrials);
    if (live === undefined) return { sessionId: trainByHand(study, trialOf) };
    const { trials } = store.sessionTotals(live.id);
    store.queueTrial({ ...trialOf(live.seed, trials + 1), sessionId: live.id }, withOneMore(live));
    sessionChanged(live);
    return { sessionId: live.id };
  };

  /** One that runs, or one that trains nothing but what is queued and has yet to begin; never one that a comparison trains, which would count the trial. */
  const takesTrials = ({ id, jobId, state, strategy }: Session): boolean =>
    store.storedJob(jobId).parent === null &&
    (searches.runs.has(id) || (state === 'waiting' && strategyEntry(strategy.name).queueOnly === true));

  /** A session of its own for one trial. */
  const trainByHand = (study: Study, trialOf: (sessionSeed: number, ordinal: number) => QueuedTrial): number => {
    const seed = newSeed();
    const manual = { strategy: BY_HAND, stopRule: null, seed, budget: { trials: 1 }, workers: 1 };
    const session = searches.write({ study: study.id, session: manual, trials: [trialOf(seed, 1)], run: null });
    jobs.enter(store.storedJob(session.jobId));
    return session.id;
  };

  const continueTrial = (study: Study, trialId: number, epochs: number | undefined): number => {
    const parent = store.trial(trialId);
    const session = store.session(parent.sessionId);
    refuseReadIn(session);
    refuseToContinue(parent, session.studyId, study);
    refuseRunOfUnfinished(session);
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
    searches.prepare(session);
    store.queueTrial(trial, withOneMore(session));
    sessionChanged(session);
    jobs.resume(session.jobId);
    return session.id;
  };

  return {
    addBudget,
    setWorkers,
    progress: searches.progress,
    running: () => [...searches.runs.keys()].map(searches.progress),
    queueTrial,
  };
}

/** @throws TrialdeckError usage, unless the trial is one of the study that has ended, with an epoch to go on from. */
function refuseToContinue(trial: Trial, itsStudyId: number, { id: studyId, task }: Study): void {
  const { id, number, state, epochsDone } = trial;
  const refuse = (what: string, allowed: string): never => {
    const text = `continueTrialId is ${id}, ${what}; allowed is ${allowed}.`;
    throw new TrialdeckError('usage', text, 'continueTrialId');
  };
  if (itsStudyId !== studyId) refuse(`a trial of study ${itsStudyId}`, `a trial of study ${studyId}`);
  if (state === 'running' || state === 'queued') refuse(`trial ${number}, which is ${state}`, 'a trial that has ended');
  if (epochsDone === 0) refuse(`trial ${number}, of which no epoch has ended`, 'a trial with at least one epoch');
  const ofItsTask = kindOf(task).refusalToContinue(trial);
  if (ofItsTask !== null)
    throw new TrialdeckError('usage', `Trial ${number} cannot be trained further. ${ofItsTask}`, 'continueTrialId');
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

/** @throws TrialdeckError unavailable, where another program ran the session. */
function refuseReadIn({ strategy }: Session): void {
  const why = whyNotHere(strategy.name);
  if (why !== null) throw new TrialdeckError('unavailable', why);
}
