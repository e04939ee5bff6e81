/** What a study answers to items of checklists, as far as it is on record. */
import { haveBands } from '../../../charts/comparison-curves.ts';
import { countedText, countText } from '../../../format/count.ts';
import { durationText } from '../../../format/duration.ts';
import { objectiveOf } from '../../../measure.ts';
import { PARTITION_NAMES } from '../../../model.ts';
import { listed, measureText } from '../../../wording.ts';
import { toldComparisons } from '../best-comparison.ts';
import type { StudyEvidence } from '../evidence.ts';
import type { TaskAnswer } from '../task-words.ts';
import { settledConfirmation } from '../settled.ts';
import type { ChecklistAnswer, ChecklistItem } from './checklist.ts';

export type AnswerOf = ChecklistItem['answer'];

/** Only its author knows. */
export const OPEN: AnswerOf = () => null;

export const runs: AnswerOf = ({ spent }) => {
  const total = (of: (one: (typeof spent)[number]) => number): number => spent.reduce((sum, one) => sum + of(one), 0);
  if (spent.length === 0) return null;
  const trials = total((one) => one.trials);
  return {
    text: `${countedText(trials, 'trial')}, ${countedText(
      total((one) => one.epochs),
      'epoch',
    )}; by what they were for and how they ended in the table.`,
    chapters: ['compute'],
  };
};

export const runtime: AnswerOf = ({ spent }) => {
  const trials = spent.reduce((sum, one) => sum + one.trials, 0);
  const durationMs = spent.reduce((sum, one) => sum + one.durationMs, 0);
  if (trials === 0) return null;
  return {
    text: `${durationText(durationMs)} of training, ${durationText(durationMs / trials)} a trial in the mean.`,
    chapters: ['compute'],
  };
};

export const wholeTime: AnswerOf = ({ study }) => {
  if (study.sessions.length === 0) return null;
  const atWork = study.sessions.reduce((sum, { activeMs }) => sum + activeMs, 0);
  return { text: `The sessions were at work for ${durationText(atWork)}, strategies included.`, chapters: ['compute', 'search'] };
};

export const bounds: AnswerOf = ({ study }) => ({
  text: `Range, scale, condition and default of each of the ${countText(Object.keys(study.space).length)}.`,
  chapters: ['space', 'reproducibility'],
});

export const bestConfiguration: AnswerOf = ({ best }) =>
  best === null ? null : { text: `Trial ${best.number}, beside the default.`, chapters: ['summary', 'search'] };

export const choice: AnswerOf = ({ study }) => {
  if (study.sessions.length === 0) return null;
  return {
    text: `The strategies of the sessions; the criterion is ${measureText(objectiveOf(study))} on select, at the best epoch on stop.`,
    chapters: ['strategies', 'question'],
  };
};

export const spread: AnswerOf = (evidence) => {
  const settled = settledConfirmation(evidence.confirmation);
  const { corrected } = evidence.study;
  const parts = [
    ...(corrected.kind === 'corrected' ? ['the corrected value with its 95 % interval'] : []),
    ...(settled === null ? [] : [`means over ${countedText(settled.confirmation.modelSeeds.length, 'fresh seed')} with theirs`]),
    ...(hasBands(evidence) ? ['bands over the pairs of the comparison'] : []),
  ];
  if (parts.length === 0) return null;
  return { text: `Given are ${listed(parts)}.`, chapters: ['summary', 'confirmation', 'comparison'] };
};

function hasBands(evidence: StudyEvidence): boolean {
  const [first] = toldComparisons(evidence);
  return first !== undefined && haveBands(first.evidence.curves[first.experiment.budget.axis]);
}

export const tests: AnswerOf = (evidence) => {
  const parts = [
    ...(settledConfirmation(evidence.confirmation) === null
      ? []
      : ['simultaneous intervals against the best and the default (Hsu 1984; Dunnett 1955)']),
    ...(toldComparisons(evidence).length > 0 ? ['the paired test of the comparison, with what it assumes'] : []),
  ];
  return parts.length === 0 ? null : { text: `Made are ${listed(parts)}.`, chapters: ['confirmation', 'comparison'] };
};

export const infrastructure: AnswerOf = ({ environments }) => {
  const [first] = environments;
  if (!first) return null;
  return {
    text: `${listed([...new Set(environments.map(({ cpu, cores }) => `${cpu}, ${countedText(cores, 'core')}`))])}; versions in the table.`,
    chapters: ['reproducibility'],
  };
};

