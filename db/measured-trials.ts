/** Trials that have a value, by columns: what is computed from many of them at once. */
import type { MeasuredTrials } from '../shared/importance.ts';
import type { TrialFilter } from '../shared/trial-table.ts';
import type { Connection } from './connection.ts';
import { axisOf, type Stored } from './plots/axis.ts';
import { SCATTERED } from './plots/sample.ts';
import { joined, sql } from './sql.ts';
import { findStudy } from './studies.ts';
import { countOf, matchingTrials } from './trial-filter.ts';

type Row = readonly [result: number, ...parameters: Stored[]];

/**
 * The trials of the study that pass the filter and have a value that counts, in the order of their ids; of more than `most` a sample, which
 * is the same until trials are added.
 *
 * @throws TrialdeckError not-found, or usage for a column that is not there
 */
export function measuredTrials(connection: Connection, studyId: number, filter: TrialFilter, most: number): MeasuredTrials {
  return connection.read(() => {
    const { space } = findStudy(connection, studyId);
    const valued = sql`${matchingTrials(studyId, filter, space)} AND result IS NOT NULL`;
    const axes = Object.keys(space).map((name) => ({ name, axis: axisOf(`params.${name}`, space) }));
    const columns = joined([sql`result`, ...axes.map(({ axis }) => axis.sql)], ', ');
    const rows = connection.tuples<Row>(
      sql`SELECT ${columns} FROM trials
        WHERE id IN (SELECT id FROM ${valued} ORDER BY ${SCATTERED} LIMIT ${most}) ORDER BY id`,
    );
    return {
      matched: countOf(connection, valued),
      values: Float64Array.from(rows, ([result]) => result),
      parameters: axes.map(({ name, axis }, at) => ({
        name,
        stored: Float64Array.from(rows, (row) => axis.coordinate(row[at + 1] ?? null) ?? NaN),
      })),
    };
  });
}
