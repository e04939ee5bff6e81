/** A search: one session of a study. Its parts are its trials. */
import { budgetShare } from '../../../../shared/budget-share.ts';
import type { SessionProgress } from '../../../../shared/contract/searches.ts';
import { countedText, countText } from '../../../../shared/format/count.ts';
import { measuredText } from '../../../../shared/format/value.ts';
import type { JobPart, JobProgress } from '../../../../shared/job.ts';
import type { JobState } from '../../../../shared/job-state.ts';
import { objectiveOf, type Measure } from '../../../../shared/measure.ts';
import { parseSearchRequest } from '../../../../shared/parse/search-request.ts';
import type { Session, Study, Trial, TrialState } from '../../../../shared/model.ts';
import type { Task } from '../../../../shared/task.ts';
import type { SearchRequest } from '../../../../shared/search-request.ts';
import { objectiveText } from '../../../../shared/wording.ts';
import type { StoredJob } from '../../../../db/store/jobs.ts';
import type { NewSearch } from '../../../../db/store/searches.ts';
import type { NewTrial } from '../../../../db/store/trials.ts';
import { planSearch } from '../../api/plan.ts';
import { restingProgress, sessionProgress } from '../../api/progress.ts';
import { sessionPlan, shortBudget } from '../../api/session-plan.ts';
import type { BackendHost, EventListener } from '../../backend-host.ts';
import { checkpointFiles } from '../../checkpoint-files.ts';
import { createHousekeeping } from '../../checkpoint-housekeeping.ts';
import { givenCommands } from '../../given-commands.ts';
import { commandOn, poolOn } from '../../pool/open-pool.ts';
import { recoverSession } from '../../recover.ts';
import type { Counting } from '../../rows/counting.ts';
import { runSearch } from '../../runner.ts';
import { strategyEntry } from '../../search/elsewhere.ts';
import { heldBackOnRecord } from '../../session/held-back.ts';
import { modelSeedOf } from '../../session/model-seed.ts';
import type { SearchListener, SearchRun } from '../../session/search-run.ts';
import { sessionTrials } from '../../session/session-trials.ts';
import { kindOf } from '../../tasks/catalogue.ts';
import { endAbandoned } from '../../session/unfinished.ts';
import type { JobContext, JobRun, Kind } from '../job.ts';

export type QueuedTrial = Omit<NewTrial, 'sessionId'>;

export interface SearchKind extends Kind<'search'> {
  /** The sessions that train now. */
  readonly runs: ReadonlyMap<number, SearchRun>;
  progress(sessionId: number): SessionProgress;
  /** @param run of an experiment that the session is, written with it */
  plan(request: SearchRequest, run: NewSearch['run']): Session;
  /** Writes a search that was planned otherwise. @throws TrialdeckError, where it could not begin; nothing is written then */
  write(search: NewSearch): Session;
  /** Makes what the session needs beside the database. @throws TrialdeckError */
  prepare(session: Session): void;
}

const PARTS_SHOWN = 200;

