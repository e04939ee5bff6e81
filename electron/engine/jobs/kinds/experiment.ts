/** An experiment: strategies compared in a study. Its parts are its runs. */
import type { Experiment, ExperimentProgress, ExperimentRun } from '../../../../shared/experiment.ts';
import { countText, countedText } from '../../../../shared/format/count.ts';
import { measuredText } from '../../../../shared/format/value.ts';
import { objectiveOf, type Measure } from '../../../../shared/measure.ts';
import { objectiveText } from '../../../../shared/wording.ts';
import { parseExperimentRequest } from '../../../../shared/parse/experiment.ts';
import type { JobPart, JobProgress } from '../../../../shared/job.ts';
import type { Store } from '../../../../db/store.ts';
import type { StoredJob } from '../../../../db/store/jobs.ts';
import { experimentProgress } from '../../api/experiment-progress.ts';
import { planExperiment, repetitionSeeds } from '../../replay/plan-experiment.ts';
import type { Kind } from '../job.ts';
import type { KindParts } from '../kind-parts.ts';
import { coresBeside } from '../machine.ts';
import { finishSessions, runExperiment, settleRuns } from '../run-experiment.ts';

const PARTS_SHOWN = 200;

export function createExperimentKind({ host, searches, readRecording, announce }: KindParts): Kind<'experiment'> {
  const { store, thinking, withRows } = host;
  const experimentOf = ({ about }: StoredJob): Experiment => store.experiment(about.experimentId!);
  return {
    name: 'experiment',
    word: 'Comparison',
    pauses: true,
    keeps: null,
    parse: parseExperimentRequest,
    begin: (request) => {
      const study = store.study(request.studyId);
      const recording = request.kind === 'replay' ? readRecording(study) : null;
      const plan = planExperiment(request, study, recording, { workers: host.settings().workers, seed: host.newSeed() });
      const seeds = repetitionSeeds(plan);
      return store.storedJob(store.createExperiment(plan, seeds).jobId);
    },
    title: (job) => `Comparison of ${experimentOf(job).arms.length} strategies`,
    move: null,
    check: () => {},
    start: (job, context) => {
      const { id, kind, studyId } = experimentOf(job);
      const recording = kind === 'replay' ? readRecording(store.study(studyId)) : null;
      const began = { ms: host.clock.ms(), done: experimentProgress(store, id).finishedRuns };
      const progress = (): JobProgress => {
        const now = experimentProgress(store, id);
        const done = now.finishedRuns - began.done;
        return progressOf(now, done === 0 ? null : ((host.clock.ms() - began.ms) / done) * (now.runs - now.finishedRuns));
      };
      const freeCores = (): number => coresBeside(store.unfinishedJobs(), host.cores);
      return { ...runExperiment(id, { store, searches, thinking, withRows, recording, freeCores }, context), progress };
    },
    parts: (job) => partsOf(experimentOf(job), store),
    settle: ({ about }, becomes, finishPart) => {
      settleRuns(store, about.experimentId!);
      if (becomes === 'finished') finishSessions(store, finishPart, about.experimentId!);
      return progressOf(experimentProgress(store, about.experimentId!), null);
    },
    lostBy: (action) =>
      action === 'stop'
        ? 'Nothing is concluded before all pairs have finished. To interrupt the comparison and go on later, pause it instead.'
        : 'Its runs and what was concluded from them are lost. Sessions that it trained stay in their study.',
    mayBeDeleted: () => true,
    announce: ({ about }) => announce('experiment', experimentProgress(store, about.experimentId!)),
  };
}

function progressOf({ runs, finishedRuns }: ExperimentProgress, remainingMs: number | null): JobProgress {
  const text = `${countText(finishedRuns)} of ${countedText(runs, 'run')}`;
  return { done: finishedRuns, of: runs, share: finishedRuns / runs, remainingMs, text };
}

/** The runs that have begun. */
function partsOf({ id, arms, studyId }: Experiment, store: Store): readonly JobPart[] {
  const objective = objectiveOf(store.study(studyId));
  const parts = store.experimentRuns(id).map((run, at) => ({
    part: at + 1,
    title: `${arms[run.arm]!.label}, pair ${run.repetition}`,
    state: run.state,
    text: textOf(run, objective),
  }));
  return parts.filter(({ state }) => state !== 'waiting').slice(-PARTS_SHOWN);
}

function textOf({ failure, path }: ExperimentRun, objective: Measure): string {
  const best = path.at(-1);
  return failure ?? (best ? `${objectiveText(objective)} ${measuredText(best.select, objective)}` : '');
}
