/** What may be concluded from the evidence, in plain sentences. */
import { earlyEnds, endedEarly } from '../../../../shared/ended-early.ts';
import type { ComparisonEvidence, Variation, Verdict } from '../../../../shared/evidence.ts';
import type { Arm, Experiment } from '../../../../shared/experiment.ts';
import { foundNothingTexts } from '../../../../shared/found-nothing.ts';
import { isOnEdge } from '../../../../shared/on-edge.ts';
import { amountText } from '../../../../shared/format/budget.ts';
import { countedText, countText } from '../../../../shared/format/count.ts';
import { gapFormat } from '../../../../shared/format/gap.ts';
import { pairSeenFrom } from '../../../../shared/mirrored-pair.ts';
import { neverLearnedTexts } from '../../../../shared/startup.ts';
import { capitalised } from '../../../../shared/wording.ts';
import {
  answerOf,
  answerSentence,
  equalBudgetsSentence,
  MOST_WORDS,
  questionText,
  type Answer,
  type PairOf,
  type Said,
} from './answer.ts';
import type { Weighed } from './evidence.ts';
import { manualTuningIn, type ManualTuning } from './manual-tuning.ts';
import { labelOf, listed } from './sentences.ts';
import { anySooner, speedWords } from './speed-sentence.ts';
import { wordsOf, type WordOf } from './yardsticks.ts';

export function verdictOn(experiment: Experiment, { evidence, resampled }: Weighed, tuning: ManualTuning): Verdict {
  const { arms } = experiment;
  const words = evidence.pairwise.map(({ word }) => word);
  const wordOf = wordsOf(evidence, words);
  const pairOf: PairOf = (arm, than) => pairSeenFrom(evidence.pairwise, arm, than)!;
  const answer = answerOf(arms, wordOf);
  const shareOf = (isAlike: (word: WordOf) => boolean): number | null =>
    evidence.critical === null || resampled.length === 0
      ? null
      : resampled.filter((drawn) => isAlike(wordsOf(evidence, drawn))).length / resampled.length;
  const stability = shareOf((drawn) => answerOf(arms, drawn) === answer);
  const { pairs, planned, margin } = evidence;
  const whole = pairs >= planned;
  const finished = { pairs, planned, goesOn: experiment.state !== 'finished' };
  const said = answerSentence(arms, finished, pairOf, isOnEdge(stability), gapFormat(evidence));
  const withheld = withheldFor(answer, said, pairOf, evidence, arms);
  const sentence = withheld ?? said.sentence;
  const worded = said.about.filter((pair) => pairOf(...pair).stability !== null);
  // An answer that is open for a strategy of which no word is said is open however often it is resampled.
  const holds = withheld === null && (answer !== 'Undecided' || worded.length === said.about.length);
  const filled = earlyEnds(evidence, experiment).length === 0;
  return {
    soonerFirst: answer !== 'Yes' && answer !== 'In part' && anySooner(evidence, arms),
    question: questionText(arms, margin === null ? null : gapFormat(evidence)(margin)),
    sentence,
    equalBudgets: whole ? equalBudgetsSentence(arms, pairs, pairOf, filled) : null,
    stability: holds ? stability : null,
    sameWords: holds ? shareOf((drawn) => worded.every(([arm, than]) => drawn(arm, than) === wordOf(arm, than))) : null,
    occasion: occasionOf(experiment, evidence),
    warnings: warningsOn(evidence, experiment, sentence),
    speed: speedWords(evidence, arms),
    manualTuning: manualTuningIn(arms, evidence, pairOf, tuning),
    validity: validityOf(experiment, evidence),
  };
}

/** Why the answer is open, where it is for no other reason than that runs found nothing or never began to learn; null elsewhere. */
function withheldFor(
  answer: Answer,
  { about }: Said,
  pairOf: PairOf,
  evidence: ComparisonEvidence,
  arms: readonly Arm[],
): string | null {
  const open = about.filter(([arm, than]) => than === about[0]![1] && pairOf(arm, than).word === 'undecided');
  const learned = ([arm, than]: (typeof open)[number]): boolean =>
    [arm, than].every((one) => evidence.arms[one]!.startup === null);
  if (answer !== 'Undecided' || open.some((pair) => pairOf(...pair).difference.value !== null && learned(pair))) return null;
  const told = new Set(open.flat());
  const toldArms = { arms: evidence.arms.filter(({ arm }) => told.has(arm)) };
  const [failing, unlearned] = [foundNothingTexts(toldArms, { arms }), neverLearnedTexts(toldArms, { arms })];
  if (failing.length + unlearned.length === 0) return null;
  const sentence = `Undecided: ${listed([...failing, ...unlearned])}.`;
  if (sentence.split(' ').length <= MOST_WORDS) return sentence;
  const counted = [
    ...(failing.length === 0 ? [] : [`some runs of ${countedText(failing.length, 'strategy', 'strategies')} found nothing`]),
    ...(unlearned.length === 0 ? [] : [`${countedText(unlearned.length, 'strategy', 'strategies')} never began to learn`]),
  ];
  return `Undecided: ${listed(counted)}.`;
}

/** "1,000 pairs; 1,166 epochs for each run, 2,332 for Random search 2x; 1 trial at a time." */
function occasionOf(experiment: Experiment, evidence: ComparisonEvidence): string {
  const { arms, budget } = experiment;
  const larger = evidence.arms.filter(
    (arm) => arms[arm.arm]!.budgetFactor !== 1 && arm.spent !== null && !endedEarly(arm, experiment),
  );
  const others = larger.map(({ arm, spent }) => `${countText(spent)} for ${labelOf(arms, arm)}`);
  const each = [`${amountText(budget)} for each run`, ...others].join(', ');
  return `${[countedText(evidence.pairs, 'pair'), each, atATime(experiment)].join('; ')}.`;
}

/** @param sentence of the verdict: what it says is not said again */
function warningsOn(evidence: ComparisonEvidence, experiment: Experiment, sentence: string): readonly string[] {
  const unsaid = (texts: readonly string[]): readonly string[] => texts.filter((text) => !sentence.includes(text));
  const unlearned = unsaid(neverLearnedTexts(evidence, experiment)).map((text) => `${text}: no word is said of it`);
  const others = [...earlyEnds(evidence, experiment), ...foundNothingTexts(evidence, experiment)];
  return [...unsaid(others), ...unlearned].map((text) => `${capitalised(text)}.`);
}

/** What decisions of every search reckon with. */
function atATime({ width }: Experiment): string {
  return width === null ? 'results as they come' : `${countedText(width, 'trial')} at a time`;
}

function validityOf(experiment: Experiment, evidence: ComparisonEvidence): string {
  const [{ kind, repetitions }, { varies, measure, pairs }] = [experiment, evidence];
  const fixed = (['model seed', 'split'] satisfies Variation[]).filter((name) => !varies.includes(name));
  const same = listed(['data', 'space', ...fixed.map((name) => (name === 'split' ? name : `${name}s`))]);
  const from = kind === 'replay' ? 'replayed on recorded training' : 'trained for this comparison';
  return [
    `From pair to pair the ${listed(varies)} ${varies.length === 1 ? 'varies' : 'vary'}; ${same} are the same in all of them, so the verdict holds for these alone.`,
    `Runs are ${from} and measured on ${measure}${measure === 'confirm' ? ', which no search decision reads' : ', by which the searches themselves chose, so that all figures are somewhat too good'}.`,
    ...(pairs < repetitions
      ? [`${countText(pairs)} of ${countText(repetitions)} pairs ${pairs === 1 ? 'has' : 'have'} finished.`]
      : []),
  ].join(' ');
}
