/** The answer of a comparison: is any of the strategies better than random search? */
import type { ComparisonWord } from '../../../../shared/evidence.ts';
import { RANDOM, RANDOM_TWICE, type Arm } from '../../../../shared/experiment.ts';
import { FEWEST_PAIRS } from '../../../../shared/statistics/comparison-power.ts';
import { labelOf, listed } from './sentences.ts';
import { candidatesOf, type WordOf } from './yardsticks.ts';

const MOST_WORDS = 25;

/** Yes: all are; No: none is, or by less than the margin. */
export type Answer = 'Yes' | 'In part' | 'No' | 'Undecided';

/** Whether the strategies are usefully better than random search with twice the budget; without any, whether twice the budget is. */
export function answerOf(arms: readonly Arm[], wordOf: WordOf): Answer {
  const { candidates, yardsticks } = questionOf(arms);
  const words = candidates.map((arm) => wordOf(arm, yardsticks[0]!.arm));
  if (words.every((word) => word === 'better')) return 'Yes';
  if (words.includes('better')) return 'In part';
  return words.includes('undecided') ? 'Undecided' : 'No';
}

/**
 * The answer in a sentence of at most 25 words: with names where they fit, or else with numbers.
 * @param onEdge whether another experiment of this size might well have given another answer.
 */
export function answerSentence(arms: readonly Arm[], pairs: number, wordOf: WordOf, onEdge: boolean): string {
  if (pairs === 0) return 'Nothing can be said before every arm has finished once.';
  if (pairs < FEWEST_PAIRS)
    return `Nothing could have been shown: below ${FEWEST_PAIRS} pairs even the same winner in all of them may be chance.`;
  const { candidates, yardsticks } = questionOf(arms);
  const named: Naming = (found) => listed(found.map((arm) => labelOf(arms, arm)));
  const counted: Naming = (found) => countOf(found.length, candidates.length);
  const written = (naming: Naming, most: number): string => {
    const clauses = yardsticks.map(({ arm, title }) => clauseOn(groupsOf(candidates, arm, wordOf).slice(0, most), title, naming));
    return `${answerOf(arms, wordOf)}${onEdge ? ', on the edge' : ''}: ${clauses.join('; with equal budgets ')}.`;
  };
  const all = Infinity;
  const sentences = [written(named, all), written(counted, all), written(named, 1), written(counted, 1)];
  return sentences.find((sentence) => sentence.split(' ').length <= MOST_WORDS) ?? sentences.at(-1)!;
}

type Naming = (found: readonly number[]) => string;

interface Question {
  readonly candidates: readonly number[];
  readonly yardsticks: readonly { readonly arm: number; readonly title: string }[];
}

function questionOf(arms: readonly Arm[]): Question {
  const candidates = candidatesOf(arms);
  if (candidates.length === 0) return { candidates: [RANDOM_TWICE], yardsticks: [{ arm: RANDOM, title: 'random search' }] };
  const yardsticks = [
    { arm: RANDOM_TWICE, title: 'random search with twice the budget' },
    { arm: RANDOM, title: 'it' },
  ];
  return { candidates, yardsticks };
}

interface Group {
  readonly word: ComparisonWord;
  readonly arms: readonly number[];
}

/** The best first. */
function groupsOf(candidates: readonly number[], than: number, wordOf: WordOf): readonly Group[] {
  const words = Object.keys(VERBS) as ComparisonWord[];
  const groups = words.map((word) => ({ word, arms: candidates.filter((arm) => wordOf(arm, than) === word) }));
  return groups.filter(({ arms }) => arms.length > 0);
}

/** "TPE beats random search, Hyperband equals it" */
function clauseOn(groups: readonly Group[], title: string, naming: Naming): string {
  const parts = groups.map(({ word, arms }, at) => {
    if (at > 0 && word === 'undecided') return `${naming(arms)} undecided`;
    const verb = VERBS[word][arms.length === 1 ? 0 : 1];
    return `${naming(arms)} ${verb} ${at === 0 ? title : 'it'}`;
  });
  return parts.join(', ');
}

/** Of one and of several. */
const VERBS: Readonly<Record<ComparisonWord, readonly [string, string]>> = {
  better: ['beats', 'beat'],
  'slightly better': ['slightly beats', 'slightly beat'],
  same: ['equals', 'equal'],
  undecided: ['may beat', 'may beat'],
  'slightly worse': ['slightly trails', 'slightly trail'],
  worse: ['trails', 'trail'],
};

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

function countOf(found: number, all: number): string {
  const text = (count: number): string => NUMBERS[count] ?? String(count);
  if (all === 1) return 'the strategy';
  if (found < all) return text(found);
  return all === 2 ? 'both' : `all ${text(all)}`;
}
