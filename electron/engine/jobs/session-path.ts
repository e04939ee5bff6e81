/** What a session spent and how its incumbent changed: the run of an experiment that was trained. */
import type { ExperimentRun } from '../../../shared/experiment.ts';
import { competes, objectiveOf, valueOf, type Measure } from '../../../shared/measure.ts';
import type { Trial } from '../../../shared/model.ts';
import type { Store } from '../../../db/store.ts';
import { incumbentPath, type Result } from '../insight/comparison/incumbent-path.ts';

export function sessionRun(store: Store, sessionId: number): Pick<ExperimentRun, 'spent' | 'path'> {
  const { studyId, workers } = store.session(sessionId);
  const objective = objectiveOf(store.study(studyId));
  const trials = store.trialsOf(sessionId);
  const ended = trials.filter(({ sequence }) => sequence !== null).sort((left, right) => left.sequence! - right.sequence!);
  let trainedMs = 0;
  const results = ended.map((trial): Result => {
    trainedMs += trial.durationMs;
    return {
      number: trial.number,
      value: competes(trial) ? trial.value : null,
      confirm: competes(trial) ? confirmOf(store, trial, objective) : null,
      epochs: trial.epochsDone - (trial.parent === null ? 0 : trials[trial.parent - 1]!.epochsDone),
      seconds: trainedMs / workers / 1000,
    };
  });
  return {
    spent: {
      epochs: results.reduce((sum, { epochs }) => sum + epochs, 0),
      seconds: trainedMs / workers / 1000,
      trials: ended.length,
    },
    path: incumbentPath(results, objective),
  };
}

/** The objective on *confirm* at the trial's best epoch; null where the study does not record it. */
function confirmOf(store: Store, { id, bestEpoch }: Trial, objective: Measure): number | null {
  const best = store.epochs(id).find(({ epoch }) => epoch === bestEpoch);
  return valueOf(best?.confirm ?? null, objective);
}
