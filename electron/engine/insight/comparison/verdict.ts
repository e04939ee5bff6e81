/** What may be concluded from the evidence, in plain sentences. */
import type { StrategyEntry } from '../../../../shared/catalogue.ts';
import type {
  Arm,
  ComparisonEvidence,
  ComparisonWord,
  Experiment,
  PairwiseComparison,
  Variation,
  Verdict,
} from '../../../../shared/experiment.ts';
import { countText } from '../../../../shared/format/count.ts';
import { labelOf, listed, pairsText } from './sentences.ts';

/** The places of random search and of random search with twice the budget among the arms of an experiment. */
export const RANDOM = 0;
export const RANDOM_TWICE = 1;

/** What the catalogue says of a strategy: whether it tunes by hand, and who does it. */
export type ByHand = (strategy: string) => StrategyEntry['byHand'];

export function verdictOn(experiment: Experiment, evidence: ComparisonEvidence, byHand: ByHand): Verdict {
  return {
    sentence: sentenceOn(experiment, evidence),
    manualTuning: manualTuningIn(experiment, evidence, byHand),
    validity: validityOf(experiment, evidence),
  };
}

function sentenceOn({ arms, budget }: Experiment, evidence: ComparisonEvidence): string {
  const { pairs, neededPairs } = evidence;
  if (pairs === 0) return 'Nothing can be said before every arm has finished once.';
  const candidates = candidatesOf(arms);
  const occasion = `In ${pairsText(pairs)} with ${countText(budget.amount)} ${budget.axis} for each run`;
  const few =
    pairs < neededPairs.power80
      ? `; it takes ${neededPairs.power80} pairs to find a difference of use four times in five, and ${neededPairs.power95} to find it 19 times in 20`
      : '';
  if (candidates.length === 0) return `${occasion}, ${clauses(evidence, arms, [RANDOM_TWICE], RANDOM)}${few}.`;
  return `${occasion}, ${clauses(evidence, arms, candidates, RANDOM)}; ${clauses(evidence, arms, candidates, RANDOM_TWICE)}${few}.`;
}

/** "Hyperband and TPE are better than Random search; Sobol and it show no difference" for one yardstick. */
function clauses(evidence: ComparisonEvidence, arms: readonly Arm[], candidates: readonly number[], yardstick: number): string {
  const words = Map.groupBy(candidates, (arm) => wordOf(evidence, arm, yardstick));
  const than = labelOf(arms, yardstick);
  const parts = WORDS.flatMap((word) => {
    const found = words.get(word) ?? [];
    const names = listed(found.map((arm) => labelOf(arms, arm)));
    const are = found.length === 1 ? 'is' : 'are';
    return found.length === 0 ? [] : [`${names} ${are} ${PHRASES[word]} ${than}`];
  });
  const undecided = (words.get('not shown') ?? []).map((arm) => labelOf(arms, arm));
  if (undecided.length === 0) return parts.join(', ');
  const others = undecided.length === 1 ? undecided[0] : `any of ${listed(undecided)}`;
  const nothing = `no difference is shown between ${than} and ${others}`;
  return [...parts, nothing].join(', ');
}

const WORDS = ['better', 'slightly better', 'slightly worse', 'worse'] as const;
const PHRASES: Readonly<Record<(typeof WORDS)[number], string>> = {
  better: 'better than',
  'slightly better': 'detectably but not usefully better than',
  'slightly worse': 'detectably but not usefully worse than',
  worse: 'worse than',
};

