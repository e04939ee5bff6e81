/** The trials with which a search begins, before any result decides one. */
import type { StrategyEntry } from './catalogue.ts';
import type { ArmEvidence, ComparisonEvidence } from './evidence.ts';
import type { Arm, Experiment } from './experiment.ts';
import { countedText, countText } from './format/count.ts';
import type { Space, StrategyChoice } from './model.ts';

/** So many first trials no result decides; 0 of a strategy that has no such beginning. @param options complete */
export function startupTrials(
  { startup }: Pick<StrategyEntry, 'startup'>,
  options: StrategyChoice['options'],
  space: Space,
): number {
  if (startup === undefined) return 0;
  const stated = Number(options[startup.option]);
  return stated === 0 ? (startup.perParameter ?? 0) * Math.max(1, Object.keys(space).length) : stated;
}

/** With more trials under way at a time their results come later: so many more are decided without any. */
export function decidedByNone(startup: number, { width, workers }: Pick<Experiment, 'width' | 'workers'>): number {
  return startup === 0 ? 0 : startup + (width ?? workers) - 1;
}

/** So many trials of full length a run has; null where its budget does not say. */
export function wholeTrialsIn({ axis, amount }: Experiment['budget'], maxEpochs: number): number | null {
  if (axis === 'seconds') return null;
  return axis === 'trials' ? amount : Math.floor(amount / maxEpochs);
}

type Planned = Pick<Experiment, 'width' | 'workers'> & { readonly arms: readonly Pick<Arm, 'label' | 'strategy'>[] };

/** What is to be known before a comparison begins: a sentence for each arm whose runs are too short to learn anything. @param trials of a run, see `wholeTrialsIn` */
export function tooShortTexts(
  planned: Planned,
  trials: number | null,
  space: Space,
  strategies: readonly StrategyEntry[],
): readonly string[] {
  return planned.arms.flatMap(({ label, strategy: { name, options } }) => {
    const entry = strategies.find((candidate) => candidate.name === name);
    const first = entry === undefined ? 0 : decidedByNone(startupTrials(entry, options, space), planned);
    if (trials === null || trials > first) return [];
    return `No result decides the first ${countedText(first, 'trial')} of ${label}, and a run has about ${countText(trials)}: no word will be said of it.`;
  });
}

/** "no result decides the first 10 trials of TPE, and its runs had 10" for each arm that never began to learn. */
export function neverLearnedTexts(
  { arms: found }: Pick<ComparisonEvidence, 'arms'>,
  { arms }: Pick<Experiment, 'arms'>,
): readonly string[] {
  return found.flatMap(({ arm, startup }) => (startup === null ? [] : neverLearnedText(arms[arm]!.label, startup)));
}

export function neverLearnedText(label: string, { first, trials }: NonNullable<ArmEvidence['startup']>): string {
  return `no result decides the first ${countedText(first, 'trial')} of ${label}, and its runs had ${countText(trials)}`;
}
