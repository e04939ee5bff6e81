/** The answer of a comparison: is any of the strategies better than random search? */
import type { PairwiseComparison } from '../../../../shared/evidence.ts';
import { RANDOM, RANDOM_TWICE, type Arm } from '../../../../shared/experiment.ts';
import { findingOf, morePairs, type Finding } from '../../../../shared/finding.ts';
import { countedText, countText } from '../../../../shared/format/count.ts';
import { isOnEdge } from '../../../../shared/on-edge.ts';
import { FEWEST_PAIRS } from '../../../../shared/statistics/comparison-power.ts';
import { listed, ON_THE_EDGE } from './sentences.ts';
import { shortLabels } from './short-labels.ts';
import { candidatesOf, type WordOf } from './yardsticks.ts';

export const MOST_WORDS = 25;

/** Yes: all are; No: none is, or by less than the margin. */
export type Answer = 'Yes' | 'In part' | 'No' | 'Undecided';

/** Whether the strategies are usefully better than random search with twice the budget; without any, whether twice the budget is. */
export function answerOf(arms: readonly Arm[], wordOf: WordOf): Answer {
  const { candidates, yardstick } = questionOf(arms);
  const words = candidates.map((arm) => wordOf(arm, yardstick));
  if (words.every((word) => word === 'better')) return 'Yes';
  if (words.includes('better')) return 'In part';
  return words.includes('undecided') ? 'Undecided' : 'No';
}

export interface Pairs {
  /** That have finished. */
  readonly pairs: number;
  /** That there will be: those and, where the experiment goes on or can, the others. */
  readonly planned: number;
}

/** A pair of arms from the first one's side. */
export type PairOf = (
  arm: number,
  than: number,
) => Pick<PairwiseComparison, 'word' | 'detected' | 'difference' | 'pairs' | 'pairsToDecide' | 'stability'>;

export interface Said {
  readonly sentence: string;
  /** The pairs of arms whose findings it tells. */
  readonly about: readonly (readonly [arm: number, than: number])[];
}

/**
 * The answer in a sentence of at most 25 words: with names where they fit, or else with numbers. Words on the edge are marked where
 * that fits, too, unless the answer is on it as a whole.
 * @param onEdge whether another experiment of this size might well have given another answer.
 */
export function answerSentence(arms: readonly Arm[], { pairs, planned }: Pairs, pairOf: PairOf, onEdge: boolean): Said {
  if (pairs === 0) return { sentence: 'Nothing can be said before every arm has finished once.', about: [] };
  if (pairs < FEWEST_PAIRS) return { sentence: planned < FEWEST_PAIRS ? TOO_FEW : notYet(pairs, planned), about: [] };
  const { candidates, yardstick, titles } = questionOf(arms);
  const labels = shortLabels(arms);
  const named: Naming = (found) => listed(found.map((arm) => labels[arm]!));
  const counted: Naming = (found) => countOf(found.length, candidates.length);
  const marks = !onEdge;
  const first = groupsOf(candidates, yardstick, pairOf, marks);
  const second = yardstick === RANDOM ? [] : groupsOf(candidates, RANDOM, pairOf, marks);
  const answer = answerOf(arms, (arm, than) => pairOf(arm, than).word);
  const written = (clauses: readonly string[]): string => `${answer}${onEdge ? ', on the edge' : ''}: ${clauses.join('; ')}.`;
  const against = (groups: readonly Group[], naming: Naming): readonly string[] =>
    titles.map((title) => clauseOn(groups, title, naming));
  const alone = (clauses: readonly string[]): Wording => ({ clauses, yardsticks: [yardstick] });
  const withEqualBudgets = (clause: string, naming: Naming): Wording =>
    second.length === 0 ? alone([clause]) : { clauses: [clause, equalBudgets(second, naming)], yardsticks: [yardstick, RANDOM] };
  const unmarked = groupsOf(candidates, yardstick, pairOf, false);
  const edge = first.filter(({ marked }) => marked).flatMap(({ arms: own }) => own);
  // Of all at once, where there is no room for a mark on each.
  const edges = edge.length === 0 ? [] : [named, counted].map((naming) => `${naming(edge)} on the edge`);
  const wordings: readonly Wording[] = [
    ...against(first, named).map((clause) => withEqualBudgets(clause, named)),
    ...against(first, named).map((clause) => withEqualBudgets(clause, counted)),
    ...against(first, named).map((clause) => alone([clause])),
    ...edges.flatMap((words) => against(unmarked, named).map((clause) => alone([clause, words]))),
    ...against(first, counted).map((clause) => withEqualBudgets(clause, counted)),
    ...against(first, counted).map((clause) => alone([clause])),
    ...against(unmarked, counted).map((clause) => alone([clause])),
    alone([clauseOn(first.slice(0, 1), titles[0], counted)]),
  ];
  const fitting = wordings.find(({ clauses }) => written(clauses).split(' ').length <= MOST_WORDS) ?? wordings.at(-1)!;
  return {
    sentence: written(fitting.clauses),
    about: fitting.yardsticks.flatMap((than) => candidates.map((arm) => [arm, than] as const)),
  };
}

