/** How long a comparison of a thousand pairs takes with all its figures. */
import { comparisonOf } from '../electron/engine/api/experiments.ts';
import type { Recording } from '../electron/engine/replay/recording.ts';
import type { Thinking } from '../electron/engine/thinking/thinking.ts';
import { plannedComparison, replayedRuns } from './replayed-comparison.ts';

const PAIRS = 1000;

/**
 * Replays some pairs of six arms on all threads, and concludes from a thousand: the replays found, over and over.
 * @param pairs replayed, of which a thousand cost as many times more.
 */
export async function secondsForThousandPairs(thinking: Thinking, recording: Recording, pairs: number): Promise<number> {
  const experiment = plannedComparison(recording, 1, pairs);
  const began = performance.now();
  const found = await replayedRuns(experiment, recording, thinking);
  const replaying = performance.now() - began;
  const runs = Array.from({ length: PAIRS / pairs }, (_, round) =>
    found.map((run) => ({ ...run, repetition: run.repetition + round * pairs })),
  ).flat();
  const concluding = performance.now();
  await thinking.think('conclusion', comparisonOf(experiment, runs, recording.study, recording), null);
  return ((replaying * PAIRS) / pairs + performance.now() - concluding) / 1000;
}
