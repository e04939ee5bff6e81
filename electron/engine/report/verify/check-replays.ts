/** Whether runs of replayed comparisons come out again on the recorded curves, those of some pairs, drawn anew each time. */
import { isDeepStrictEqual } from 'node:util';
import type { Experiment, ExperimentRun } from '../../../../shared/experiment.ts';
import { randomFor } from '../../../../shared/random.ts';
import type { Store } from '../../../../db/store.ts';
import { searchOf } from '../../replay/plan-experiment.ts';
import { recordingOf, type Recording } from '../../replay/recording.ts';
import { replaySearch, type ReplayedSearch } from '../../replay/replay-search.ts';

export interface CheckedReplays {
  /** Runs that were replayed again, of how many. */
  readonly runs: number;
  readonly of: number;
  /** What did not come out again, in a sentence each. */
  readonly faults: readonly string[];
}

/** @param pairs of each comparison, at most @param seed draws them */
export function checkReplays(store: Store, studyId: number, pairs: number, seed: number): CheckedReplays {
  const replays = store.experiments(studyId).filter(({ kind, state }) => kind === 'replay' && state === 'finished');
  if (replays.length === 0 || pairs === 0) return { runs: 0, of: 0, faults: [] };
  const study = store.study(studyId);
  const recording = recordingOf(study, store.recordedTrials(studyId));
  const checked = replays.map((experiment) => {
    const runs = store.experimentRuns(experiment.id).filter(({ state }) => state === 'finished');
    const drawn = drawnPairs(experiment, pairs, seed);
    const again = runs.filter(({ repetition }) => drawn.has(repetition));
    return { runs: again.length, of: runs.length, faults: again.flatMap((run) => faultOf(experiment, run, recording)) };
  });
  return {
    runs: checked.reduce((sum, { runs }) => sum + runs, 0),
    of: checked.reduce((sum, each) => sum + each.of, 0),
    faults: checked.flatMap(({ faults }) => faults),
  };
}

function drawnPairs({ id, repetitions }: Experiment, pairs: number, seed: number): ReadonlySet<number> {
  const random = randomFor(seed, id);
  const drawn = new Set<number>();
  while (drawn.size < Math.min(pairs, repetitions)) drawn.add(1 + random.below(repetitions));
  return drawn;
}

function faultOf(experiment: Experiment, run: ExperimentRun, recording: Recording): readonly string[] {
  if (isDeepStrictEqual(foundBy(run), foundBy(replaySearch(recording, searchOf(experiment, run))))) return [];
  const { label } = experiment.arms[run.arm]!;
  return [
    `${label} in pair ${run.repetition} of comparison ${experiment.id} does not come out again: it was changed, or another version of the strategy searched.`,
  ];
}

/** But for time: the curves know it to a tenth of a millisecond. */
function foundBy({ spent: { epochs, trials }, path }: Pick<ReplayedSearch, 'spent' | 'path'>) {
  return { epochs, trials, path: path.map(({ seconds: _, ...step }) => step) };
}