export function createSearchKind(host: BackendHost, announce: EventListener, count: Counting['count']): SearchKind {
  const { store, folders, partitions } = host;
  const runs = new Map<number, SearchRun>();
  const housekeeping = createHousekeeping(host, announce);
  const commands = givenCommands(folders.cache);
  const sessionOf = ({ about }: { readonly about: { readonly sessionId?: number | undefined } }): Session =>
    store.session(about.sessionId!);

  /** Where another process runs the session, or none. */
  const heldBackElsewhere = (sessionId: number, { task, ...judged }: Study): readonly number[] =>
    heldBackOnRecord(store, sessionId, objectiveOf(judged), kindOf(task));

  const progress = (sessionId: number): SessionProgress => {
    const session = store.session(sessionId);
    const study = store.study(session.studyId);
    const planned = { session, plan: sessionPlan(session, study), maxEpochs: study.maxEpochs };
    const run = runs.get(sessionId);
    if (run)
      return sessionProgress(planned, run.trials(), {
        activeMs: run.activeMs(),
        workers: run.workers(),
        heldBack: run.heldBack(),
        winner: store.winner(sessionId),
      });
    // Another process runs it: how long it will still take depends on its trials.
    if (session.state === 'running') {
      const trials = sessionTrials(store.trialsOf(sessionId), objectiveOf(study));
      const winner = store.winner(sessionId);
      const heldBack = heldBackElsewhere(sessionId, study);
      return sessionProgress(planned, trials, { activeMs: session.activeMs, workers: [], heldBack, winner });
    }
    return restingProgress(planned, store.sessionTotals(sessionId), heldBackElsewhere(sessionId, study));
  };

  const give = (command: string | null): void => {
    if (command !== null) commands.add(command);
  };
  const refuse = (command: string | null, toRunIt: string): void => {
    if (command !== null) commands.require(command, toRunIt);
  };
  /** @throws TrialdeckError usage, where its workers or its trials are run by a command that nobody gave here. */
  const refuseUngiven = ({ on }: Session, { task }: Study): void => {
    refuse(commandOn(on), 'trialdeck resume --on COMMAND');
    refuse(kindOf(task).commandOf(task), `trialdeck search --task ${task.kind} --command COMMAND, as a study of its own`);
  };

  const prepare = (session: Session): void => {
    const study = store.study(session.studyId);
    refuseUngiven(session, study);
    kindOf(study.task).prepare(study.task, partitions)?.release();
    checkpointFiles(folders.checkpoints, store.sessionUid(session.id));
  };

  const write = (search: NewSearch): Session => {
    const { task } = typeof search.study === 'number' ? store.study(search.study) : search.study;
    // Making what trials train on takes long: done here, it keeps nobody from writing, and is there when the search is written.
    const held = kindOf(task).prepare(task, partitions);
    try {
      return store.createSearch(search, prepare);
    } finally {
      held?.release();
    }
  };

  const plan = (request: SearchRequest, run: NewSearch['run']): Session => {
    const existing = request.studyId === undefined ? null : store.study(request.studyId);
    const planned = planSearch(request, existing, { workers: host.settings().workers, seed: host.newSeed() });
    const { task, maxEpochs } = existing ?? planned.study!;
    const trials = planned.queue.map(({ params, isDefault }, at) => {
      const text = isDefault ? 'The default configuration, as a yardstick.' : 'Queued by a person.';
      const reason = isDefault ? { text, default: true } : { text };
      return queuedTrial({ params, epochs: maxEpochs, modelSeed: modelSeedOf(planned.session.seed, at + 1), reason });
    });
    give(commandOn(request.on ?? null));
    if (existing === null) give(kindOf(task).commandOf(task));
    return write({ study: existing?.id ?? planned.study!, session: planned.session, trials, run });
  };

  const taskOf = (request: SearchRequest): Task =>
    request.studyId === undefined
      ? planSearch(request, null, { workers: host.settings().workers, seed: 1 }).study!.task
      : store.study(request.studyId).task;

  const start = (job: StoredJob, context: JobContext): JobRun => {
    const session = sessionOf(job);
    const { parent } = job;
    const study = store.study(session.studyId);
    refuseUngiven(session, study);
    const held = kindOf(study.task).prepare(study.task, partitions);
    const release = (): void => held?.release();
    const setting = {
      store,
      sessionId: session.id,
      openPool: poolOn(session.on, host.spawn),
      thinking: host.thinking,
      data: held && held.data,
      checkpoints: folders.checkpoints,
      environment: host.environment,
      clock: host.clock,
    };
    const listener: SearchListener = {
      onSession: context.moved,
      onTrial: (trial) => {
        announce('trial', { studyId: study.id, trial: store.trialRow(trial.id) });
        if (trial.sequence !== null) count(session.id);
      },
      onEpoch: (trial, epoch) => {
        announce('epoch', { studyId: study.id, trialId: trial.id, number: trial.number, epoch });
        context.moved();
      },
      // What ends the search is said by whoever writes its end.
      onNotice: (text, level) => level !== 'error' && context.log(level, text),
    };
    const warnOfShortBudget = (): void => {
      const { outsideBrackets } = store.sessionTotals(session.id);
      const text = parent === null ? shortBudget(store.session(session.id), study, outsideBrackets) : null;
      if (text !== null) context.log('warning', text);
    };
    if (!store.hasBegun(session.id)) warnOfShortBudget();
    const run = releasing(release, () => runSearch(setting, listener));
    runs.set(session.id, run);
    let abandoned = false;
    const last = (): JobProgress => jobProgress(progress(session.id));
    return {
      ended: run.ended.then(({ state, failure, stopped }) => {
        if (!abandoned) {
          runs.delete(session.id);
          release();
          housekeeping.keepQuota();
          if (stopped) announce('study', { studyId: study.id });
          else if (state === 'finished') warnOfShortBudget();
        }
        return { state: state as 'paused' | 'finished' | 'failed', reason: failure, stopped };
      }),
      progress: last,
      pause: run.pause,
      stop: run.stop,
      abandon: () => {
        abandoned = true;
        run.abandon();
      },
    };
  };

  const settle: Kind<'search'>['settle'] = ({ about, studyId }, becomes) => {
    const sessionId = about.sessionId!;
    if (becomes === 'paused') recoverSession(store, sessionId);
    else {
      endAbandoned(store, sessionId, kindOf(store.study(studyId!).task));
      count(sessionId);
      announce('study', { studyId: studyId! });
    }
    return jobProgress(progress(sessionId));
  };

  if (!store.readOnly) housekeeping.sweepAndKeepQuota();
  return {
    name: 'search',
    word: 'Search',
    pauses: true,
    keeps: null,
    runs,
    progress,
    plan,
    write,
    prepare,
    parse: parseSearchRequest,
    begin: (request) => store.storedJob(plan(request, null).jobId),
    trainsOn: taskOf,
    title: (job) => strategyEntry(sessionOf(job).strategy.name).title,
    move: (job, on) => {
      give(commandOn(on));
      store.changeSession(sessionOf(job).id, { on });
    },
    check: (job) => prepare(sessionOf(job)),
    start,
    parts: ({ about, studyId }) => {
      const { trials } = store.sessionTotals(about.sessionId!);
      const study = store.study(studyId!);
      const heldBack = runs.get(about.sessionId!)?.heldBack() ?? heldBackElsewhere(about.sessionId!, study);
      const objective = objectiveOf(study);
      const shown = store.trialsOf(about.sessionId!, Math.max(0, trials - PARTS_SHOWN));
      return shown.map((trial) => partOf(trial, objective, heldBack.includes(trial.id)));
    },
    settle,
    lostBy: (action) =>
      action === 'stop'
        ? 'Trials in training end after their epoch and count as stopped, those that wait are left out. To interrupt the search and go on later, pause it instead.'
        : 'The search has not begun: nothing but what was asked for is lost.',
    // A session with a trial that has begun is part of what its study knows.
    mayBeDeleted: ({ about }) => !store.hasBegun(about.sessionId!),
    announce: ({ about }) => announce('session', progress(about.sessionId!)),
  };
}