/** Which version it was is on record where it was built from a commit. */
export const code: AnswerOf = ({ environments }) => {
  const commits = environments.flatMap(({ trialdeck, gitCommit }) =>
    gitCommit === null ? [] : [`${trialdeck} at commit ${gitCommit.slice(0, 12)}`],
  );
  if (commits.length === 0) return null;
  return {
    text: `Trialdeck ${listed([...new Set(commits)])}, with the versions of what it runs on.`,
    chapters: ['reproducibility'],
  };
};

export const commands: AnswerOf = ({ study }) =>
  study.sessions.length === 0
    ? null
    : { text: 'The commands that repeat searches and comparisons, with every seed.', chapters: ['reproducibility'] };

export const seeds: AnswerOf = ({ study }) =>
  study.sessions.length === 0
    ? null
    : {
        text: `Options and seed of each of ${countedText(study.sessions.length, 'session')}.`,
        chapters: ['search', 'strategies', 'reproducibility'],
      };

export const measure: AnswerOf = ({ study }) => ({
  text: `${listed(study.measures.map(measureText))}; ${objectiveOf(study).title} decides.`,
  chapters: ['question'],
});

export const weights: AnswerOf = ({ confirmation }) =>
  settledConfirmation(confirmation)?.evidence.candidates.some((each) => each.weights !== null) === true
    ? { text: 'Of every confirmed model.', chapters: ['within-noise'] }
    : null;

export const heldOut: AnswerOf = ({ study }) => {
  if (study.about.dataset === null) return null;
  const { vaultReadings } = study;
  return vaultReadings.length === 0
    ? { text: 'No value of the test set is reported: the vault is sealed.', chapters: ['confirmation'] }
    : { text: 'Beside the value on the vault stand those on select and confirm.', chapters: ['summary', 'confirmation'] };
};

export const baselines: AnswerOf = (evidence) => {
  const parts = [
    ...(evidence.study.defaultValue === null ? [] : ['the default configuration']),
    ...(toldComparisons(evidence).length > 0 ? ['random search, with the same budget and with twice as much'] : []),
  ];
  return parts.length === 0 ? null : { text: `Held against ${listed(parts)}.`, chapters: ['summary', 'comparison'] };
};

export const reach = ofTask('reach', ['limitations']);

export const limits: AnswerOf = () => ({ text: 'As far as they follow from what was measured.', chapters: ['limitations'] });

export const network = ofTask('model', ['question', 'space']);

export const data = ofTask('data', ['question']);

export const sources = ofTask('sources', ['question', 'references']);

export const outcome = ofTask('outcome', ['question']);

export const sampleSize = ofTask('sampleSize', ['question']);

export const excluded = ofTask('excluded', ['question']);

export const preprocessing = ofTask('preprocessing', ['question', 'leak']);

export const partitions: AnswerOf = ({ study: { task, about } }) => {
  if (task.split === undefined) return null;
  const parts = [...PARTITION_NAMES, ...(about.dataset === null ? [] : ['the vault'])];
  return { text: `One split from seed ${task.split.seed}: ${listed(parts)}, each with one use.`, chapters: ['question', 'leak'] };
};

export const selection: AnswerOf = (evidence) => ({
  text: `By ${objectiveOf(evidence.study).title} on select${settledConfirmation(evidence.confirmation) === null ? '' : ', then confirmed with fresh seeds on confirm'}.`,
  chapters: ['question', 'confirmation'],
});

export const copies: AnswerOf = ({ audit }) => {
  const check = audit.checks.find(({ name }) => name === 'exact copies');
  if (check === undefined || check.outcome === 'open' || check.outcome === 'not applicable') return null;
  return { text: check.text, chapters: ['trust'] };
};

export const compared =
  (text: string): AnswerOf =>
  (evidence) =>
    toldComparisons(evidence).length === 0 ? null : { text, chapters: ['comparison'] };

export const repeated: AnswerOf = (evidence) => {
  const [first] = toldComparisons(evidence);
  if (!first) return null;
  return {
    text: `${countedText(first.evidence.pairs, 'pair')} of searches; their seeds follow from seed ${first.experiment.seed}.`,
    chapters: ['comparison', 'reproducibility'],
  };
};

export const replayed: AnswerOf = (evidence) =>
  toldComparisons(evidence).some(({ experiment }) => experiment.kind === 'replay')
    ? { text: 'Searches were replayed on recorded curves.', chapters: ['comparison'] }
    : null;

/** As the kind of the trials has it. */
function ofTask(name: TaskAnswer, chapters: ChecklistAnswer['chapters']): AnswerOf {
  return ({ words: { answers } }) => {
    const text = answers[name];
    return text === undefined ? null : { text, chapters };
  };
}
