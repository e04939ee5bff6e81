/** What was found, on one page. */
import { bestText as correctedText } from '../../../corrected.ts';
import { settledOf, settledText, winnerName } from '../../../confirmed.ts';
import { defaultValueText } from '../../../default-value.ts';
import { countedText } from '../../../format/count.ts';
import { parameterText } from '../../../format/parameter.ts';
import { UNKNOWN } from '../../../format/unknown.ts';
import { measuredText } from '../../../format/value.ts';
import { objectiveOf } from '../../../measure.ts';
import type { Params } from '../../../model.ts';
import { bestText, capitalised, objectiveText, uncapitalised } from '../../../wording.ts';
import { auditSentence, worstFirst } from '../../audit.ts';
import { answeredText } from '../../comparison/verdict.ts';
import { conclusionOf } from '../../confirmation/candidates.ts';
import { importanceSentence } from '../../importance.ts';
import type { Chapter, Table } from '../../report.ts';
import { tableOf, textColumn } from '../../table-of.ts';
import { code, labelled, textBlock } from '../../text-block.ts';
import { sourceText, toldComparisons } from '../best-comparison.ts';
import type { StudyEvidence } from '../evidence.ts';
import { settledConfirmation } from '../settled.ts';
import { chapter } from './chapter.ts';

export function summaryChapter(evidence: StudyEvidence): Chapter {
  const paragraphs = [
    labelled('Question', questionText(evidence)),
    labelled('Best configuration', worthText(evidence)),
    labelled('Against the default', defaultText(evidence)),
    labelled('What mattered', importanceSentence(evidence.divergence)),
    labelled('Which strategy', strategyText(evidence)),
    labelled('How far to trust it', trustText(evidence)),
  ];
  return chapter('summary', [textBlock(...paragraphs), ...bestTable(evidence)]);
}

function questionText({ study, configurations }: StudyEvidence): string {
  const objective = objectiveOf(study);
  const searched = Object.values(study.space).filter(({ type }) => type !== 'fixed').length;
  const tried = `${countedText(configurations, 'configuration')} of ${countedText(searched, 'hyperparameter')} ${configurations === 1 ? 'has' : 'have'} a value, from ${countedText(study.trials, 'trial')} of ${countedText(study.sessions.length, 'session')}`;
  return `Which configuration has the ${bestText(objective)} ${objectiveText(objective)} on ${study.about.title}? ${tried}.`;
}

/** What the best is worth: as far as it is corrected, confirmed and measured on the vault, and what is missing of that. */
export function worthText({ study, best }: StudyEvidence): string {
  const { corrected, bestValue, about, id } = study;
  if (best === null) return 'No trial has a value yet: there is nothing to report.';
  const found = `Trial ${best.number}, ${correctedText(corrected, bestValue, objectiveOf(study))}.`;
  const settled = settledOf(study).map((each) => `${capitalised(settledText(each))}.`);
  const missing = `It is not confirmed: what it is worth with fresh model seeds and on rows that no search has read is not known. ${about.cannot.confirm ?? `Confirm it with: trialdeck confirm ${id}`}`;
  return [found, ...(settled.length > 0 ? settled : [missing])].join(' ');
}

/** What was gained over the default configuration. */
export function defaultText({ study, confirmation }: StudyEvidence): string {
  const objective = objectiveOf(study);
  const settled = settledConfirmation(confirmation);
  if (settled !== null) return conclusionOf(settled.confirmation, settled.evidence, objective).join(' ');
  if (study.defaultValue === null)
    return 'The default configuration was not trained, so that nothing is known of what the search has gained.';
  const values = `${defaultValueText(study)}, the best one ${measuredText(study.bestValue, objective)} on the same rows`;
  return `The default configuration came to ${values}. The best was chosen by these rows and the default was not: how much of the difference is luck, a confirmation would tell.`;
}

function strategyText(evidence: StudyEvidence): string {
  const [first] = toldComparisons(evidence);
  if (!first) return 'Strategies were not compared, so that nothing is said of which one is better.';
  return [answeredText(first.verdict), sourceText(first)].join(' ').trimEnd();
}

function trustText({ audit }: StudyEvidence): string {
  const doubts = worstFirst(audit.checks).filter(({ outcome }) => outcome === 'failed' || outcome === 'warned');
  const named = doubts.map(({ title }) => uncapitalised(title)).join('; ');
  return `${auditSentence(audit)}${doubts.length === 0 ? '' : ` To be read first: ${named}.`}`;
}

/** The configuration that led the confirmation, else the best that was found, beside the default one. */
function bestTable({ study, best, usual, confirmation }: StudyEvidence): readonly Table[] {
  if (best === null) return [];
  const settled = settledConfirmation(confirmation);
  const leader = settled && settled.confirmation.candidates[settled.evidence.leader]!;
  const params = leader?.params ?? best.params;
  const which = leader
    ? `The configuration that led the confirmation, ${winnerName(leader)},`
    : `The best configuration found, that of trial ${best.number},`;
  const value = (given: Params, name: string): string => parameterText(given[name]);
  const columns = [
    textColumn<string>('Hyperparameter', (name) => code(name)),
    textColumn<string>(leader ? 'Confirmed' : 'Best', (name) => value(params, name)),
    textColumn<string>('Default', (name) => value(usual, name)),
  ];
  return [
    tableOf(Object.keys({ ...study.space, ...params }), columns, [`${which} and the default one. ${UNKNOWN}: not active.`]),
  ];
}
