/** Experiments: starting, stopping, going on, and what they have come to. */
import type { BackendApi } from '../../../shared/contract/api.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { Experiment, ExperimentProgress, ExperimentRun, Recording as Summary } from '../../../shared/experiment.ts';
import { objectiveOf } from '../../../shared/measure.ts';
import type { Study } from '../../../shared/model.ts';
import { shortName } from '../../../shared/wording.ts';
import type { Store } from '../../../db/store.ts';
import type { BackendHost, EventListener } from '../backend-host.ts';
import { completeRepetitions } from '../insight/comparison/curves.ts';
import type { Conclusion } from '../insight/comparison/conclude.ts';
import type { Comparison } from '../insight/comparison/evidence.ts';
import { planExperiment, planReplay, repetitionSeeds } from '../replay/plan-experiment.ts';
import { recordingOf, recordingToKeep, type Recording } from '../replay/recording.ts';
import { configurationsOf } from '../search/configurations.ts';
import { runExperiment, type RunningExperiment } from './run-experiment.ts';
import type { Searches } from './searches.ts';
import { sessionRun } from './session-path.ts';
import { throttled } from './throttled.ts';

export type ExperimentCalls = Pick<
  BackendApi,
  | 'recordings'
  | 'replay'
  | 'startExperiment'
  | 'experiments'
  | 'experiment'
  | 'experimentRuns'
  | 'stopExperiment'
  | 'resumeExperiment'
  | 'deleteExperiment'
>;

export interface Experiments {
  readonly calls: ExperimentCalls;
  /** Writes and announces nothing more; what ran waits when it is resumed. */
  abandon(): void;
}

const ANNOUNCE_EVERY_MS = 250;

export function createExperiments(host: BackendHost, searches: Searches, announce: EventListener): Experiments {
  const { store, thinking } = host;
  const running = new Map<number, RunningExperiment>();
  const conclusions = new Map<number, { readonly finished: number; readonly conclusion: Promise<Conclusion> }>();
  const readRecording = createReader(store);

  const start = (experiment: Experiment): void => {
    const { id, studyId, kind } = experiment;
    const recording = kind === 'replay' ? readRecording(store.study(studyId)) : null;
    const announcement = throttled(() => announce('experiment', progressOf(store, id)), ANNOUNCE_EVERY_MS);
    const run = runExperiment(id, { store, searches, thinking, recording, clock: host.clock, onRun: announcement.soon });
    const abandon = (): void => {
      announcement.end();
      run.abandon();
    };
    running.set(id, { ...run, abandon });
    announcement.now();
    void run.ended
      .catch((error: unknown) => announce('notice', { level: 'error', text: sentenceOf(error) }))
      .then(() => {
        if (!running.delete(id)) return;
        announcement.now();
        announce('study', { studyId });
      });
  };

  const refuseWhileBusy = (kind: Experiment['kind']): void => {
    const [other] = running.keys();
    if (other !== undefined) {
      const { name } = store.study(store.experiment(other).studyId);
      throw new TrialdeckError(
        'busy',
        `An experiment is running in “${shortName(name)}”. Stop it first, or wait until it has ended.`,
      );
    }
    if (kind === 'training' && searches.calls.running().length > 0)
      throw new TrialdeckError('busy', 'A search is running. Pause it first, or wait until it has ended.');
  };

  /** Thought out once for as long as no further run finishes. */
  const conclusionOn = (experiment: Experiment): Promise<Conclusion> => {
    const runs = store.experimentRuns(experiment.id);
    const finished = runs.filter(({ state }) => state === 'finished').length;
    const known = conclusions.get(experiment.id);
    if (known?.finished === finished) return known.conclusion;
    const study = store.study(experiment.studyId);
    const recording = experiment.kind === 'replay' ? readRecording(study) : null;
    const conclusion = thinking.think('conclusion', comparisonOf(experiment, runs, study, recording), null);
    conclusions.set(experiment.id, { finished, conclusion });
    conclusion.catch(() => conclusions.delete(experiment.id));
    return conclusion;
  };

  recoverLost(store);
  return {
    calls: {
      recordings: () => recordingsIn(store, readRecording),
      replay: async (request) => {
        const recording = readRecording(store.study(request.studyId));
        const search = planReplay(request, recording, host.newSeed());
        return thinking.think('replay', search, recordingToKeep(recording));
      },
      startExperiment: (request) => {
        refuseWhileBusy(request.kind);
        const study = store.study(request.studyId);
        const recording = request.kind === 'replay' ? readRecording(study) : null;
        const plan = planExperiment(request, study, recording, { workers: host.settings().workers, seed: host.newSeed() });
        const experiment = store.createExperiment(plan, repetitionSeeds(plan));
        announce('study', { studyId: study.id });
        start(experiment);
        return { experimentId: experiment.id };
      },
      experiments: (studyId) => store.experiments(studyId).map(({ id }) => progressOf(store, id)),
      experiment: async (id) => {
        const progress = progressOf(store, id);
        return { progress, ...(await conclusionOn(progress.experiment)) };
      },
      experimentRuns: (id) => store.experimentRuns(id).map((run) => asFarAsItIs(store, run)),
      stopExperiment: (id) => {
        store.experiment(id);
        running.get(id)?.stop();
      },
      resumeExperiment: (id) => {
        const experiment = store.experiment(id);
        if (running.has(id)) return;
        if (experiment.state === 'finished')
          throw new TrialdeckError('usage', `Experiment ${id} is finished; start another one.`, 'experimentId');
        refuseWhileBusy(experiment.kind);
        start(experiment);
      },
      deleteExperiment: (id) => {
        const { studyId } = store.experiment(id);
        if (running.has(id)) throw new TrialdeckError('busy', 'The experiment is running. Stop it before it is deleted.');
        store.deleteExperiment(id);
        conclusions.delete(id);
        announce('study', { studyId });
      },
    },
    abandon: () => {
      for (const run of running.values()) run.abandon();
      running.clear();
    },
  };
}

