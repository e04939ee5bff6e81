/** The tasks of the assignment: what each asks, what the study answers, and on which pages. */
import { CHAPTER_TITLES, type ChapterName } from '../../../authored.ts';
import { leakNamed } from '../../../leaks/catalogue.ts';
import { countedText, countText } from '../../../format/count.ts';
import { FEWEST_PAIRS } from '../../../statistics/comparison-levels.ts';
import { estimateText } from '../../cell-text.ts';
import { importanceSentence } from '../../importance.ts';
import { uncapitalised } from '../../../wording.ts';
import type { Chapter } from '../../report.ts';
import { MANUAL_TUNING } from '../../comparison/verdict.ts';
import { placesColumn, tableOf, textColumn } from '../../table-of.ts';
import { labelled, textBlock } from '../../text-block.ts';
import { ASSIGNMENT_TASKS, taskLabel, type TaskName } from '../assignment.ts';
import { sourceText, toldComparisons } from '../best-comparison.ts';
import type { StudyEvidence } from '../evidence.ts';
import { chapter } from './chapter.ts';
import { defaultText, worthText } from './summary.ts';

/** As many configurations the assignment asks for. */
const ASKED = 100;

/** @param told the chapters that the report has */
export function tasksChapter(evidence: StudyEvidence, told: readonly ChapterName[]): Chapter {
  const names = Object.keys(ASSIGNMENT_TASKS) as readonly TaskName[];
  const answers = names.map((name) => labelled(taskLabel(ASSIGNMENT_TASKS[name]), ANSWERS[name](evidence)));
  const index = tableOf(
    names,
    [
      textColumn<TaskName>('Task', (name) => taskLabel(ASSIGNMENT_TASKS[name])),
      textColumn<TaskName>('What it asks', (name) => ASSIGNMENT_TASKS[name].asks),
      placesColumn<TaskName>('Where it is answered', (name) =>
        ASSIGNMENT_TASKS[name].chapters
          .filter((each) => told.includes(each))
          .map((anchor) => ({ anchor, title: CHAPTER_TITLES[anchor] })),
      ),
    ],
    ['The tasks and where each is answered. The number of its task stands in the margin of every section.'],
  );
  return chapter('tasks', [textBlock(...answers), index]);
}

const ANSWERS: Readonly<Record<TaskName, (evidence: StudyEvidence) => string>> = {
  search: searchAnswer,
  leak: leakAnswer,
  tuner: tunerAnswer,
  summary: defaultText,
};

function searchAnswer(evidence: StudyEvidence): string {
  const { study, trials, divergence } = evidence;
  const tried = triedAtRandom(evidence);
  const searched = Object.values(study.space).filter(({ type }) => type !== 'fixed').length;
  const over = `over ${countedText(searched, 'hyperparameter')}`;
  if (tried === 0) return 'Random search has tried no configuration of this study: the task is open.';
  const least = trials.length < study.trials ? 'at least ' : '';
  const few = tried < ASKED ? `, fewer than the ${ASKED} that are asked for` : '';
  const found = `${importanceSentence(divergence)} The best is ${uncapitalised(worthText(evidence))}`;
  return `Random search has tried ${least}${countedText(tried, 'configuration')} ${over}${few}. Why each is searched, over which range, what was expected and what was seen stands by each of them under “${CHAPTER_TITLES.space}”. ${found}`;
}

/** As far as trials are listed. */
function triedAtRandom({ study, trials }: StudyEvidence): number {
  const random = study.sessions.filter(({ strategy }) => strategy.name === 'random').map(({ number }) => number);
  const own = trials.filter(({ session }) => random.includes(session));
  return new Set(own.map(({ params }) => JSON.stringify(params))).size;
}

function leakAnswer({ lab }: StudyEvidence): string {
  const [largest] = (lab?.measured ?? []).filter(({ leak }) => LIKELY.includes(leak));
  const meant =
    'Most likely a split that is drawn anew in every training: each seed and each configuration is judged on other rows, so that their order is luck in part. The remedy is one split, drawn once, with rows of their own for how long, for which one and for what it is worth.';
  if (largest === undefined) return `${meant} What it costs was not measured.`;
  const { value, interval } = estimateText({ estimate: largest.illusion.estimate, format: 'points' });
  return `${meant} Measured: “${leakNamed(largest.leak).title}” adds ${value} points${interval === '' ? '' : ` (${interval})`} to what is reported${lab!.plan.scale === 'quick' ? ', in a quick lab' : ''}.`;
}

/** What the hint of the assignment fits. */
const LIKELY: readonly string[] = ['split-by-seed', 'test-as-validation'];

function tunerAnswer(evidence: StudyEvidence): string {
  const [first] = toldComparisons(evidence);
  const itself = kerasTunerText(evidence);
  if (!first) return `Strategies were not compared, so that the question is open. ${itself}`;
  const { manualTuning, sentence } = first.verdict;
  const answer = manualTuning === null ? sentence : `${MANUAL_TUNING} ${manualTuning}`;
  return [answer, sourceText(first), itself].filter((text) => text !== '').join(' ');
}

function kerasTunerText({ study }: StudyEvidence): string {
  const foreign = study.sessions.map(({ strategy }) => strategy.name).filter((name) => name.startsWith('keras-tuner/'));
  if (foreign.length === 0) return 'No search by Keras Tuner itself is among the sessions.';
  const most = Math.max(...[...Map.groupBy(foreign, (name) => name).values()].map(({ length }) => length));
  const few =
    most < FEWEST_PAIRS ? `, at most ${countText(most)} by one method: too few to show anything of a method by themselves` : '';
  return `${countText(foreign.length)} of the sessions ${foreign.length === 1 ? 'is' : 'are'} by Keras Tuner itself${few}.`;
}
