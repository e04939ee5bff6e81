/** A column of the trials table as an axis: numbers as they are, categories by their index, times in milliseconds. */
import { exactText } from '../../shared/format/parameter.ts';
import { FINISHED_STATES, type ParameterValue, type Space, type TrialState } from '../../shared/model.ts';
import type { Sql } from '../sql.ts';
import { columnOf, type Column } from '../trial-columns.ts';
import { storedValue } from '../trial-filter.ts';
import { categoryDivisions, numberDivisions, type Divisions } from './divisions.ts';

/** What SQL gives for a column. */
export type Stored = number | string | null;

export interface Axis {
  readonly sql: Sql;
  /** Null where the trial has no place on the axis. */
  coordinate(stored: Stored): number | null;
  /** Cells from the lowest coordinate to the highest. */
  divisions(low: number, high: number, count: number): Divisions;
}

/** Columns from which only the plots make numbers. */
const TIMES: readonly string[] = ['startedAt', 'finishedAt'];
const STATES: readonly TrialState[] = ['queued', 'running', ...FINISHED_STATES];

/** @throws TrialdeckError usage */
export function axisOf(name: string, space: Space): Axis {
  const column = columnOf(name, space);
  if (TIMES.includes(name)) return numberAxis(column, (stored) => (typeof stored === 'string' ? Date.parse(stored) : null));
  if (name === 'state') return categoryAxis(column.sql, new Map(STATES.map((state) => [state, state])));
  const { dimension, sql } = column;
  if (dimension?.type === 'categorical') return categoryAxis(sql, categories(dimension.values));
  if (dimension?.type === 'fixed' && typeof dimension.value !== 'number') return categoryAxis(sql, categories([dimension.value]));
  return numberAxis(column, (stored) => (typeof stored === 'number' ? stored : null));
}

function categories(values: readonly ParameterValue[]): ReadonlyMap<Stored, string> {
  return new Map(values.map((value) => [storedValue(value), exactText(value)]));
}

function categoryAxis(sql: Sql, names: ReadonlyMap<Stored, string>): Axis {
  const labels = [...names.values()];
  const indices = new Map([...names.keys()].map((stored, index) => [stored, index]));
  return {
    sql,
    coordinate: (stored) => indices.get(stored) ?? null,
    divisions: () => categoryDivisions(labels),
  };
}

function numberAxis({ sql, dimension }: Column, coordinate: Axis['coordinate']): Axis {
  return {
    sql,
    coordinate,
    divisions: (low, high, count) => numberDivisions(dimension, low, high, count),
  };
}