function manualTuningIn({ arms }: Experiment, evidence: ComparisonEvidence, byHandOf: ByHand): string {
  const hands = arms.map(({ strategy }) => byHandOf(strategy.name));
  const byHand = placeByHand(hands);
  const candidates = candidatesOf(arms).filter((arm) => hands[arm] === undefined);
  if (evidence.pairs === 0 || candidates.length === 0) return 'Not answered: there is nothing to compare yet.';
  if (byHand >= 0) {
    const better = candidates.filter((arm) => wordOf(evidence, arm, byHand) === 'better');
    const slightly = candidates.some((arm) => wordOf(evidence, arm, byHand) === 'slightly better');
    const answer =
      better.length > 0
        ? `For ${listed(better.map((arm) => labelOf(arms, arm)))} yes, here`
        : slightly
          ? 'Not to a degree that is of use'
          : 'Not shown';
    const whose = hands[byHand] === 'stand-in' ? ` ${labelOf(arms, byHand)} stands in for the person.` : '';
    return `${answer}: ${clauses(evidence, arms, candidates, byHand)}.${whose} ${INHERENTLY}`;
  }
  const better = candidates.filter((arm) => wordOf(evidence, arm, RANDOM_TWICE) === 'better').map((arm) => labelOf(arms, arm));
  const twice = labelOf(arms, RANDOM_TWICE);
  const person = 'that is, than a person who spends as much again on random trials';
  const slightly = candidates.filter((arm) => wordOf(evidence, arm, RANDOM_TWICE) === 'slightly better');
  if (better.length === 0 && slightly.length > 0)
    return `Not to a degree that is of use: ${listed(slightly.map((arm) => labelOf(arms, arm)))} ${slightly.length === 1 ? 'is' : 'are'} detectably but not usefully better than ${twice}, ${person}. Tuning by hand itself is no arm of this comparison. ${INHERENTLY}`;
  if (better.length === 0)
    return `Not shown: none of the strategies is shown to be better than ${twice}, ${person}. Tuning by hand itself is no arm of this comparison. ${INHERENTLY}`;
  return `Not measured directly, as tuning by hand is no arm of this comparison: but ${listed(better)} ${better.length === 1 ? 'is' : 'are'} better even than ${twice}, so a person's further trials would have to be better than random ones to make up for it. ${INHERENTLY}`;
}

/** Of the arm that a person steered, or else of the stand-in; below 0 where there is neither. */
function placeByHand(hands: readonly ReturnType<ByHand>[]): number {
  const steered = hands.indexOf('person');
  return steered >= 0 ? steered : hands.indexOf('stand-in');
}

/** The share of a budget that a run spends that ends for lack of room for another trial, and no less. */
const LEAST_SPENT = 0.9;

const INHERENTLY =
  'One study cannot show that a strategy is inherently better: it shows what happened on its data, space and budget.';

function validityOf(experiment: Experiment, evidence: ComparisonEvidence): string {
  const [{ kind, repetitions }, { varies, measure, pairs }] = [experiment, evidence];
  const fixed = (['model seed', 'split'] satisfies Variation[]).filter((name) => !varies.includes(name));
  const same = listed(['data', 'space', ...fixed.map((name) => (name === 'split' ? name : `${name}s`))]);
  const from = kind === 'replay' ? 'replayed on recorded training' : 'trained for this comparison';
  return [
    `From pair to pair the ${listed(varies)} ${varies.length === 1 ? 'varies' : 'vary'}; ${same} are the same in all of them, so the verdict holds for these alone.`,
    `Runs are ${from} and measured on ${measure}${measure === 'confirm' ? ', which no search decision reads' : ', by which the searches themselves chose, so that all figures are somewhat too good'}.`,
    ...underspentIn(experiment, evidence),
    ...(pairs < repetitions ? [`${pairs} of ${repetitions} repetitions have finished.`] : []),
  ].join(' ');
}

/** Equal budgets are equal only where they are spent: an arm that ended before had nothing more to try. */
function underspentIn({ arms, budget }: Experiment, evidence: ComparisonEvidence): readonly string[] {
  const short = evidence.arms.flatMap(({ arm, spent }) => {
    const amount = budget.amount * arms[arm]!.budgetFactor;
    return spent === null || spent >= LEAST_SPENT * amount
      ? []
      : [`${labelOf(arms, arm)} ended after ${countText(spent)} of its ${countText(amount)} ${budget.axis} (median)`];
  });
  return short.length === 0 ? [] : [`The budgets were not all spent: ${listed(short)}.`];
}

/** The arms that the comparison is about. */
function candidatesOf(arms: readonly Arm[]): readonly number[] {
  return [...arms.keys()].filter((arm) => arm !== RANDOM && arm !== RANDOM_TWICE);
}

/** The finding about two arms from the first one's side. */
function wordOf({ pairwise }: ComparisonEvidence, arm: number, than: number): ComparisonWord {
  const found = pairwise.find((pair) => isOf(pair, arm, than) || isOf(pair, than, arm))!;
  return found.arm === arm ? found.word : TURNED[found.word];
}

const isOf = (pair: PairwiseComparison, arm: number, than: number): boolean => pair.arm === arm && pair.than === than;

const TURNED: Readonly<Record<ComparisonWord, ComparisonWord>> = {
  better: 'worse',
  'slightly better': 'slightly worse',
  'not shown': 'not shown',
  'slightly worse': 'slightly better',
  worse: 'better',
};
