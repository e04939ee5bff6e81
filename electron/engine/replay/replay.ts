/** What a search would have done on a recorded study, with every trial. */
import type { Replay, ReplayedTrial } from '../../../shared/replay.ts';
import { advantageOf, decidingPlaces, objectiveOf, type Directed } from '../../../shared/measure.ts';
import type { SimulatedTrial } from '../search/simulate.ts';
import { trainingOn, type Recording } from './recording.ts';
import { replaySearch, scoreOf, type SearchToReplay } from './replay-search.ts';

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
      return replayedTrial(trial, confirmValue, objectiveOf(study));
    }),
  };
}

function replayedTrial(trial: SimulatedTrial, confirmValue: number | null, objective: Directed): ReplayedTrial {
  const { ordinal, params, state, epochs, epochsDone, parent, rung, bracket, reason, worker, startMs, endMs } = trial;
  const stop = trial.curve.map((epoch) => epoch.stop);
  const decided = decidingPlaces(stop, objective).at(-1) ?? -1;
  return {
    ...{ ordinal, params, state, epochs, epochsDone, parent, rung, bracket, reason, worker, startMs, endMs },
    bestEpoch: decided < 0 ? null : decided + 1,
    stopValue: trial.stopValue,
    value: trial.value,
    confirmValue,
    curve: stop,
  };
}
