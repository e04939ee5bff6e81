/** Works an experiment off: one run after another, each kept when it has ended. */
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Clock } from '../../../shared/clock.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { Experiment, ExperimentRun } from '../../../shared/experiment.ts';
import type { Store } from '../../../db/store.ts';
import { budgetOf, searchSeed } from '../replay/plan-experiment.ts';
import { recordingToKeep, type Recording } from '../replay/recording.ts';
import type { Thinking } from '../thinking/thinking.ts';
import type { Searches } from './searches.ts';
import { sessionRun } from './session-path.ts';

export interface ExperimentSetting {
  readonly store: Store;
  readonly searches: Searches;
  readonly thinking: Thinking;
  /** Of the study, where the experiment is a replay. */
  readonly recording: Recording | null;
  readonly clock: Clock;
  /** Called when a run has begun or ended. */
  readonly onRun: () => void;
}

export interface RunningExperiment {
  /** Settles when nothing of it runs any more; rejected where the database could not be written. */
  readonly ended: Promise<void>;
  /** After the epochs that train now; a replay at once. */
  stop(): void;
  /** At once, writing nothing more. */
  abandon(): void;
}

type Outcome = 'ended' | 'interrupted';

export function runExperiment(
  experimentId: number,
  { store, searches, thinking, recording, clock, onRun }: ExperimentSetting,
): RunningExperiment {
  const experiment = store.experiment(experimentId);
  const leaving = new AbortController();
  let abandoned = false;
  let training: number | null = null;
  const isStopped = (): boolean => leaving.signal.aborted;
  const change = (run: ExperimentRun, what: Parameters<Store['changeExperimentRun']>[2]): void => {
    store.changeExperimentRun(experimentId, run, what);
    onRun();
  };

  const replayOne = async (run: ExperimentRun, on: Recording): Promise<Outcome> => {
    change(run, { state: 'running' });
    const search = searchOf(experiment, run);
    const replayed = await thinking
      .think('experiment run', search, recordingToKeep(on), leaving.signal)
      .catch((error: unknown) => {
        if (isStopped()) return null;
        throw error;
      });
    if (abandoned) return 'interrupted';
    if (replayed === null) change(run, { state: 'waiting' });
    else change(run, { state: 'finished', ...replayed });
    return isStopped() ? 'interrupted' : 'ended';
  };

  const trainOne = async (run: ExperimentRun): Promise<Outcome> => {
    const sessionId = run.sessionId ?? startSession(searches, experiment, run);
    if (run.sessionId !== null) {
      if (store.session(sessionId).state === 'paused') searches.calls.resumeSession(sessionId);
      store.changeExperimentRun(experimentId, run, { state: 'running' });
    }
    training = sessionId;
    onRun();
    await searches.ended(sessionId);
    training = null;
    if (abandoned) return 'interrupted';
    const { state, failure } = store.session(sessionId);
    if (state === 'paused' || state === 'running') {
      change(run, { state: 'waiting' });
      return 'interrupted';
    }
    change(run, { state: state === 'failed' ? 'failed' : 'finished', failure, ...sessionRun(store, sessionId) });
    return isStopped() ? 'interrupted' : 'ended';
  };

  const workOff = async (): Promise<void> => {
    if (abandoned) return;
    for (const run of store.experimentRuns(experimentId)) {
      if (run.state === 'finished' || run.state === 'failed') continue;
      const outcome = recording ? await replayOne(run, recording) : await trainOne(run);
      if (outcome === 'interrupted') break;
    }
    if (abandoned) return;
    const left = store.experimentRuns(experimentId).some(({ state }) => state === 'waiting');
    store.changeExperiment(experimentId, left ? { state: 'paused' } : { state: 'finished', finishedAt: clock.now() });
  };

  /** What may be tried again is a pause with its reason; anything else is a failure of the experiment. */
  const fail = (error: unknown): void => {
    if (abandoned) return;
    const busy = error instanceof TrialdeckError && error.code === 'busy';
    const failure = error instanceof Error ? error.message : String(error);
    for (const run of store.experimentRuns(experimentId))
      if (run.state === 'running') store.changeExperimentRun(experimentId, run, { state: 'waiting' });
    store.changeExperiment(experimentId, { state: busy ? 'paused' : 'failed', failure });
  };

  store.changeExperiment(experimentId, { state: 'running', failure: null });
  return {
    ended: otherWork().then(workOff).catch(fail),
    stop: () => {
      leaving.abort();
      if (training !== null) searches.calls.pauseSession(training);
    },
    abandon: () => {
      abandoned = true;
      leaving.abort();
    },
  };
}

function searchOf({ arms, budget, workers }: Experiment, { arm, seed }: ExperimentRun) {
  const { strategy, stopRule, budgetFactor } = arms[arm]!;
  return { strategy, stopRule, seed: searchSeed(arms, arm, seed), budget: budgetOf(budget, budgetFactor), workers };
}

/** Without the default configuration, which would be the same gift to every arm. */
function startSession(searches: Searches, experiment: Experiment, run: ExperimentRun): number {
  const { stopRule, ...search } = searchOf(experiment, run);
  const rule = stopRule ? { stopRule } : {};
  const request = { studyId: experiment.studyId, ...search, ...rule, queue: [] };
  return searches.start(request, { ...run, experimentId: experiment.id }).sessionId;
}
