/** What a search would have done on a recorded study, with every trial. */
import type { Replay, ReplayedTrial } from '../../../shared/replay.ts';
import { advantageOf, objectiveOf } from '../../../shared/measure.ts';
import type { SimulatedTrial } from '../search/simulate.ts';
import { trainingOn, type Recording } from './recording.ts';
import { bestEpochOf, replaySearch, scoreOf, type SearchToReplay } from './replay-search.ts';

export function replay(recording: Recording, search: SearchToReplay): Replay {
  const { trials, ended, spent, path } = replaySearch(recording, search);
  const { study, measure, bestKnown } = recording;
  const training = trainingOn(recording, search.seed);
  const last = path.at(-1)?.[measure] ?? null;
  return {
    studyId: study.id,
    ...search,
    ended,
    spent,
    path,
    measure,
    bestKnown,
    regret: last === null ? null : Math.max(0, advantageOf(objectiveOf(study), bestKnown.value, last)),
    trials: trials.map((trial) => {
      const confirmValue = measure === 'confirm' ? scoreOf(training, trial, trials) : null;
      return replayedTrial(trial, confirmValue);
    }),
  };
}

function replayedTrial(trial: SimulatedTrial, confirmValue: number | null): ReplayedTrial {
  const { ordinal, params, state, epochs, epochsDone, parent, rung, bracket, reason, worker, startMs, endMs } = trial;
  return {
    ...{ ordinal, params, state, epochs, epochsDone, parent, rung, bracket, reason, worker, startMs, endMs },
    bestEpoch: bestEpochOf(trial),
    stopValue: trial.stopValue,
    value: trial.value,
    confirmValue,
    curve: trial.curve.map(({ stop }) => stop),
  };
}
