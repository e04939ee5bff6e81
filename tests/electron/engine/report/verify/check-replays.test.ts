import { expect, test } from 'vitest';
import { openStore } from '../../../../../db/open-store.ts';
import { repetitionSeeds, searchOf } from '../../../../../electron/engine/replay/plan-experiment.ts';
import { recordingOf } from '../../../../../electron/engine/replay/recording.ts';
import { replaySearch } from '../../../../../electron/engine/replay/replay-search.ts';
import { checkReplays } from '../../../../../electron/engine/report/verify/check-replays.ts';
import { armNamed, RANDOM_ARMS } from '../../../../support/experiment-runs.ts';
import { addSimulatedRecording } from '../../../../support/simulated-recording.ts';

const PAIRS = 4;
const store = openStore(':memory:');
const study = addSimulatedRecording(store, 'Recorded');
const arms = [...RANDOM_ARMS, armNamed('Hyperband', 'hyperband')];
const seeds = repetitionSeeds({ seed: 1, repetitions: PAIRS });
const asked = { studyId: study.id, kind: 'replay', arms, budget: { axis: 'epochs', amount: 200 } } as const;
const { id } = store.createExperiment({ ...asked, repetitions: PAIRS, seed: 1, workers: 1, width: 1, margin: null }, seeds);
const experiment = store.experiment(id);
const recording = recordingOf(study, store.recordedTrials(study.id));
for (const run of store.experimentRuns(id)) {
  const { spent, path } = replaySearch(recording, searchOf(experiment, run));
  store.changeExperimentRun(id, run, { state: 'finished', spent, path });
}
store.changeExperiment(id, { state: 'finished' });

test('runs that were replayed come out again, of as many pairs as are asked for', () => {
  expect(checkReplays(store, study.id, 2, 7)).toEqual({ runs: 6, of: 12, faults: [] });
  expect(checkReplays(store, study.id, 100, 7)).toEqual({ runs: 12, of: 12, faults: [] });
  expect(checkReplays(store, study.id, 0, 7)).toEqual({ runs: 0, of: 0, faults: [] });
});

test('another time is the same run, another value is not', () => {
  const run = store.experimentRuns(id).find(({ repetition, arm }) => repetition === 3 && arm === 0)!;
  const changed = (change: object) => {
    const path = run.path.with(-1, { ...run.path.at(-1)!, ...change });
    store.changeExperimentRun(id, run, { path });
    return checkReplays(store, study.id, PAIRS, 7).faults;
  };
  expect(changed({ seconds: 1 })).toEqual([]);
  expect(changed({ confirm: 0.99 })).toEqual([
    `Random search in pair 3 of comparison ${id} does not come out again: it was changed, or another version of the strategy searched.`,
  ]);
});

test('a study without replays has nothing to replay', () => {
  const other = addSimulatedRecording(store, 'Another');
  expect(checkReplays(store, other.id, 3, 1)).toEqual({ runs: 0, of: 0, faults: [] });
});
