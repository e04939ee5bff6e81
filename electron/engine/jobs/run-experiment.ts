/** Works an experiment off, each run kept when it has ended: trained ones one after another, replays on all cores that are free. */
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Experiment, ExperimentRun } from '../../../shared/experiment.ts';
import type { Session } from '../../../shared/model.ts';
import type { Store } from '../../../db/store.ts';
import { searchOf } from '../replay/plan-experiment.ts';
import { recordingToKeep, type Recording } from '../replay/recording.ts';
import type { WithRows } from '../rows/with-rows.ts';
import type { Thinking } from '../thinking/thinking.ts';
import { endOf } from './job-end.ts';
import type { FinishPart, JobContext, JobEnd, JobRun } from './job.ts';
import type { SearchKind } from './kinds/search.ts';
import { sessionRun } from './session-path.ts';

export interface ExperimentSetting {
  readonly store: Store;
  readonly searches: Pick<SearchKind, 'plan'>;
  readonly thinking: Thinking;
  readonly withRows: WithRows;
  /** Of the study, where the experiment is a replay. */
  readonly recording: Recording | null;
  /** So many replays may run at once now. */
  freeCores(): number;
}

type Outcome = 'ended' | 'interrupted';

/** A session that an experiment trains is a part of its job: it runs at the experiment's place on the machine. */
export function runExperiment(
  experimentId: number,
  { store, searches, thinking, withRows, recording, freeCores }: ExperimentSetting,
  { moved, runPart, pausePart, finishPart }: JobContext,
): Omit<JobRun, 'progress'> {
  const experiment = store.experiment(experimentId);
  const leaving = new AbortController();
  let stopped = false;
  /** Why the session that trained was interrupted. */
  let why: string | null = null;
  let abandoned = false;
  let training: number | null = null;
  const isLeaving = (): boolean => leaving.signal.aborted;
  const change = (run: ExperimentRun, what: Parameters<Store['changeExperimentRun']>[2]): void => {
    store.changeExperimentRun(experimentId, run, what);
    moved();
  };

  const replayOne = async (run: ExperimentRun, on: Recording): Promise<void> => {
    change(run, { state: 'running' });
    const search = searchOf(experiment, run);
    const replayed = await thinking
      .think('experiment run', search, recordingToKeep(on), leaving.signal)
      .catch((error: unknown) => {
        if (isLeaving()) return null;
        throw error;
      });
    if (abandoned) return;
    if (replayed === null) change(run, { state: 'waiting' });
    else change(run, { state: 'finished', ...replayed });
  };

  /** In whatever order they end: no replay knows of another. Where one fails the others are ended first. */
  const replayAll = async (runs: readonly ExperimentRun[], on: Recording): Promise<void> => {
    const underWay = new Set<Promise<void>>();
    try {
      for (const run of runs) {
        while (!isLeaving() && underWay.size >= freeCores()) await Promise.race(underWay);
        if (isLeaving()) break;
        const replayed = replayOne(run, on).then(() => void underWay.delete(replayed));
        underWay.add(replayed);
      }
      await Promise.all(underWay);
    } catch (error) {
      leaving.abort();
      await Promise.allSettled(underWay);
      throw error;
    }
  };

  const trainOne = async (run: ExperimentRun): Promise<Outcome> => {
    const session = run.sessionId === null ? plannedSession(searches, experiment, run) : store.session(run.sessionId);
    change(run, { state: 'running' });
    if (session.state === 'paused' || session.state === 'waiting') {
      training = session.jobId;
      await runPart(session.jobId);
      training = null;
    }
    if (abandoned) return 'interrupted';
    const { state, failure } = store.session(session.id);
    if (state === 'paused') {
      why = failure;
      change(run, { state: 'waiting' });
      return 'interrupted';
    }
    change(run, { state: state === 'failed' ? 'failed' : 'finished', failure, ...sessionRun(store, session.id) });
    return isLeaving() ? 'interrupted' : 'ended';
  };

  const trainAll = async (runs: readonly ExperimentRun[]): Promise<void> => {
    if (runs.length > 0) await withRows(store.study(experiment.studyId).task, () => {});
    for (const run of runs) if (isLeaving() || (await trainOne(run)) === 'interrupted') return;
  };

  const workOff = async (): Promise<JobEnd> => {
    await otherWork();
    const runs = isLeaving() ? [] : store.experimentRuns(experimentId);
    const toRun = runs.filter(({ state }) => state !== 'finished' && state !== 'failed');
    await (recording ? replayAll(toRun, recording) : trainAll(toRun));
    if (abandoned) return { state: 'paused', reason: null, stopped: false };
    const left = store.experimentRunStates(experimentId).some(({ state }) => state === 'waiting');
    if (left && !stopped) return { state: 'paused', reason: why, stopped: false };
    finishSessions(store, finishPart, experimentId);
    return { state: 'finished', reason: null, stopped: left };
  };

  /** The run that did not come to its end is run again. */
  const fail = (error: unknown): JobEnd => {
    try {
      if (!abandoned) settleRuns(store, experimentId);
      return endOf(error);
    } catch (unwritten) {
      return endOf(unwritten);
    }
  };

  const leave = (): void => {
    leaving.abort();
    if (training !== null) pausePart(training);
  };
  return {
    ended: workOff().catch(fail),
    pause: leave,
    stop: () => {
      stopped = true;
      leave();
    },
    abandon: () => {
      abandoned = true;
      leaving.abort();
    },
  };
}

/** The session of a run that did not come to its end does not go on without the experiment. */
export function finishSessions(store: Store, finishPart: FinishPart, experimentId: number): void {
  for (const { sessionId } of store.experimentRunStates(experimentId))
    if (sessionId !== null) finishPart(store.session(sessionId).jobId);
}

/** What ran waits to be run again, or goes on in its session. */
export function settleRuns(store: Store, experimentId: number): void {
  for (const run of store.experimentRunStates(experimentId))
    if (run.state === 'running') store.changeExperimentRun(experimentId, run, { state: 'waiting' });
}

/** Without the default configuration, which would be the same gift to every arm. */
function plannedSession(searches: ExperimentSetting['searches'], experiment: Experiment, run: ExperimentRun): Session {
  const { stopRule, ...search } = searchOf(experiment, run);
  const rule = stopRule ? { stopRule } : {};
  const request = { studyId: experiment.studyId, ...search, ...rule, queue: [] };
  return searches.plan(request, { ...run, experimentId: experiment.id });
}
