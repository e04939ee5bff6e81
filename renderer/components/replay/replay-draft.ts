/** What the form of a replay holds, and the request that it means. */
import type { StrategyEntry } from '../../../shared/contract.ts';
import type { ReplayRequest } from '../../../shared/experiment.ts';
import type { ParameterValue } from '../../../shared/model.ts';
import { defaultOptions, type Written } from '../new-study/draft.ts';

export interface ReplayDraft {
  studyId: number;
  strategy: string;
  options: Record<string, ParameterValue>;
  /** Empty: a tenth of the recording. */
  epochs: Written;
  workers: Written;
  seed: Written;
}

/** What most people ask about first. */
const ASKED_FIRST = 'hyperband';

/** Nobody is there to steer it. */
const STEERED = ['manual', 'zoom'];

export function replayable(strategies: readonly StrategyEntry[]): readonly StrategyEntry[] {
  return strategies.filter(({ name }) => !STEERED.includes(name));
}

export function newReplay(studyId: number, strategies: readonly StrategyEntry[]): ReplayDraft {
  const entry = strategies.find(({ name }) => name === ASKED_FIRST) ?? strategies[0];
  return { studyId, strategy: entry?.name ?? '', options: defaultOptions(entry), epochs: undefined, workers: 1, seed: 1 };
}

/** The request of a draft, unchecked. */
export function replayOf({ studyId, strategy, options, epochs, workers, seed }: ReplayDraft): ReplayRequest {
  const budget = epochs === undefined ? undefined : { epochs };
  return { studyId, strategy: { name: strategy, options: { ...options } }, budget, workers, seed };
}

/** Random search with all else the same. */
export function randomInstead(request: ReplayRequest): ReplayRequest {
  return { ...request, strategy: { name: 'random', options: {} }, stopRule: undefined };
}
