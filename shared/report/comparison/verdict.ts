/** What may be concluded from a comparison, in words. */
import type { ComparisonEvidence, Verdict } from '../../experiment.ts';
import { countedText } from '../../format/count.ts';
import type { Line, Section } from '../report.ts';

export interface VerdictWords {
  readonly sentence: string;
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
  /** How many pairs there are, and how many it takes. */
  readonly pairs: Line;
}

export function verdictWords(evidence: ComparisonEvidence, { sentence, manualTuning, validity }: Verdict): VerdictWords {
  const { power80, power95 } = evidence.neededPairs;
  return {
    sentence,
    answers: [
      { question: 'Inherently better than random search with additional manual tuning?', answer: manualTuning },
      { question: 'For what it holds', answer: validity },
    ],
    pairs: [
      { mark: 'term', text: countedText(evidence.pairs, 'pair'), term: 'pair' },
      `; ${power80} are needed to detect a clear difference four times in five, ${power95} for 19 times in 20.`,
    ],
  };
}

export function verdictSection(evidence: ComparisonEvidence, verdict: Verdict): Section {
  const { sentence, answers, pairs } = verdictWords(evidence, verdict);
  const paragraphs: readonly Line[] = [
    [{ mark: 'strong', text: sentence }],
    ...answers.flatMap(({ question, answer }): readonly Line[] => [[question], [answer]]),
    pairs,
  ];
  return { heading: 'Verdict', anchor: 'verdict', blocks: [{ kind: 'text', paragraphs }] };
}