/** A trial that nobody's decision leads to. */
export function queuedTrial(asked: Pick<NewTrial, 'params' | 'epochs' | 'modelSeed' | 'reason'>): QueuedTrial {
  return { ...asked, parent: null, rung: null, bracket: null, memo: null };
}

/** What was held for work that could not begin is released. */
function releasing<Result>(release: () => void, begin: () => Result): Result {
  try {
    return begin();
  } catch (error) {
    release();
    throw error;
  }
}

function jobProgress(progress: SessionProgress): JobProgress {
  const { finished, expected: of, remainingMs } = progress;
  const text = of === null ? countedText(finished, 'trial') : `${countText(finished)} of ${countedText(of, 'trial')}`;
  return { done: finished, of, share: budgetShare(progress), remainingMs, text };
}

const PART_STATES: Readonly<Record<TrialState, JobState>> = {
  queued: 'waiting',
  running: 'running',
  completed: 'finished',
  stopped: 'finished',
  failed: 'failed',
  diverged: 'failed',
};

function partOf({ number, state, failure, value }: Trial, objective: Measure, heldBack: boolean): JobPart {
  const part = { part: number, title: `Trial ${number}` };
  if (heldBack) return { ...part, state: 'waiting', text: 'Has ended; counts when the clock comes to it' };
  const text = failure ?? (value === null ? '' : `${objectiveText(objective)} ${measuredText(value, objective)}`);
  return { ...part, state: PART_STATES[state], text };
}
