/** What experiments have come to, and searches replayed for a look. An experiment itself is a job. */
import { foreignSearches } from '../foreign-searches.ts';
import type { BackendApi } from '../../../shared/contract/api.ts';
import type { ExperimentCalls } from '../../../shared/contract/experiments.ts';
import type { Experiment, ExperimentProgress, ExperimentRun } from '../../../shared/experiment.ts';
import type { Recording as Summary } from '../../../shared/replay.ts';
import { gainOf, objectiveOf } from '../../../shared/measure.ts';
import { isAssignment } from '../../../shared/network/assignment-space.ts';
import type { ComparisonPower, PlannedComparison, StudyNoise } from '../../../shared/planned-comparison.ts';
import type { Study } from '../../../shared/model.ts';
import { startupTrials } from '../../../shared/startup.ts';
import { seedNoise } from '../../../shared/statistics/seed-noise.ts';
import type { Store } from '../../../db/store.ts';
import type { BackendHost } from '../backend-host.ts';
import type { Conclusion } from '../insight/comparison/conclude.ts';
import type { Comparison } from '../insight/comparison/evidence.ts';
import { scoringOf } from '../insight/comparison/scores.ts';
import { sessionRun } from '../jobs/session-path.ts';
import { planReplay } from '../replay/plan-experiment.ts';
import type { ReadRecording } from '../replay/read-recording.ts';
import { recordingToKeep, type Recording } from '../replay/recording.ts';
import { strategyNamed } from '../search/catalogue.ts';
import { configurationsOf } from '../search/configurations.ts';
import { createRecent } from '../thinking/recent.ts';
import { experimentProgress } from './experiment-progress.ts';

/** A conclusion on 6,000 runs takes a core a second: so many times the runs are worth another one. */
const NEWS = 1.1;

function dueAfter(finished: number, { state }: Experiment): number {
  return Math.max(finished + 1, state === 'running' ? finished * NEWS : 0);
}

/** So many of the best configurations are looked at for how far they lie apart. */
const LEADERS = 5;

const MOST_POWERS = 100;
const MOST_CONCLUSIONS = 20;

interface Concluded {
  readonly finished: number;
  /** Whether the experiment had come to its end: what is missing then is said otherwise. */
  readonly ended: boolean;
  readonly recording: Recording | null;
  readonly conclusion: Promise<Conclusion>;
}

export function createExperimentCalls(
  { store, thinking, newSeed }: Pick<BackendHost, 'store' | 'thinking' | 'newSeed'>,
  readRecording: ReadRecording,
): Pick<BackendApi, keyof ExperimentCalls> {
  const powers = createRecent<string, Promise<ComparisonPower>>(MOST_POWERS);
  const conclusions = createRecent<number, Concluded>(MOST_CONCLUSIONS);

  /** Thought out once for as long as no further run finishes, it does not end and nothing is added to the recording; while it runs, until a tenth more have finished. */
  const conclusionOn = ({ experiment, finishedRuns: finished }: ExperimentProgress): Promise<Conclusion> => {
    const study = store.study(experiment.studyId);
    const recording = experiment.kind === 'replay' ? readRecording(study) : null;
    const ended = experiment.state === 'finished';
    const known = conclusions.get(experiment.id);
    if (known?.recording === recording && known.ended === ended && finished < dueAfter(known.finished, experiment))
      return known.conclusion;
    const runs = store.experimentRuns(experiment.id);
    const conclusion = thinking.think('conclusion', comparisonOf(experiment, runs, study, recording), null);
    conclusions.set(experiment.id, { finished, ended, recording, conclusion });
    conclusion.catch(() => conclusions.delete(experiment.id));
    return conclusion;
  };

  /** Simulated once. */
  const powerOf = (planned: PlannedComparison): Promise<ComparisonPower> => {
    const key = JSON.stringify(planned);
    const power = powers.get(key) ?? thinking.think('comparison power', planned, null);
    powers.set(key, power);
    power.catch(() => powers.delete(key));
    return power;
  };

  return {
    recordings: () => recordingsIn(store, readRecording),
    replay: async (request) => {
      const recording = readRecording(store.study(request.studyId));
      const search = planReplay(request, recording, newSeed());
      return thinking.think('replay', search, recordingToKeep(recording));
    },
    seedNoise: (studyId) => {
      const noise = noiseIn(store, store.study(studyId));
      const best = store.rankedConfigurations(studyId, LEADERS).map(({ value }) => value);
      return noise && { ...noise, leaders: best.length < LEADERS ? null : Math.max(...best) - Math.min(...best) };
    },
    foreignSearches: (studyId) => foreignSearches(store, studyId),
    comparisonPower: powerOf,
    experiments: (studyId) => store.experiments(studyId).map(({ id }) => experimentProgress(store, id)),
    experiment: async (id) => {
      const progress = experimentProgress(store, id);
      return { progress, ...(await conclusionOn(progress)) };
    },
    experimentRuns: (id) => store.experimentRuns(id).map((run) => asFarAsItIs(store, run)),
  };
}

/** How far runs of one configuration lie apart, on *select* and on *confirm*; null where none was trained with two seeds. */
export function noiseIn(store: Store, study: Study): Omit<StudyNoise, 'leaders'> | null {
  const gain = (value: number): number => gainOf(objectiveOf(study), value);
  const noise = seedNoise(store.repeatedValues(study.id), gain);
  return noise && { ...noise, confirm: seedNoise(store.repeatedConfirmValues(study.id), gain) };
}

/** What there is to conclude from. @param recording of the study; null where the runs were trained. */
export function comparisonOf(
  experiment: Experiment,
  runs: readonly ExperimentRun[],
  study: Study,
  recording: Recording | null,
): Comparison {
  const modelSeedVaries = recording === null || recording.modelSeeds.most > 1;
  const objective = objectiveOf(study);
  // The recording may have come to confirm, or lost it, since the runs were replayed.
  const { measure } = scoringOf(runs, objective);
  return {
    experiment,
    runs,
    objective,
    bestKnown: recording?.measure === measure ? recording.bestKnown : null,
    assignment: isAssignment(study),
    startup: experiment.arms.map(({ strategy: { name, options } }) => startupTrials(strategyNamed(name), options, study.space)),
    varies: modelSeedVaries ? ['search seed', 'model seed'] : ['search seed'],
  };
}

/** What trains now has a path already. */
function asFarAsItIs(store: Store, run: ExperimentRun): ExperimentRun {
  return run.state === 'running' && run.sessionId !== null ? { ...run, ...sessionRun(store, run.sessionId) } : run;
}

/** Only studies with enough trials are read. */
function recordingsIn(store: Store, read: ReadRecording): readonly Summary[] {
  return store.studyOverviews().flatMap((study): Summary[] => {
    const configurations = configurationsOf(study.space)?.length ?? Infinity;
    if (study.finishedTrials < configurations) return [];
    const recorded = store.recordedTotals(study.id);
    if (recorded.configurations < configurations || recorded.epochs === 0) return [];
    const { totalEpochs, totalSeconds, modelSeeds, measure } = read(study);
    const confirm = measure === 'confirm';
    return [{ studyId: study.id, configurations, epochs: study.maxEpochs, totalEpochs, totalSeconds, modelSeeds, confirm }];
  });
}
