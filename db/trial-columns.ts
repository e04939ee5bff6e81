/** Columns of the trials table as SQL. Names are checked against lists; values are bound, never written into SQL. */
import { TrialdeckError } from '../shared/errors.ts';
import type { Dimension, ParameterValue, Space } from '../shared/model.ts';
import { epochKey } from './epoch-key.ts';
import { literal, sql, type Sql } from './sql.ts';

export interface Column {
  readonly sql: Sql;
  /** The dimension of a parameter; null for a field of the trial. */
  readonly dimension: Dimension | null;
  readonly kind: 'number' | 'text' | 'mixed';
}

/**
 * What a trial measured, in SQL, where it says something of the trial: null of one that failed (`shared/shown-value.ts`). By it the table
 * sorts, filters, shows and exports.
 */
const shown = (measured: string): string => `iif(trials.state = 'failed', NULL, ${measured})`;

export const VALUE = shown('trials.value');
export const STOP_VALUE = shown('trials.stop_value');

/** The number of the trial's session in its study. */
export const SESSION_NUMBER = '(SELECT sessions.number FROM sessions WHERE sessions.id = trials.session_id)';

const FIELDS = new Map<string, { readonly text: string; readonly kind: Column['kind'] }>([
  ['number', { text: 'trials.number', kind: 'number' }],
  ['session', { text: SESSION_NUMBER, kind: 'number' }],
  ['state', { text: 'trials.state', kind: 'text' }],
  ['value', { text: VALUE, kind: 'number' }],
  ['stopValue', { text: STOP_VALUE, kind: 'number' }],
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
const MEASURE = 'measures.';

/** What a trial measured on select beside the objective, at its best epoch: in JSON. An epoch that it inherited is its parent's. */
export const OTHER_VALUES = shown(`(WITH RECURSIVE line (id, parent) AS (
  SELECT trials.id, trials.parent
  UNION ALL
  SELECT older.id, older.parent FROM line JOIN trials AS older ON older.session_id = trials.session_id AND older.ordinal = line.parent
) SELECT epochs.others -> '$.select' FROM line JOIN epochs ON epochs.id = ${epochKey('line.id', 'trials.best_epoch')} LIMIT 1)`);

/**
 * The column of that name: a field of the trial, `measures.NAME`, `params.NAME`, or the bare NAME of a parameter of the space. A
 * measure that is not there has no values.
 *
 * @throws TrialdeckError usage
 */
export function columnOf(name: string, space: Space): Column {
  const field = FIELDS.get(name);
  if (field) return { sql: literal(field.text), dimension: null, kind: field.kind };
  if (name.startsWith(MEASURE)) {
    const path = `$.${JSON.stringify(name.slice(MEASURE.length))}`;
    return { sql: sql`(${literal(OTHER_VALUES)} ->> ${path})`, dimension: null, kind: 'number' };
  }
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
  const value = sql`(trials.params ->> ${path})`;
  // A parameter that is null is there, one that is inactive is not.
  const told = choicesOf(dimension).includes(null)
    ? sql`iif(json_type(trials.params, ${path}) = 'null', 'null', ${value})`
    : value;
  return { sql: told, dimension, kind: kindOf(dimension) };
}

function choicesOf(dimension: Dimension): readonly ParameterValue[] {
  if (dimension.type === 'fixed') return [dimension.value];
  return dimension.type === 'categorical' ? dimension.values : [];
}

function kindOf(dimension: Dimension): Column['kind'] {
  if (dimension.type === 'float' || dimension.type === 'int') return 'number';
  const values = choicesOf(dimension);
  if (values.every((value) => typeof value === 'number' || typeof value === 'boolean')) return 'number';
  return values.every((value) => typeof value === 'string') ? 'text' : 'mixed';
}
