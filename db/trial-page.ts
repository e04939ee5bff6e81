/** The trials table: one page of it, or all of it row by row. */
import type { TrialPage, TrialQuery, TrialRow } from '../shared/trial-table.ts';
import { TrialdeckError } from '../shared/errors.ts';
import type { Values } from '../shared/measure.ts';
import type { Params, Space } from '../shared/model.ts';
import type { Connection } from './connection.ts';
import { findStudy } from './studies.ts';
import { literal, sql, type Sql } from './sql.ts';
import { columnOf, OTHER_VALUES, SESSION_NUMBER, STOP_VALUE, VALUE } from './trial-columns.ts';
import { countOf, idsOf, isEmpty, matchingTrials } from './trial-filter.ts';
import { missing } from './trials.ts';

/** A row as it is stored. */
interface NarrowTrialRow extends Omit<TrialRow, 'params' | 'otherValues' | 'starred' | 'tags'> {
  readonly params: string;
  readonly otherValues: string | null;
  readonly starred: number;
  readonly tags: string;
}

const COLUMNS = `trials.id, session_id AS sessionId,
  ${SESSION_NUMBER} AS session, number, state, json(params) AS params, ${VALUE} AS value, ${STOP_VALUE} AS stopValue,
  ${OTHER_VALUES} AS otherValues, best_epoch AS bestEpoch, epochs, epochs_done AS epochsDone, duration_ms AS durationMs, started_at AS startedAt,
  finished_at AS finishedAt, worker,
  (SELECT repeated.number FROM trials AS repeated WHERE repeated.session_id = trials.session_id AND repeated.ordinal = trials.repeats) AS repeats,
  starred, tags, note`;

const DEFAULT_LIMIT = 100;
const MOST_ROWS = 500;

/** @throws TrialdeckError not-found, or usage for a column that is not there or a page of more than 500 rows */
export function trialPage(connection: Connection, query: TrialQuery): TrialPage {
  const limit = wholeNumber('limit', query.limit ?? DEFAULT_LIMIT, MOST_ROWS);
  const offset = wholeNumber('offset', query.offset ?? 0, Number.MAX_SAFE_INTEGER);
  return connection.read(() => {
    const { space } = findStudy(connection, query.studyId);
    const matching = matchingTrials(query.studyId, query.filter ?? {}, space);
    const total = countOf(connection, sql`trials WHERE study_id = ${query.studyId}`);
    // Sorting costs the same for one page as for several: the ids of those around it are remembered.
    const start = offset - (offset % MOST_ROWS);
    const around = sql`LIMIT ${2 * MOST_ROWS} OFFSET ${start}`;
    const { ids, matched } = isEmpty(query.filter)
      ? {
          ids: connection.remembered(sql`${idsInOrder(matching, query.sort, space)} ${around}`, (ask) => idsOf(connection, ask)),
          matched: total,
        }
      : filteredIds(connection, matching, query.sort, space, around);
    return { rows: rowsOf(connection, ids.slice(offset - start, offset - start + limit)), matched, total };
  });
}

/** The filter looks at every trial: once for both the page and the count. */
function filteredIds(
  connection: Connection,
  matching: Sql,
  sort: TrialQuery['sort'],
  space: Space,
  around: Sql,
): { readonly ids: readonly number[]; readonly matched: number } {
  const query = sql`WITH matching (id, place) AS MATERIALIZED (SELECT trials.id, ${placeOf(sort, space)} FROM ${matching})
    SELECT id, (SELECT count(*) FROM matching) FROM matching ORDER BY ${inOrder(literal('place'), sort)}, id ${around}`;
  const rows = connection.remembered(query, (ask) => connection.tuples<[id: number, matched: number]>(ask));
  const matched = rows[0]?.[1] ?? countOf(connection, matching);
  return { ids: rows.map(([id]) => id), matched };
}

/** Which trials and their order are fixed at the start; each row is as it is when it is reached. */
export function* eachTrial(connection: Connection, query: Omit<TrialQuery, 'offset' | 'limit'>): Generator<TrialRow> {
  const { space } = findStudy(connection, query.studyId);
  const ids = idsOf(connection, idsInOrder(matchingTrials(query.studyId, query.filter ?? {}, space), query.sort, space));
  for (let start = 0; start < ids.length; start += MOST_ROWS) {
    yield* rowsOf(connection, ids.slice(start, start + MOST_ROWS));
  }
}

/** @throws TrialdeckError not-found */
export function trialRow(connection: Connection, trialId: number): TrialRow {
  const [row] = rowsOf(connection, [trialId]);
  if (!row) throw missing(trialId);
  return row;
}

/** Rows of the trials, in the order of their ids in the list. */
function rowsOf(connection: Connection, ids: readonly number[]): readonly TrialRow[] {
  return connection
    .all<NarrowTrialRow>(
      `SELECT ${COLUMNS} FROM json_each(?) AS wanted JOIN trials ON trials.id = wanted.value ORDER BY wanted.key`,
      [JSON.stringify(ids)],
    )
    .map(rowOf);
}

/** Among equals the oldest comes first. */
function idsInOrder(matching: Sql, sort: TrialQuery['sort'], space: Space): Sql {
  return sql`SELECT trials.id FROM ${matching} ORDER BY ${inOrder(placeOf(sort, space), sort)}, trials.id`;
}

/** What the trials are sorted by. */
function placeOf(sort: TrialQuery['sort'], space: Space): Sql {
  return sort ? columnOf(sort.column, space).sql : literal('trials.id');
}

/** Rows without a value in the column of the sort come last, whatever its direction. */
function inOrder(place: Sql, sort: TrialQuery['sort']): Sql {
  return sql`${place} ${literal(sort?.descending ? 'DESC' : 'ASC')} NULLS LAST`;
}

function wholeNumber(field: string, value: number, most: number): number {
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new TrialdeckError('usage', `${field} is ${value}; allowed is a whole number from 0 to ${most}.`, field);
}

function rowOf(row: NarrowTrialRow): TrialRow {
  return {
    ...row,
    params: JSON.parse(row.params) as Params,
    otherValues: JSON.parse(row.otherValues ?? '{}') as Values,
    starred: row.starred === 1,
    tags: JSON.parse(row.tags) as string[],
  };
}
