/** What the form of a replay holds, and the request that it means. */
import type { StrategyEntry } from '../../../shared/catalogue.ts';
import type { ReplayRequest } from '../../../shared/replay.ts';
import type { ParameterValue } from '../../../shared/model.ts';
import { defaultOptions, NO_STOP_RULE, type Written } from '../new-study/draft.ts';

export interface ReplayDraft {
  studyId: number;
  strategy: string;
  options: Record<string, ParameterValue>;
  stopRule: string;
  stopOptions: Record<string, ParameterValue>;
  /** Empty: a tenth of the recording. */
  epochs: Written;
  workers: Written;
  /** Empty: as such a search usually has it. */
  width: Written;
  seed: Written;
}

/** What most people ask about first. */
const ASKED_FIRST = 'hyperband';

/** Without those that a person steers: nobody is there. */
export function replayable(strategies: readonly StrategyEntry[]): readonly StrategyEntry[] {
  return strategies.filter(({ byHand }) => byHand !== 'person');
}

export function newReplay(studyId: number, strategies: readonly StrategyEntry[]): ReplayDraft {
  const entry = strategies.find(({ name }) => name === ASKED_FIRST) ?? strategies[0];
  return {
    ...{ studyId, strategy: entry?.name ?? '', options: defaultOptions(entry), stopRule: NO_STOP_RULE, stopOptions: {} },
    ...{ epochs: undefined, workers: 1, width: undefined, seed: 1 },
  };
}

/** The request of a draft, unchecked. */
export function replayOf(draft: ReplayDraft): ReplayRequest {
  const { studyId, strategy, options, stopRule, stopOptions, epochs, workers, width, seed } = draft;
  return {
    ...{ studyId, workers, width, seed, strategy: { name: strategy, options: { ...options } } },
    stopRule: stopRule === NO_STOP_RULE ? undefined : { name: stopRule, options: { ...stopOptions } },
    budget: epochs === undefined ? undefined : { epochs },
  };
}
