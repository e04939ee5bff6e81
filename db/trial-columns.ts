/** Columns of the trials table as SQL. Names are checked against lists; values are bound, never written into SQL. */
import { TrialdeckError } from '../shared/errors.ts';
import type { Dimension, Space } from '../shared/model.ts';
import { literal, sql, type Sql } from './sql.ts';

export interface Column {
  readonly sql: Sql;
  /** The dimension of a parameter; null for a field of the trial. */
  readonly dimension: Dimension | null;
  readonly kind: 'number' | 'text' | 'mixed';
}

const FIELDS = new Map<string, { readonly text: string; readonly kind: Column['kind'] }>([
  ['number', { text: 'trials.number', kind: 'number' }],
  ['session', { text: 'trials.session_id', kind: 'number' }],
  ['state', { text: 'trials.state', kind: 'text' }],
  ['value', { text: 'trials.value', kind: 'number' }],
  ['stopValue', { text: 'trials.stop_value', kind: 'number' }],
  ['bestEpoch', { text: 'trials.best_epoch', kind: 'number' }],
  ['epochsDone', { text: 'trials.epochs_done', kind: 'number' }],
  ['durationMs', { text: 'trials.duration_ms', kind: 'number' }],
  ['startedAt', { text: 'trials.started_at', kind: 'text' }],
  ['finishedAt', { text: 'trials.finished_at', kind: 'text' }],
  ['worker', { text: 'trials.worker', kind: 'number' }],
  ['starred', { text: 'trials.starred', kind: 'number' }],
  // Without a word there is no value; capitals and small letters stand together.
  ['tags', { text: "nullif(trials.tags, '[]') COLLATE NOCASE", kind: 'text' }],
  ['note', { text: "nullif(trials.note, '') COLLATE NOCASE", kind: 'text' }],
]);

const PARAMETER = 'params.';

/**
 * The column of that name: a field of the trial, `params.NAME`, or the bare NAME of a parameter of the space.
 *
 * @throws TrialdeckError usage
 */
export function columnOf(name: string, space: Space): Column {
  const field = FIELDS.get(name);
  if (field) return { sql: literal(field.text), dimension: null, kind: field.kind };
  return parameterColumn(name.startsWith(PARAMETER) ? name.slice(PARAMETER.length) : name, space);
}

/** @throws TrialdeckError usage */
export function parameterColumn(name: string, space: Space): Column {
  const dimension = Object.hasOwn(space, name) ? space[name] : undefined;
  if (!dimension) {
    const allowed = `${[...FIELDS.keys()].join(', ')}, or a parameter of the space: ${Object.keys(space).join(', ')}`;
    throw new TrialdeckError('usage', `There is no column ${JSON.stringify(name)}; allowed is ${allowed}.`, name);
  }
  const path = `$.${JSON.stringify(name)}`;
  return { sql: sql`(trials.params ->> ${path})`, dimension, kind: kindOf(dimension) };
}

function kindOf(dimension: Dimension): Column['kind'] {
  if (dimension.type === 'float' || dimension.type === 'int') return 'number';
  const values = dimension.type === 'fixed' ? [dimension.value] : dimension.values;
  if (values.every((value) => typeof value !== 'string')) return 'number';
  return values.every((value) => typeof value === 'string') ? 'text' : 'mixed';
}
