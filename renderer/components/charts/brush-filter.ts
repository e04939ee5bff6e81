/** A range brushed on an axis as a condition of the study's filter. */
import { STATE_ORDER } from '../../../shared/charts/axis.ts';
import type { ColumnBrush } from '../../../shared/charts/parallel-geometry.ts';
import type { TrialColumn, TrialFilter } from '../../../shared/trial-table.ts';
import type { Space } from '../../../shared/model.ts';
import { withChoices, withRange } from '../filter/fields.ts';

type Range = readonly [number, number];

/** Columns of numbers that a filter can hold a range of. */
const NUMBERS: readonly TrialColumn[] = [
  'number',
  'session',
  'value',
  'stopValue',
  'bestEpoch',
  'epochsDone',
  'durationMs',
  'worker',
];

/** Whether a brush along a column can become a condition: moments cannot. */
export function canBrush(column: TrialColumn): boolean {
  return column.startsWith('params.') || column === 'state' || NUMBERS.includes(column);
}

/** The filter with a brushed range of a column, or without that column's condition (null). Other columns leave it as it is. */
export function withBrushed(filter: TrialFilter, column: TrialColumn, range: Range | null, space: Space): TrialFilter {
  if (column === 'state') return { ...filter, states: range ? covered(STATE_ORDER, range) : undefined };
  if (!column.startsWith('params.')) return NUMBERS.includes(column) ? withRange(filter, column, rounded(range)) : filter;
  const name = column.slice(7);
  const dimension = space[name];
  if (dimension?.type === 'categorical') return withChoices(filter, name, range ? covered(dimension.values, range) : []);
  if (dimension?.type === 'int')
    return withRange(filter, name, range ? [Math.ceil(range[0] - 0.2), Math.floor(range[1] + 0.2)] : [null, null]);
  return withRange(filter, name, rounded(range));
}

/** The filter with the brush of a column of parallel coordinates. */
export function withColumnBrush(filter: TrialFilter, { name, range, values }: ColumnBrush): TrialFilter {
  return withChoices(withRange(filter, name, range ?? [null, null]), name, values ?? []);
}

/** The words whose places lie in the range, at least the nearest one. */
function covered<Word>(words: readonly Word[], [low, high]: Range): readonly Word[] {
  const inside = words.filter((_, at) => at + 0.3 >= low && at - 0.3 <= high);
  return inside.length > 0 ? inside : words.slice(Math.round((low + high) / 2), Math.round((low + high) / 2) + 1);
}

function rounded(range: Range | null): readonly [number | null, number | null] {
  return range ? [Number(range[0].toPrecision(4)), Number(range[1].toPrecision(4))] : [null, null];
}
