/** Tables put together from columns that know how to fill themselves. */
import type { Estimated } from '../evidence.ts';
import type { Cell, Column, Inline, Line, NumberFormat, Place, StrategyCell, Table, Tone } from './report.ts';

/** A column with its cell for a thing that a row is about. */
export interface ColumnOf<Thing> {
  readonly column: Column;
  readonly cell: (thing: Thing) => Cell;
}

type Title = Column['title'];
type Of<Thing, Value> = (thing: Thing) => Value;
/** By default without a unit, and it always stays. */
type Details = Partial<Pick<Column, 'unit' | 'priority' | 'scale'>>;

export function numberColumn<Thing>(title: Title, format: NumberFormat, of: Of<Thing, number | null>, details?: Details) {
  return columnOf('number', title, (thing: Thing) => ({ kind: 'number', value: of(thing), format }), details);
}

/** @param between what stands between the numbers. */
export function countsColumn<Thing>(title: Title, between: string, of: Of<Thing, readonly number[]>, details?: Details) {
  return columnOf(
    'numbers',
    title,
    (thing: Thing) => ({ kind: 'numbers', values: of(thing), format: 'count', between }),
    details,
  );
}

export function estimateColumn<Thing>(title: Title, format: NumberFormat, of: Of<Thing, Estimated>, details?: Details) {
  return mixedEstimateColumn(title, () => format, of, details);
}

/** Estimates of different quantities. */
export function mixedEstimateColumn<Thing>(
  title: Title,
  formatOf: Of<Thing, NumberFormat>,
  of: Of<Thing, Estimated>,
  details?: Details,
) {
  const cell = (thing: Thing): Cell => ({ kind: 'estimate', estimate: of(thing), format: formatOf(thing) });
  return columnOf('estimate', title, cell, details);
}

export function textColumn<Thing>(title: Title, of: Of<Thing, Inline>, details?: Details) {
  return columnOf('text', title, (thing: Thing) => ({ kind: 'text', text: of(thing) }), details);
}

export function strategyColumn<Thing>(title: Title, of: Of<Thing, StrategyCell>): ColumnOf<Thing> {
  return columnOf('strategy', title, of);
}

export function placesColumn<Thing>(title: Title, of: Of<Thing, readonly Place[]>): ColumnOf<Thing> {
  return columnOf('places', title, (thing: Thing) => ({ kind: 'places', places: of(thing) }));
}

export function findingColumn<Thing>(title: Title, of: Of<Thing, { readonly text: string; readonly tone: Tone }>) {
  return columnOf('finding', title, (thing: Thing) => ({ kind: 'finding', ...of(thing) }));
}

/** @param noteOf the thing in a sentence. */
export function tableOf<Thing>(
  things: readonly Thing[],
  columns: readonly ColumnOf<Thing>[],
  caption: Line,
  noteOf: Of<Thing, string | null> = () => null,
): Table {
  return {
    kind: 'table',
    caption,
    columns: columns.map(({ column }) => column),
    rows: things.map((thing) => ({ cells: columns.map(({ cell }) => cell(thing)), note: noteOf(thing) })),
  };
}

/** Numbers stand at the right of their column, words at the left. */
const NUMERIC: ReadonlySet<Cell['kind']> = new Set(['number', 'numbers', 'estimate']);

function columnOf<Thing>(
  kind: Cell['kind'],
  title: Title,
  cell: Of<Thing, Cell>,
  { unit = null, priority = 0, scale = null }: Details = {},
): ColumnOf<Thing> {
  return { column: { title, unit, alignment: NUMERIC.has(kind) ? 'end' : 'start', kind, priority, scale }, cell };
}
