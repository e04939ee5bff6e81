/** What the form of a new comparison holds, and the request that it means. */
import { RANDOM_SEARCH, type Choices, type StrategyEntry, type StrategyOption } from '../../../../shared/catalogue.ts';
import {
  FILLING_BUDGET,
  PAIRS,
  type ExperimentAxis,
  type ExperimentKind,
  type ExperimentRequest,
} from '../../../../shared/experiment.ts';
import type { ParameterValue } from '../../../../shared/model.ts';
import { defaultOptions, NO_STOP_RULE, type Written } from '../../new-study/draft.ts';

export interface ArmDraft {
  /** Tells the rows of the form apart. */
  readonly key: number;
  strategy: string;
  options: Record<string, ParameterValue>;
  stopRule: string;
  stopOptions: Record<string, ParameterValue>;
}

export interface ComparisonDraft {
  kind: ExperimentKind;
  /** Beside random search and random search with twice the budget, which every comparison has. */
  arms: ArmDraft[];
  pairs: Written;
  axis: ExperimentAxis;
  /** Empty: what the kind of comparison has by default. */
  amount: Written;
  workers: Written;
  /** Of every search; empty: the usual one. */
  width: Written;
  /** The smallest gap that is of use; empty: the usual one. */
  margin: Written;
  /** Empty: a new one. */
  seed: Written;
}

/** The two that every comparison has. */
export const ALWAYS = [
  { label: 'Random search', budgetFactor: 1 },
  { label: 'Random search 2x', budgetFactor: 2 },
] as const;

/** Compared at first, where the catalogue has them: what most people ask about. */
const ASKED_ABOUT = ['hyperband', 'bayesian', 'tpe'];

export function newComparison(strategies: readonly StrategyEntry[], kind: ExperimentKind): ComparisonDraft {
  const asked = comparable(strategies).filter(({ name }) => ASKED_ABOUT.includes(name));
  return {
    kind,
    arms: asked.map((entry, key) => armOf(entry, key)),
    pairs: PAIRS[kind],
    axis: 'epochs',
    amount: undefined,
    workers: undefined,
    width: undefined,
    margin: undefined,
    seed: undefined,
  };
}

/** What can stand beside random search: nobody is there to queue trials one by one, many times over. */
export function comparable(strategies: readonly StrategyEntry[]): readonly StrategyEntry[] {
  return strategies.filter(({ queueOnly }) => !queueOnly);
}

/** Those that the study's epochs are enough for, as they begin: with rungs, for a second one. @param maxEpochs of its trials */
export function withRoom(strategies: readonly StrategyEntry[], maxEpochs: number): readonly StrategyEntry[] {
  return strategies.filter((entry) => {
    const { eta = 1, min_epochs: fewest = 1 } = usualOptions(entry);
    return Number(eta) * Number(fewest) <= maxEpochs;
  });
}

/** Compared when somebody chooses it: random search is there already, and what a person steers needs ranges first. */
function isChosenOnly({ name, byHand }: StrategyEntry): boolean {
  return name === RANDOM_SEARCH.name || byHand === 'person';
}

/** What another row begins with: a strategy that no row has. */
export function nextStrategy(strategies: readonly StrategyEntry[], arms: readonly ArmDraft[]): StrategyEntry {
  const usual = comparable(strategies).filter((entry) => !isChosenOnly(entry));
  return usual.find(({ name }) => !arms.some(({ strategy }) => strategy === name)) ?? usual[0]!;
}

export function armOf(entry: StrategyEntry, key: number): ArmDraft {
  return { key, strategy: entry.name, options: usualOptions(entry), stopRule: NO_STOP_RULE, stopOptions: {} };
}

/** The defaults, but for those with which a strategy would end before its budget is spent. */
export function usualOptions(entry: StrategyEntry | undefined): Record<string, ParameterValue> {
  const options = defaultOptions(entry);
  const filling = Object.entries(FILLING_BUDGET).filter(([name]) => name in options);
  return { ...options, ...Object.fromEntries(filling) };
}

/** The request of a draft, unchecked. Arms of one strategy are told apart by the options in which they differ. */
export function experimentOf(draft: ComparisonDraft, studyId: number, choices: Choices): ExperimentRequest {
  const { kind, pairs, axis, amount, workers, width, margin, seed } = draft;
  return {
    ...{ studyId, kind, pairs, workers, width, margin, seed },
    arms: draft.arms.map((arm) => ({
      label: labelOf(arm, choices),
      strategy: { name: arm.strategy, options: { ...arm.options } },
      stopRule: arm.stopRule === NO_STOP_RULE ? undefined : { name: arm.stopRule, options: { ...arm.stopOptions } },
    })),
    budget: amount === undefined ? undefined : { axis, amount },
  };
}

/** "Hyperband", "Hyperband (eta 4)", "TPE (Median rule)": the title with what is not as usual. */
export function labelOf({ strategy, options, stopRule, stopOptions }: ArmDraft, choices: Choices): string | undefined {
  const entry = choices.strategies.find(({ name }) => name === strategy);
  if (!entry) return undefined;
  const rule = choices.stopRules.find(({ name }) => name === stopRule);
  const words = [...changedOptions(entry, options), ...(rule ? [rule.title, ...changedOptions(rule, stopOptions)] : [])];
  return words.length === 0 ? entry.title : `${entry.title} (${words.join(', ')})`;
}

function changedOptions({ options }: StrategyEntry, chosen: Readonly<Record<string, ParameterValue>>): readonly string[] {
  const isUsual = ({ name, default: usual }: StrategyOption): boolean => chosen[name] === (FILLING_BUDGET[name] ?? usual);
  const changed = options.filter((option) => chosen[option.name] !== undefined && !isUsual(option));
  return changed.map(({ name }) => `${name.replaceAll('_', ' ')} ${chosen[name]}`);
}

/** Whether a strategy is there twice with the same settings, which shows what chance alone finds. */
export function hasTwins(arms: readonly ArmDraft[]): boolean {
  const settings = arms.map(({ key: _, ...rest }) => JSON.stringify(rest));
  return new Set(settings).size < settings.length;
}
