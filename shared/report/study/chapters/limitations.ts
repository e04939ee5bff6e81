/** What the numbers do not show. Every sentence is there because of something on record, or of something that is missing. */
import { countedText, countText } from '../../../format/count.ts';
import { FEWEST_PAIRS } from '../../../statistics/comparison-levels.ts';
import { countsOf, mostTooGood } from '../../../vault.ts';
import type { Chapter } from '../../report.ts';
import { textBlock } from '../../text-block.ts';
import { toldComparisons, type ToldComparison } from '../best-comparison.ts';
import type { StudyEvidence } from '../evidence.ts';
import { settledConfirmation } from '../settled.ts';
import { chapter } from './chapter.ts';

export function limitationsChapter(evidence: StudyEvidence): Chapter {
  return chapter('limitations', [textBlock(...limitsOf(evidence))]);
}

export function limitsOf(evidence: StudyEvidence): readonly string[] {
  return [evidence.words.limit, ...ofSearch(evidence), ...ofValues(evidence), ...ofComparison(evidence)];
}

function ofSearch({ study, configurations, spent }: StudyEvidence): readonly string[] {
  const count = (wanted: string): number =>
    spent.filter(({ state, purpose }) => state === wanted && purpose === 'search').reduce((sum, { trials }) => sum + trials, 0);
  const [failed, diverged] = [count('failed'), count('diverged')];
  const lost =
    failed + diverged === 0
      ? []
      : [
          `${countedText(failed, 'trial')} failed and ${countText(diverged)} diverged: they cost compute and have no value, so that nothing is learned of the configurations but that.`,
        ];
  return [
    `No trial trained longer than ${countedText(study.maxEpochs, 'epoch')}: configurations that need more are judged by their beginning.`,
    `What is said rests on ${countedText(configurations, 'configuration')} of the space: where the searches looked little, little is known, and what mattered is said of this space alone.`,
    ...lost,
  ];
}

function ofValues({ study, confirmation }: StudyEvidence): readonly string[] {
  const { corrected, vaultReadings, about } = study;
  const { own, all, rows } = confirmation.readings;
  const uncorrected =
    corrected.kind === 'corrected'
      ? []
      : [`The best value is not corrected for having been chosen, and looks too good for that. ${corrected.reason}`];
  const unconfirmed =
    settledConfirmation(confirmation) === null
      ? ['The winner is not confirmed: its value holds for the rows that chose it and for the model seeds it had.']
      : [];
  const read =
    own > 0 && all > 1
      ? [
          `${countsOf({ own, all })} Every reading after the first is worth less: the best value can be ${mostTooGood(all, rows)}.`,
        ]
      : [];
  const sealed =
    about.dataset !== null && vaultReadings.length === 0
      ? ['There is no final evaluation: the vault of this study is sealed.']
      : [];
  return [...uncorrected, ...unconfirmed, ...read, ...sealed];
}

function ofComparison(evidence: StudyEvidence): readonly string[] {
  const [first] = toldComparisons(evidence);
  if (!first) return ['Nothing is said of which strategy is better: none were compared over pairs of searches.'];
  const [own] = toldComparisons({ ...evidence, cited: null });
  const few =
    own !== undefined && own.evidence.pairs < FEWEST_PAIRS
      ? [
          `${countedText(own.evidence.pairs, 'pair')} of searches show nothing of strategies: from ${FEWEST_PAIRS} on something can be said.`,
        ]
      : [];
  return [...few, ...(first.isCited ? [citedText(first)] : []), first.verdict.validity];
}

function citedText({ study }: ToldComparison): string {
  return `What is said of strategies was not measured on this study: it is cited from “${study.name}”, another study of the same data. What holds for its space and its budgets need not hold here.`;
}
