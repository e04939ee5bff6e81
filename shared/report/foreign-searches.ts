/** Keras Tuner's own searches beside ours of the same budget, by the rule of the study. */
import type { ForeignSearches, SearchBeside } from '../foreign-searches.ts';
import { countedText, countText } from '../format/count.ts';
import { UNKNOWN } from '../format/unknown.ts';
import { distanceText, measuredRange } from '../format/value.ts';
import { gainOf, type Measure } from '../measure.ts';
import { FEWEST_PAIRS } from '../statistics/comparison-levels.ts';
import { mean } from '../statistics/mean.ts';
import { quantile } from '../statistics/quantile.ts';
import type { Section } from './report.ts';
import { numberColumn, tableOf, textColumn, type ColumnOf } from './table-of.ts';

interface Method {
  readonly title: string;
  readonly searches: readonly SearchBeside[];
}

export function foreignSearchesSection(found: ForeignSearches, objective: Measure): Section {
  const { epochs, searches } = found;
  const methods = [...Map.groupBy(searches, ({ method }) => method)].map(([title, own]): Method => ({ title, searches: own }));
  const theirs = searches.filter(({ elsewhere }) => elsewhere);
  const ranked = theirs.filter((search) => search.ranked !== null);
  const few = Math.min(...methods.map(({ searches: own }) => own.length));
  const size = `${countedText(theirs.length, 'search', 'searches')} by Keras Tuner and ${countText(searches.length - theirs.length)} of ours, ${countedText(epochs, 'epoch')} each.`;
  const power = `${few === 1 ? 'One search' : `${countText(few)} searches`} of a method can show nothing: below ${FEWEST_PAIRS} pairs even the same winner in all of them may be chance.`;
  const excess = ranked.map((search) => excessOf(search, objective));
  return {
    heading: 'Keras Tuner itself',
    anchor: 'keras-tuner',
    blocks: [
      { kind: 'text', paragraphs: [[few < FEWEST_PAIRS ? `${size} ${power}` : size]] },
      tableOf(methods, methodColumns(found, objective), [
        'Medians over the seeds of the incumbent’s value on select, by the rule of this study: the epoch is chosen on stop.',
      ]),
      ...(ranked.length === 0
        ? []
        : [
            tableOf(ranked, rankedColumns(objective), [
              `The trial that Keras Tuner itself ranks first, by its best epoch of select and by the rule of this study. On average it looks ${distanceText(mean(excess), objective)} better than by a rule that does not choose the epoch on the rows that give the value.`,
            ]),
          ]),
    ],
  };
}

function methodColumns({ places }: ForeignSearches, objective: Measure): readonly ColumnOf<Method>[] {
  return [
    textColumn('Method', ({ title }) => title),
    numberColumn('Searches', 'count', ({ searches }) => searches.length, { priority: 1 }),
    textColumn('Trials', ({ searches }) => trialsText(searches.map(({ trials }) => trials)), { priority: 2 }),
    ...places.map((place, at) =>
      numberColumn(
        `After ${countedText(place, 'epoch')}`,
        'value',
        ({ searches }: Method) => median(searches.map(({ incumbents }) => incumbents[at]!)),
        { priority: places.length - at - 1 },
      ),
    ),
    textColumn('From least to best', ({ searches }) => rangeText(searches, objective)),
  ];
}

function rankedColumns(objective: Measure): readonly ColumnOf<SearchBeside>[] {
  return [
    textColumn('Method', ({ method }) => method),
    textColumn('Seed', ({ seed }) => String(seed)),
    numberColumn('As Keras Tuner reports it', 'value', ({ ranked }) => ranked!.own),
    numberColumn('By our rule', 'value', ({ ranked }) => ranked!.ours),
    textColumn('Looks better by', (search) => distanceText(excessOf(search, objective), objective)),
  ];
}

/** To a ten-thousandth, as values are shown: Keras Tuner's scores are of half the precision. */
function excessOf({ ranked }: SearchBeside, objective: Measure): number {
  const { own, ours } = ranked!;
  return Number((gainOf(objective, own) - gainOf(objective, ours)).toFixed(4)) + 0;
}

/** Null where a search had found nothing by then. */
function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length ? null : quantile(known, 0.5);
}

/** "20", "20 to 21" */
function trialsText(trials: readonly number[]): string {
  return [...new Set([Math.min(...trials), Math.max(...trials)])].map(countText).join(' to ');
}

function rangeText(searches: readonly SearchBeside[], objective: Measure): string {
  const finals = searches.flatMap(({ incumbents }) => incumbents.at(-1) ?? []);
  return finals.length === 0 ? UNKNOWN : measuredRange({ low: Math.min(...finals), high: Math.max(...finals) }, objective);
}