/** A sentence in pieces, and whom it holds the strategies against. */
interface Wording {
  readonly clauses: readonly string[];
  readonly yardsticks: readonly number[];
}

const TOO_FEW = `Nothing could have been shown: below ${FEWEST_PAIRS} pairs even the same winner in all of them may be chance.`;

function notYet(pairs: number, planned: number): string {
  return `Nothing can be said yet: ${countText(pairs)} of ${countedText(planned, 'pair')} ${pairs === 1 ? 'has' : 'have'} finished.`;
}

type Naming = (found: readonly number[]) => string;

interface Question {
  readonly candidates: readonly number[];
  readonly yardstick: number;
  /** What it is called, and what it is called where there is little room. */
  readonly titles: readonly [string, ...string[]];
}

function questionOf(arms: readonly Arm[]): Question {
  const candidates = candidatesOf(arms);
  return candidates.length === 0
    ? { candidates: [RANDOM_TWICE], yardstick: RANDOM, titles: ['random search'] }
    : { candidates, yardstick: RANDOM_TWICE, titles: ['random search with twice the budget', 'random search 2x'] };
}

interface Group {
  readonly finding: Finding;
  /** Whether the finding is marked as on the edge. */
  readonly marked: boolean;
  readonly arms: readonly number[];
  /** That would decide it for all of them; null where none has to. */
  readonly morePairs: number | null;
}

/** The best first. @param marks whether to tell what is on the edge apart. */
function groupsOf(candidates: readonly number[], than: number, pairOf: PairOf, marks: boolean): readonly Group[] {
  const isMarked = (arm: number): boolean => {
    const { word, stability } = pairOf(arm, than);
    return marks && word !== 'undecided' && isOnEdge(stability);
  };
  const groups = FINDINGS.flatMap((finding) => [false, true].map((marked) => ({ finding, marked })));
  return groups.flatMap(({ finding, marked }): readonly Group[] => {
    const arms = candidates.filter((arm) => findingOf(pairOf(arm, than)) === finding && isMarked(arm) === marked);
    if (arms.length === 0) return [];
    const more = arms.flatMap((arm) => morePairs(pairOf(arm, than)) ?? []);
    return [{ finding, marked, arms, morePairs: more.length === 0 ? null : Math.max(...more) }];
  });
}

/** "TPE is better than random search, Hyperband undecided (about 300 more pairs)" */
function clauseOn(groups: readonly Group[], title: string, naming: Naming): string {
  const parts = groups.map(({ finding, marked, arms, morePairs: more }, at) => {
    const needed = more === null ? '' : ` (about ${countText(more)} more pairs)`;
    const { alone, before } = PHRASES[finding];
    const words = at === 0 ? `${verbOf(arms)} ${before} ${title}` : alone;
    return `${naming(arms)} ${words}${needed}${marked ? ON_THE_EDGE : ''}`;
  });
  return parts.join(', ');
}

/** "with equal budgets TPE is better, Hyperband undecided" */
function equalBudgets(groups: readonly Group[], naming: Naming): string {
  const parts = groups.map(
    ({ finding, marked, arms }, at) =>
      `${naming(arms)} ${at === 0 ? `${verbOf(arms)} ` : ''}${PHRASES[finding].alone}${marked ? ON_THE_EDGE : ''}`,
  );
  return `with equal budgets ${parts.join(', ')}`;
}

const verbOf = (arms: readonly number[]): string => (arms.length === 1 ? 'is' : 'are');

/** By itself, and before what it is compared with. */
const PHRASES: Readonly<Record<Finding, { readonly alone: string; readonly before: string }>> = {
  better: { alone: 'better', before: 'better than' },
  'better or slightly better': { alone: 'ahead', before: 'ahead of' },
  'slightly better': { alone: 'slightly better', before: 'slightly better than' },
  same: { alone: 'the same', before: 'the same as' },
  undecided: { alone: 'undecided', before: 'undecided against' },
  'slightly worse': { alone: 'slightly worse', before: 'slightly worse than' },
  'worse or slightly worse': { alone: 'behind', before: 'behind' },
  worse: { alone: 'worse', before: 'worse than' },
};
const FINDINGS = Object.keys(PHRASES) as Finding[];

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

function countOf(found: number, all: number): string {
  const text = (count: number): string => NUMBERS[count] ?? String(count);
  if (all === 1) return 'the strategy';
  if (found < all) return text(found);
  return all === 2 ? 'both' : `all ${text(all)}`;
}
