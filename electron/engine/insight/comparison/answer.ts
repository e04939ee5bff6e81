/** The answer of a comparison: is any of the strategies better than random search? */
import { TOO_NEAR, type PairwiseComparison } from '../../../../shared/evidence.ts';
import { RANDOM, RANDOM_TWICE, type Arm } from '../../../../shared/experiment.ts';
import { findingOf, pairsInAll, type Finding } from '../../../../shared/finding.ts';
import { countedText, countText } from '../../../../shared/format/count.ts';
import { isWordOnEdge } from '../../../../shared/on-edge.ts';
import { FEWEST_PAIRS } from '../../../../shared/statistics/comparison-levels.ts';
import { FINDINGS, PHRASES } from './phrases.ts';
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
  /** Before anything ran. */
  readonly planned: number;
  /** Whether it goes on or can: where not, what is missing will never come. */
  readonly goesOn: boolean;
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

/** What is asked. @param margin the smallest gap that is of use, as it is written. */
export function questionText(arms: readonly Arm[], margin: string | null): string {
  const [title] = questionOf(arms).titles;
  return margin === null ? `Better than ${title}?` : `Usefully better (by more than ${margin}) than ${title}?`;
}

/**
 * The answer in a sentence of at most 25 words: with names where they fit, or else with numbers. Words on the edge are marked where
 * that fits, too, unless the answer is on it as a whole.
 * @param onEdge whether another experiment of this size might well have given another answer. @param gapText how a gap is written
 */
export function answerSentence(
  arms: readonly Arm[],
  finished: Pairs,
  pairOf: PairOf,
  onEdge: boolean,
  gapText: (gap: number) => string,
): Said {
  const nothing = nothingOn(finished);
  if (nothing !== null) return { sentence: nothing, about: [] };
  const { candidates, yardstick, titles } = questionOf(arms);
  const { named, counted } = namingsOf(arms, candidates);
  const answer = answerOf(arms, (arm, than) => pairOf(arm, than).word);
  const asAWhole = onEdge && answer !== 'Undecided';
  const marked = groupsOf(candidates, yardstick, pairOf, !asAWhole);
  const unmarked = groupsOf(candidates, yardstick, pairOf, false);
  const open = openClauses(
    candidates.map((arm) => pairOf(arm, yardstick)).filter(({ word }) => word === 'undecided'),
    gapText,
  );
  const tails = open.length === 0 ? [[]] : open.map((clause) => [clause]);
  const written = (clauses: readonly string[]): string => `${answer}${asAWhole ? ', on the edge' : ''}: ${clauses.join('; ')}.`;
  const against = (groups: readonly Group[], naming: Naming): readonly string[] =>
    titles.map((title) => clauseOn(groups, title, naming));
  const edge = marked.filter((group) => group.marked).flatMap(({ arms: own }) => own);
  // Of all at once, where there is no room for a mark on each.
  const edges = edge.length === 0 ? [] : [named, counted].map((naming) => `${naming(edge)} on the edge`);
  const wordings: readonly (readonly string[])[] = [
    ...tails.flatMap((tail) => [
      ...against(marked, named).map((clause) => [clause, ...tail]),
      ...edges.flatMap((words) => against(unmarked, named).map((clause) => [clause, words, ...tail])),
    ]),
    ...tails.flatMap((tail) =>
      [marked, unmarked].flatMap((groups) => against(groups, counted).map((clause) => [clause, ...tail])),
    ),
    ...against(unmarked, counted).map((clause) => [clause]),
    [clauseOn(unmarked.slice(0, 1), titles[0], counted)],
  ];
  return { sentence: fitting(wordings.map(written)), about: candidates.map((arm) => [arm, yardstick] as const) };
}

/**
 * What is found against random search, in a sentence of at most 25 words. Null where that is the question already, and where nothing
 * can be said.
 * @param filled whether every arm spent its budget: only then are they equal.
 */
export function equalBudgetsSentence(arms: readonly Arm[], pairs: number, pairOf: PairOf, filled: boolean): string | null {
  const candidates = candidatesOf(arms);
  if (pairs < FEWEST_PAIRS || candidates.length === 0) return null;
  const { named, counted } = namingsOf(arms, candidates);
  const [marked, unmarked] = [true, false].map((marks) => groupsOf(candidates, RANDOM, pairOf, marks)) as [Groups, Groups];
  const before = `Against random search${filled ? ' with equal budgets' : ''}`;
  const worded = [listOf(marked, named), listOf(unmarked, named), listOf(marked, counted), listOf(unmarked, counted)];
  return fitting(worded.map((clause) => `${before} ${clause}.`));
}

