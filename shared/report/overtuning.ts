/** What a study's search gave away again by looking at the same rows too often, and what replays on it did. */
import { countedText, countText } from '../format/count.ts';
import { sidedRange } from '../format/sided.ts';
import { distanceText } from '../format/value.ts';
import type { Measure } from '../measure.ts';
import type { OvertuningDetail, ReplayedOvertuning, StudyIncumbent, StudyOvertuning } from '../overtuning.ts';
import { isBeyondNoise } from '../statistics/beyond-noise.ts';
import type { Inline, Line, Section } from './report.ts';
import { countsColumn, numberColumn, tableOf, textColumn, type ColumnOf } from './table-of.ts';

/** The incumbents, then the replays; a section without either says so. @param titleOf a strategy, by its name */
export function overtuningSection(
  { incumbents, found, replays, whyNot }: OvertuningDetail,
  objective: Measure,
  titleOf: (strategy: string) => string,
): Section {
  const sentence = found === null ? unknownText(incumbents, whyNot) : foundText(found, incumbents, objective);
  return {
    heading: 'Overtuning',
    anchor: 'overtuning',
    blocks: [
      { kind: 'text', paragraphs: [[sentence], ...(replays.length > 0 ? [[replayedText(replays)]] : [])] },
      ...(incumbents.length > 0 ? [tableOf(incumbents, INCUMBENT_COLUMNS, CAPTION)] : []),
      ...(replays.length > 0 ? [tableOf(replays, replayColumns(objective, titleOf), REPLAY_CAPTION)] : []),
    ],
  };
}

/** What the search gave away, and whether noise may have made that, in a sentence or two. */
export function foundText(found: StudyOvertuning, incumbents: readonly StudyIncumbent[], objective: Measure): string {
  const last = `Trial ${incumbents.at(-1)!.number}`;
  if (incumbents.length === 1) return `${last} alone has led: there was nothing to give away.`;
  if (found.absolute === 0)
    return `${last}, the best single run on select, is the best on confirm of the ${countText(incumbents.length)} trials that led: no overtuning is seen.`;
  return `${lossText(found, last, objective)} ${noiseText(found.interval, objective)}`;
}

function lossText({ absolute, relative, best }: StudyOvertuning, last: string, objective: Measure): string {
  const loss = `${last}, the best single run on select, is ${distanceText(absolute, objective)} worse on confirm than trial ${best}, the best there of those that led before`;
  if (relative === null) return `${loss}: none that followed was better there than the first.`;
  return relative >= 1
    ? `${loss}, and no better than the first: all of what the search had gained there is lost.`
    : `${loss}: ${countText(Math.round(100 * relative))} % of what the search had gained there.`;
}

function noiseText(interval: StudyOvertuning['interval'], objective: Measure): string {
  if (interval === null) return 'Whether that is more than noise is not known: their rows of confirm are not kept.';
  const range = sidedRange({ low: -interval.high, high: -interval.low }, objective);
  const noise = isBeyondNoise(interval) ? 'more than noise' : 'no more than noise may make';
  return `Row by row its 95 % interval is ${range}: ${noise}.`;
}

function unknownText(incumbents: readonly StudyIncumbent[], whyNot: string | null): string {
  if (whyNot !== null) return `Nothing can be said of overtuning. ${whyNot}`;
  if (incumbents.length === 0) return 'Nothing can be said of overtuning: no trial has a value yet.';
  const missing = incumbents.filter(({ confirm }) => confirm === null).length;
  return `Nothing is known of overtuning yet: ${countText(missing)} of ${countedText(incumbents.length, 'incumbent')} ${missing === 1 ? 'was' : 'were'} not measured on confirm. They are trained again for that from their model seeds.`;
}

function replayedText(replays: readonly ReplayedOvertuning[]): string {
  const sum = (of: (one: ReplayedOvertuning) => number): number => replays.reduce((total, one) => total + of(one), 0);
  const percent = (part: number): string => `${Math.round((100 * part) / sum(({ runs }) => runs))} %`;
  return `Of ${countedText(
    sum(({ runs }) => runs),
    'search',
    'searches',
  )} replayed on this study ${percent(sum(({ overtuned }) => overtuned))} are overtuned, and ${percent(sum(({ worse }) => worse))} ended with something worse than they had begun with.`;
}

const term = (text: string, key: string): Inline => ({ mark: 'term', text, term: key });

const INCUMBENT_COLUMNS: readonly ColumnOf<StudyIncumbent>[] = [
  textColumn('Incumbent', ({ number }) => `Trial ${number}`),
  numberColumn(term('Select', 'select'), 'value', ({ select }) => select),
  numberColumn(term('Confirm', 'confirm'), 'value', ({ confirm }) => confirm),
];

const CAPTION: Line = [
  'Every trial that was better on select than all before it, in the order in which they led, each a single training with one model seed. Overtuning is how much worse the last is on confirm than the best of them (Schneider, Bischl and Feurer 2025), which looks a little too good there for having been chosen. The vault is not read.',
];

function replayColumns(objective: Measure, titleOf: (strategy: string) => string): readonly ColumnOf<ReplayedOvertuning>[] {
  const loss = (title: string, of: (one: ReplayedOvertuning) => number, priority: number): ColumnOf<ReplayedOvertuning> =>
    objective.rows === 'hits'
      ? numberColumn(title, 'hundredths', (one) => 100 * of(one), { unit: 'points', priority })
      : numberColumn(title, 'value', of, { priority });
  return [
    textColumn('Strategy', ({ strategy }) => titleOf(strategy)),
    countsColumn('Overtuned', ' of ', ({ overtuned, runs }) => [overtuned, runs]),
    countsColumn('Worse than begun', ' of ', ({ worse, runs }) => [worse, runs], { priority: 1 }),
    loss('Median', ({ median }) => median, 0),
    loss('Largest', ({ largest }) => largest, 2),
  ];
}

const REPLAY_CAPTION: Line = [
  'The same of all comparisons that replayed searches on this study and have ended, those that were stopped as well, at one budget each.',
];
