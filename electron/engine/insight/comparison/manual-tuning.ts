/** "Is it inherently better than random search with additional manual tuning?" */
import type { StrategyEntry } from '../../../../shared/catalogue.ts';
import type { ComparisonEvidence, ComparisonWord } from '../../../../shared/evidence.ts';
import { RANDOM_TWICE, type Arm } from '../../../../shared/experiment.ts';
import { findingOf } from '../../../../shared/finding.ts';
import { countedText, countText } from '../../../../shared/format/count.ts';
import { isWordOnEdge } from '../../../../shared/on-edge.ts';
import { FEWEST_PAIRS } from '../../../../shared/statistics/comparison-levels.ts';
import type { PairOf } from './answer.ts';
import { FINDINGS, PHRASES } from './phrases.ts';
import { labelOf, listed, ON_THE_EDGE } from './sentences.ts';
import { candidatesOf } from './yardsticks.ts';

/** What the catalogue says of a strategy: whether it tunes by hand, and who does it. */
export type ByHand = (strategy: string) => StrategyEntry['byHand'];

export interface ManualTuning {
  readonly byHandOf: ByHand;
  /** Whether the study is the assignment's, which asks the question whatever the arms are. */
  readonly assignment: boolean;
}

/** Null where nobody asks: no arm tunes by hand and the study is not the assignment's. Null, too, where there is no other arm. */
export function manualTuningIn(
  arms: readonly Arm[],
  { pairs, planned }: Pick<ComparisonEvidence, 'pairs' | 'planned'>,
  pairOf: PairOf,
  { byHandOf, assignment }: ManualTuning,
): string | null {
  const hands = arms.map(({ strategy }) => byHandOf(strategy.name));
  const tuned = placeByHand(hands);
  const candidates = candidatesOf(arms).filter((arm) => hands[arm] === undefined);
  if ((tuned < 0 && !assignment) || candidates.length === 0) return null;
  const byHand = tuned < 0 ? RANDOM_TWICE : tuned;
  if (planned < FEWEST_PAIRS) return `Not answered: it takes ${FEWEST_PAIRS} pairs at least.`;
  if (pairs < planned) return `Not answered: ${countText(pairs)} of ${countedText(planned, 'pair')} have finished.`;
  const namesOf = (own: readonly number[]): string => listed(own.map((arm) => labelOf(arms, arm)));
  const withWord = (word: ComparisonWord): readonly number[] => candidates.filter((arm) => pairOf(arm, byHand).word === word);
  const bestFirst = FINDINGS.flatMap((finding) => candidates.filter((arm) => findingOf(pairOf(arm, byHand)) === finding));
  const found = Map.groupBy(bestFirst, (arm) => phraseFor(pairOf(arm, byHand)));
  const parts = [...found].map(([phrase, own]) => `${namesOf(own)} ${own.length === 1 ? 'is' : 'are'} ${phrase}`);
  const [better, open] = [withWord('better'), withWord('undecided')];
  const answer = better.length > 0 ? `For ${namesOf(better)} yes, here` : open.length > 0 ? 'Undecided' : 'No';
  return `${answer}: against ${labelOf(arms, byHand)} ${listed(parts)}.${whoseWork(hands[byHand], labelOf(arms, byHand))} ${INHERENTLY}`;
}

/** Of the arm that a person steered, or else of the stand-in; below 0 where there is neither. */
function placeByHand(hands: readonly ReturnType<ByHand>[]): number {
  const steered = hands.indexOf('person');
  return steered >= 0 ? steered : hands.indexOf('stand-in');
}

function whoseWork(hand: ReturnType<ByHand>, label: string): string {
  if (hand === 'person') return '';
  if (hand === 'stand-in') return ` ${label} stands in for the person.`;
  return ` No strategy tunes by hand: ${label} is a person who spends as much again on random trials.`;
}

/** With a mark where it is on the edge, and why it is undecided where no number of pairs could decide it. */
function phraseFor(pair: ReturnType<PairOf>): string {
  if (pair.stability === null) return 'undecided (no word is said of one of the two)';
  return `${PHRASES[findingOf(pair)].alone}${isWordOnEdge(pair) ? ON_THE_EDGE : ''}`;
}

const INHERENTLY =
  'One study cannot show that a strategy is inherently better: it shows what happened on its data, space and budget.';