/** The first that is short enough, or else the last. */
function fitting(sentences: readonly string[]): string {
  return sentences.find((sentence) => sentence.split(' ').length <= MOST_WORDS) ?? sentences.at(-1)!;
}

const TOO_FEW = `Nothing could have been shown: below ${FEWEST_PAIRS} pairs even the same winner in all of them may be chance.`;

/** Why nothing can be concluded; null where something can. */
function nothingOn({ pairs, planned, goesOn }: Pairs): string | null {
  if (planned < FEWEST_PAIRS) return pairs === 0 ? NOT_ONCE : TOO_FEW;
  if (pairs >= planned) return null;
  if (!goesOn)
    return `Stopped after ${countText(pairs)} of ${countedText(planned, 'pair')}: nothing is concluded, since who chooses when to stop finds something by chance.`;
  return pairs === 0 ? NOT_ONCE : notYet(pairs, planned);
}

const NOT_ONCE = 'Nothing can be said before every strategy has finished once.';

function notYet(pairs: number, planned: number): string {
  return `Nothing can be said yet: ${countText(pairs)} of ${countedText(planned, 'pair')} ${pairs === 1 ? 'has' : 'have'} finished.`;
}

type Naming = (found: readonly number[]) => string;

function namingsOf(arms: readonly Arm[], { length }: readonly number[]): { readonly named: Naming; readonly counted: Naming } {
  const labels = shortLabels(arms);
  return { named: (found) => listed(found.map((arm) => labels[arm]!)), counted: (found) => countOf(found.length, length) };
}

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
}
type Groups = readonly Group[];

/** The best first. @param marks whether to tell what is on the edge apart. */
function groupsOf(candidates: readonly number[], than: number, pairOf: PairOf, marks: boolean): Groups {
  const groups = FINDINGS.flatMap((finding) => [false, true].map((marked) => ({ finding, marked })));
  return groups.flatMap(({ finding, marked }): Groups => {
    const found = candidates.filter((arm) => findingOf(pairOf(arm, than)) === finding);
    const arms = found.filter((arm) => (marks && isWordOnEdge(pairOf(arm, than))) === marked);
    return arms.length === 0 ? [] : [{ finding, marked, arms }];
  });
}

/** "TPE is better than random search, Hyperband undecided" */
function clauseOn([first, ...others]: Groups, title: string, naming: Naming): string {
  const { arms, finding, marked } = first!;
  const head = `${naming(arms)} ${verbOf(arms)} ${PHRASES[finding].before} ${title}${markOf(marked)}`;
  return [head, ...others.map((group) => partOf(group, naming))].join(', ');
}

/** "TPE is better, Hyperband undecided" */
function listOf([first, ...others]: Groups, naming: Naming): string {
  const { arms, finding, marked } = first!;
  const head = `${naming(arms)} ${verbOf(arms)} ${PHRASES[finding].alone}${markOf(marked)}`;
  return [head, ...others.map((group) => partOf(group, naming))].join(', ');
}

const partOf = ({ arms, finding, marked }: Group, naming: Naming): string =>
  `${naming(arms)} ${PHRASES[finding].alone}${markOf(marked)}`;
const markOf = (marked: boolean): string => (marked ? ON_THE_EDGE : '');

/**
 * What can be said of the pairs that are undecided, the wording with most words first: how many pairs would decide them; where that is not
 * known of each, how large a gap may still be. Nothing where no word is said of one of them.
 */
function openClauses(open: readonly ReturnType<PairOf>[], gapText: (gap: number) => string): readonly string[] {
  if (open.length === 0) return [];
  const needed = open.map(pairsInAll).filter((count) => count !== null);
  if (needed.length === open.length) {
    const [pairs, decided] = [countText(Math.max(...needed)), open.length === 1 ? 'it' : 'them'];
    return [
      `a new comparison of about ${pairs} pairs may decide ${decided}`,
      `about ${pairs} pairs in all may decide ${decided}`,
    ];
  }
  const largest = open.flatMap(({ stability, difference: { low, high } }) =>
    stability === null || low === null || high === null ? [] : Math.max(Math.abs(low), Math.abs(high)),
  );
  if (largest.length < open.length) return [];
  const gaps = `gaps up to ${gapText(Math.max(...largest))} stay open`;
  return open.some(({ pairsToDecide }) => pairsToDecide === null) ? [gaps] : [`${gaps}, ${TOO_NEAR} to number the pairs`, gaps];
}

const verbOf = (arms: readonly number[]): string => (arms.length === 1 ? 'is' : 'are');

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

function countOf(found: number, all: number): string {
  const text = (count: number): string => NUMBERS[count] ?? String(count);
  if (all === 1) return 'the strategy';
  if (found < all) return text(found);
  return all === 2 ? 'both' : `all ${text(all)}`;
}
