/** What may be concluded from a comparison, in words. */
import type { Verdict } from '../../evidence.ts';
import { percentText } from '../../format/value.ts';
import { shownStability } from '../../on-edge.ts';
import type { Line, Section } from '../report.ts';

export interface VerdictWords {
  /** How much sooner, where that is said before all; null elsewhere. */
  readonly first: Answered | null;
  readonly question: string;
  readonly sentence: string;
  readonly equalBudgets: string | null;
  /** What it rests on, and how likely another experiment would say the same. */
  readonly occasion: Line;
  /** Of single strategies, a sentence each. */
  readonly warnings: readonly string[];
  readonly answers: readonly Answered[];
}

export interface Answered {
  readonly question: string;
  readonly answer: string;
  /** What belongs to it without being the answer; null where there is nothing. */
  readonly beside: string | null;
}

/** What the assignment asks. */
export const MANUAL_TUNING = 'Inherently better than random search with additional manual tuning?';

export function verdictWords(verdict: Verdict): VerdictWords {
  const {
    question: asked,
    sentence,
    equalBudgets,
    stability,
    sameWords,
    occasion,
    warnings,
    speed,
    soonerFirst,
    manualTuning,
    validity,
  } = verdict;
  const sooner = speed === null ? null : { question: 'How much sooner', answer: speed.sentence, beside: speed.beside };
  const first = soonerFirst ? sooner : null;
  const answers = [
    { question: MANUAL_TUNING, answer: manualTuning },
    { question: 'For what it holds', answer: validity },
  ];
  return {
    first,
    question: asked,
    sentence,
    equalBudgets,
    occasion: stability === null ? [occasion] : [`${occasion} `, ...stabilityLine(stability, sameWords)],
    warnings,
    answers: [
      ...(sooner === null || first !== null ? [] : [sooner]),
      ...answers.flatMap(({ question, answer }) => (answer === null ? [] : [{ question, answer, beside: null }])),
    ],
  };
}

function stabilityLine(stability: number, sameWords: number | null): Line {
  const term = { mark: 'term', text: 'The same answer', term: 'stability' } as const;
  const [answer, words] = [stability, sameWords].map((share) => percentText(shownStability(share)));
  const also = words === answer ? 'with all of its words' : `all of its words from ${words}`;
  return [term, ` comes from ${answer} of comparisons of this size resampled from this one, ${also}.`];
}

export function verdictSection(verdict: Verdict): Section {
  const { first, question: asked, sentence, equalBudgets, answers, occasion, warnings } = verdictWords(verdict);
  const paragraphs: readonly Line[] = [
    ...(first === null ? [] : [[first.question], [{ mark: 'strong', text: first.answer } as const], ...besideOf(first)]),
    [asked],
    [{ mark: 'strong', text: sentence }],
    ...(equalBudgets === null ? [] : [[equalBudgets]]),
    occasion,
    ...warnings.map((warning) => [warning]),
    ...answers.flatMap((answered): readonly Line[] => [
      [{ mark: 'strong', text: answered.question }],
      [answered.answer],
      ...besideOf(answered),
    ]),
  ];
  return { heading: 'Verdict', anchor: 'verdict', blocks: [{ kind: 'text', paragraphs }] };
}

const besideOf = ({ beside }: Answered): readonly Line[] => (beside === null ? [] : [[beside]]);

/** Question, answer and what it rests on, in one paragraph; how much sooner before it, where that is said first. */
export function answeredText({ question, sentence, equalBudgets, occasion, warnings, soonerFirst, speed }: Verdict): string {
  const first = soonerFirst && speed !== null ? [speed.sentence, speed.beside ?? []] : [];
  return [first, question, sentence, equalBudgets ?? [], occasion, warnings].flat(2).join(' ');
}