function comparisonOf(
  experiment: Experiment,
  runs: readonly ExperimentRun[],
  study: Study,
  recording: Recording | null,
): Comparison {
  const modelSeedVaries = recording === null || recording.modelSeeds > 1;
  return {
    experiment,
    runs,
    objective: objectiveOf(study),
    bestKnown: recording?.bestKnown ?? null,
    varies: modelSeedVaries ? ['search seed', 'model seed'] : ['search seed'],
  };
}

function progressOf(store: Store, experimentId: number): ExperimentProgress {
  const experiment = store.experiment(experimentId);
  const runs = store.experimentRunStates(experimentId);
  const finished = runs.filter(({ state }) => state === 'finished');
  const current = runs.find(({ state }) => state === 'running');
  return {
    experiment,
    runs: runs.length,
    finishedRuns: finished.length,
    pairs: completeRepetitions(experiment.arms, finished).length,
    running: current ? { arm: current.arm, repetition: current.repetition, sessionId: current.sessionId } : null,
  };
}

/** What trains now has a path already. */
function asFarAsItIs(store: Store, run: ExperimentRun): ExperimentRun {
  return run.state === 'running' && run.sessionId !== null ? { ...run, ...sessionRun(store, run.sessionId) } : run;
}

/** Reads each recording once for as long as nothing is added to it. */
function createReader(store: Store): (study: Study) => Recording {
  const known = new Map<number, { readonly state: string; readonly recording: Recording }>();
  return (study) => {
    const state = JSON.stringify(store.recordedTotals(study.id));
    const last = known.get(study.id);
    if (last?.state === state) return last.recording;
    const recording = recordingOf(study, store.recordedTrials(study.id));
    known.set(study.id, { state, recording });
    return recording;
  };
}

/** Only studies with enough trials are read. */
function recordingsIn(store: Store, read: (study: Study) => Recording): readonly Summary[] {
  return store.studyOverviews().flatMap((study): Summary[] => {
    const configurations = configurationsOf(study.space)?.length ?? Infinity;
    if (study.finishedTrials < configurations) return [];
    if (store.recordedTotals(study.id).configurations < configurations) return [];
    const { totalEpochs, totalSeconds, modelSeeds, measure } = read(study);
    const confirm = measure === 'confirm';
    return [{ studyId: study.id, configurations, epochs: study.maxEpochs, totalEpochs, totalSeconds, modelSeeds, confirm }];
  });
}

/** Experiments whose owner died are paused; what ran waits to be run again, or goes on in its session. */
function recoverLost(store: Store): void {
  if (store.readOnly) return;
  for (const { id: studyId } of store.studyOverviews())
    for (const { id, state } of store.experiments(studyId)) {
      if (state !== 'running') continue;
      for (const run of store.experimentRuns(id))
        if (run.state === 'running') store.changeExperimentRun(id, run, { state: 'waiting' });
      store.changeExperiment(id, { state: 'paused' });
    }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
