/** What may be concluded from a comparison, in words. */
import type { Verdict } from '../../evidence.ts';
import { percentText } from '../../format/value.ts';
import type { Line, Section } from '../report.ts';

export interface VerdictWords {
  readonly question: string;
  readonly sentence: string;
  readonly equalBudgets: string | null;
  /** What it rests on, and how likely another experiment would say the same. */
  readonly occasion: Line;
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
}

export function verdictWords(verdict: Verdict): VerdictWords {
  const { question: asked, sentence, equalBudgets, stability, sameWords, occasion, speed, manualTuning, validity } = verdict;
  const answers = [
    { question: 'How much sooner', answer: speed },
    { question: 'Inherently better than random search with additional manual tuning?', answer: manualTuning },
    { question: 'For what it holds', answer: validity },
  ];
  return {
    question: asked,
    sentence,
    equalBudgets,
    occasion: stability === null ? [occasion] : [`${occasion} `, ...stabilityLine(stability, sameWords)],
    answers: answers.flatMap(({ question, answer }) => (answer === null ? [] : [{ question, answer }])),
  };
}

function stabilityLine(stability: number, sameWords: number | null): Line {
  const term = { mark: 'term', text: 'The same answer', term: 'stability' } as const;
  const [answer, words] = [stability, sameWords].map(percentText);
  const also = words === answer ? 'with all of its words' : `all of its words from ${words}`;
  return [term, ` comes from ${answer} of comparisons of this size resampled from this one, ${also}.`];
}

export function verdictSection(verdict: Verdict): Section {
  const { question: asked, sentence, equalBudgets, answers, occasion } = verdictWords(verdict);
  const paragraphs: readonly Line[] = [
    [asked],
    [{ mark: 'strong', text: sentence }],
    ...(equalBudgets === null ? [] : [[equalBudgets]]),
    occasion,
    ...answers.flatMap(({ question, answer }): readonly Line[] => [[{ mark: 'strong', text: question }], [answer]]),
  ];
  return { heading: 'Verdict', anchor: 'verdict', blocks: [{ kind: 'text', paragraphs }] };
}

/** Question, answer and what it rests on, in one paragraph. */
export function answeredText({ question, sentence, equalBudgets, occasion }: Verdict): string {
  return [question, sentence, equalBudgets ?? [], occasion].flat().join(' ');
}
