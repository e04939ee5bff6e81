/**
 * `node bench/keras-tuner-figures.ts [--write]`: what Keras Tuner's own searches came to beside ours of the same budget, from the
 * assignment's sample. With --write it replaces the last section of docs/keras-tuner.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openStore } from '../db/open-store.ts';
import { incumbentPath, type Result } from '../electron/engine/insight/comparison/incumbent-path.ts';
import { importSample } from '../electron/engine/samples.ts';
import { ranElsewhere, strategyEntry } from '../electron/engine/search/elsewhere.ts';
import { countedText } from '../shared/format/count.ts';
import { hundredthsText, valueText } from '../shared/format/value.ts';
import { isBetter, objectiveOf, type Measure } from '../shared/measure.ts';
import type { Session, Trial } from '../shared/model.ts';
import { mean } from '../shared/statistics/mean.ts';
import { PROJECT } from './circumstances.ts';
import { withSection } from './document.ts';
import { median } from './figures.ts';
import { sampleFile } from './sample-file.ts';

const PAGE = path.join(PROJECT, 'docs', 'keras-tuner.md');
const HEADING = 'What came out';
const EPOCHS = 300;
/** Epochs after which the incumbents are read off. */
const PLACES = [100, 200, EPOCHS] as const;

interface Searched {
  readonly strategy: string;
  readonly seed: number;
  readonly elsewhere: boolean;
  readonly trials: number;
  readonly epochs: number;
  /** Values at `PLACES`, by the study's rule. */
  readonly incumbents: readonly number[];
  /** The trial that Keras Tuner ranks first: by its best epoch of *select*, and by the study's rule. */
  readonly ranked: { readonly own: number; readonly ours: number } | null;
}

/** The section in Markdown. */
export function kerasTunerFigures(): string {
  const store = openStore(':memory:');
  try {
    const [studyId] = importSample(store, sampleFile('fashion-mnist-assignment.db'));
    const measure = objectiveOf(store.study(studyId!));
    const sessions = store.sessions(studyId!).filter(({ budget }) => 'epochs' in budget && budget.epochs === EPOCHS);
    const searched = sessions.map((session) => searchedIn(session, store.trialsOf(session.id), measure));
    return [`## ${HEADING}`, ...paragraphsOn(searched)].join('\n\n');
  } finally {
    store.close();
  }
}

function searchedIn({ strategy, seed }: Session, trials: readonly Trial[], measure: Measure): Searched {
  const elsewhere = ranElsewhere(strategy.name);
  const ended = trials.filter(({ sequence }) => sequence !== null).toSorted((one, other) => one.sequence! - other.sequence!);
  const results = ended.map((trial) => resultOf(trial, trials));
  const steps = incumbentPath(results, measure);
  return {
    ...{ strategy: strategyEntry(strategy.name).title, seed, elsewhere, trials: trials.length },
    epochs: results.reduce((sum, { epochs }) => sum + epochs, 0),
    incumbents: PLACES.map((place) => steps.findLast(({ epochs }) => epochs <= place)?.select ?? Number.NaN),
    ranked: elsewhere ? rankedFirst(trials, measure) : null,
  };
}

function resultOf({ number, value, epochsDone, parent }: Trial, trials: readonly Trial[]): Result {
  const before = parent === null ? 0 : trials.find(({ ordinal }) => ordinal === parent)!.epochsDone;
  return { number, value, confirm: null, epochs: epochsDone - before, seconds: 0 };
}

function rankedFirst(trials: readonly Trial[], measure: Measure): Searched['ranked'] {
  const scored = trials.flatMap(({ reason, value }) =>
    typeof reason['kerasTunerScore'] === 'number' && value !== null ? [{ own: reason['kerasTunerScore'], ours: value }] : [],
  );
  return scored.reduce((best, each) => (isBetter(measure, each.own, best.own) ? each : best));
}

function paragraphsOn(searched: readonly Searched[]): readonly string[] {
  const theirs = searched.filter(({ elsewhere }) => elsewhere);
  const methods = [...Map.groupBy(searched, ({ strategy }) => strategy)];
  return [
    `${countedText(theirs.length, 'search', 'searches')} by Keras Tuner and ${searched.length - theirs.length} of ours, ${EPOCHS} epochs each; accuracy on *select* of the incumbent, by the rule of this study: the epoch is chosen on *stop*. Medians over the seeds.`,
    table(
      ['method', 'searches', 'trials', ...PLACES.map((place) => `after ${place} epochs`), 'from least to best'],
      methods.map(([strategy, own]) => [
        strategy,
        String(own.length),
        own.map(({ trials }) => trials).join(', '),
        ...PLACES.map((_, at) => valueText(median(own.map(({ incumbents }) => incumbents[at]!)))),
        rangeText(own.map(({ incumbents }) => incumbents.at(-1)!)),
      ]),
    ),
    'The trial that Keras Tuner itself ranks first, by its best epoch of *select* and by the rule of this study:',
    table(
      ['method', 'seed', 'as Keras Tuner reports it', 'by our rule', 'looks better by (points)'],
      theirs.map(({ strategy, seed, ranked }) => [
        strategy,
        String(seed),
        valueText(ranked!.own),
        valueText(ranked!.ours),
        hundredthsText(excessOf(ranked!)),
      ]),
    ),
    `On average of the ${theirs.length} it looks ${hundredthsText(mean(theirs.map(({ ranked }) => excessOf(ranked!))))} points better than it is by a rule that does not choose the epoch on the rows that give the value.`,
  ];
}

/** In points, to a hundredth: Keras Tuner's scores are of half the precision. */
function excessOf({ own, ours }: NonNullable<Searched['ranked']>): number {
  return Math.round(10_000 * (own - ours)) / 100 + 0;
}

function rangeText(values: readonly number[]): string {
  return `${valueText(Math.min(...values))} to ${valueText(Math.max(...values))}`;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const marks = columns.map((_, at) => (at === 0 ? '---' : '--:'));
  return [columns, marks, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

if (import.meta.main) {
  const section = kerasTunerFigures();
  process.stdout.write(`${section}\n`);
  if (process.argv.includes('--write')) writeFileSync(PAGE, withSection(readFileSync(PAGE, 'utf8'), HEADING, section));
}
