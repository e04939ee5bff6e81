/** What the form of a new comparison holds, and the request that it means. */
import type { StrategyEntry } from '../../../../shared/contract.ts';
import type { ExperimentAxis, ExperimentKind, ExperimentRequest } from '../../../../shared/experiment.ts';
import type { ParameterValue } from '../../../../shared/model.ts';
import { defaultOptions, type Written } from '../../new-study/draft.ts';

export interface ArmDraft {
  /** Tells the rows of the form apart. */
  readonly key: number;
  strategy: string;
  options: Record<string, ParameterValue>;
}

export interface ComparisonDraft {
  kind: ExperimentKind;
  /** Beside random search and random search with twice the budget, which every comparison has. */
  arms: ArmDraft[];
  repetitions: Written;
  axis: ExperimentAxis;
  /** Empty: what the kind of comparison has by default. */
  amount: Written;
  workers: Written;
  /** Empty: a new one. */
  seed: Written;
}

/** The two that every comparison has. */
export const ALWAYS = [
  { label: 'Random search', budgetFactor: 1 },
  { label: 'Random search 2x', budgetFactor: 2 },
] as const;

export const REPETITIONS: Readonly<Record<ExperimentKind, number>> = { replay: 30, training: 3 };

/** Compared at first, where the catalogue has them: what most people ask about. */
const ASKED_ABOUT = ['hyperband', 'bayesian', 'tpe'];

/** Strategies that a person steers: nobody is there to do it thirty times over. */
const STEERED = ['manual', 'zoom', 'random'];

export function newComparison(strategies: readonly StrategyEntry[], kind: ExperimentKind): ComparisonDraft {
  const asked = comparable(strategies).filter(({ name }) => ASKED_ABOUT.includes(name));
  return {
    kind,
    arms: asked.map((entry, key) => armOf(entry, key)),
    repetitions: REPETITIONS[kind],
    axis: 'epochs',
    amount: undefined,
    workers: undefined,
    seed: undefined,
  };
}

/** What can stand beside random search. */
export function comparable(strategies: readonly StrategyEntry[]): readonly StrategyEntry[] {
  return strategies.filter(({ name }) => !STEERED.includes(name));
}

export function armOf(entry: StrategyEntry, key: number): ArmDraft {
  return { key, strategy: entry.name, options: defaultOptions(entry) };
}

/** The request of a draft, unchecked. Arms of one strategy are told apart by the options in which they differ. */
export function experimentOf(draft: ComparisonDraft, studyId: number, strategies: readonly StrategyEntry[]): ExperimentRequest {
  const { kind, repetitions, axis, amount, workers, seed } = draft;
  return {
    ...{ studyId, kind, repetitions, workers, seed },
    arms: draft.arms.map(({ strategy, options }) => ({
      label: labelOf(
        strategies.find(({ name }) => name === strategy),
        options,
      ),
      strategy: { name: strategy, options: { ...options } },
    })),
    budget: amount === undefined ? undefined : { axis, amount },
  };
}

/** "Hyperband", "Hyperband (eta 4)": the title with the options that are not at their default. */
export function labelOf(entry: StrategyEntry | undefined, options: Readonly<Record<string, ParameterValue>>): string | undefined {
  if (!entry) return undefined;
  const changed = entry.options.filter(({ name, default: usual }) => options[name] !== undefined && options[name] !== usual);
  const words = changed.map(({ name }) => `${name.replaceAll('_', ' ')} ${options[name]}`);
  return words.length === 0 ? entry.title : `${entry.title} (${words.join(', ')})`;
}
