/** A comparison of six arms replayed as the app replays it, without a database. */
import { budgetOf, planExperiment, repetitionSeeds, searchSeed } from '../electron/engine/replay/plan-experiment.ts';
import { recordingToKeep, type Recording } from '../electron/engine/replay/recording.ts';
import type { Thinking } from '../electron/engine/thinking/thinking.ts';
import type { Experiment, ExperimentRun } from '../shared/experiment.ts';

/** Beside random search and random search with twice the budget. */
const STRATEGIES = ['narrowing', 'hyperband', 'bayesian', 'tpe'];

export function plannedComparison(recording: Recording, seed: number, pairs: number): Experiment {
  const arms = STRATEGIES.map((name) => ({ strategy: { name, options: {} } }));
  const request = { studyId: recording.study.id, kind: 'replay', arms, pairs, seed } as const;
  const plan = planExperiment(request, recording.study, recording, { workers: 1, seed });
  return { ...plan, id: seed, jobId: seed, state: 'finished', failure: null, createdAt: '', finishedAt: null };
}

/** All its runs, on all threads. */
export function replayedRuns(
  experiment: Experiment,
  recording: Recording,
  thinking: Thinking,
): Promise<readonly ExperimentRun[]> {
  const { arms, budget, workers, width } = experiment;
  const replayed = async (arm: number, repetition: number, seed: number): Promise<ExperimentRun> => {
    const { strategy, stopRule, budgetFactor } = arms[arm]!;
    const run = { seed: searchSeed(arms, arm, seed), budget: budgetOf(budget, budgetFactor) };
    const search = { strategy, stopRule, ...run, workers, width };
    const found = await thinking.think('experiment run', search, recordingToKeep(recording));
    return { ...{ arm, repetition, seed, state: 'finished', failure: null, sessionId: null }, ...found };
  };
  const seeds = repetitionSeeds(experiment);
  return Promise.all(seeds.flatMap((seed, at) => [...arms.keys()].map((arm) => replayed(arm, at + 1, seed))));
}
