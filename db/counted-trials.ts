/** What is kept of the rows of the trials of a study, and of each of its sessions. */
import type { ConfigurationRuns, CountedRun, CountedScope, CountedTrials, TrialToCount } from '../shared/counted-trials.ts';
import { gainOf, objectiveOf, type Directed } from '../shared/measure.ts';
import type { Leader } from '../shared/statistics/selection-bootstrap.ts';
import type { Connection } from './connection.ts';
import { bestFirst } from './incumbent.ts';
import { rowResultsOf } from './row-results.ts';
import { findSession } from './sessions.ts';
import { findStudy } from './studies.ts';

interface CountedRow {
  readonly up_to: number;
  readonly counted: number;
  readonly configurations: number;
  readonly left_out: number;
  readonly best: number | null;
  readonly leader: string | null;
  readonly winners: Uint8Array;
  readonly scores: Uint8Array;
  readonly judged: Uint8Array;
  readonly right_answers: Uint8Array | null;
}

/** The columns of `trials` by which results of a scope are told and ordered. */
const COLUMNS = {
  study: { owner: 'study_id', order: 'place' },
  session: { owner: 'session_id', order: 'sequence' },
} as const;

export function countedTrials(connection: Connection, { of, id }: CountedScope): CountedTrials | null {
  const row = connection.first<CountedRow>(`SELECT * FROM counted_trials WHERE ${COLUMNS[of].owner} = ?`, [id]);
  return row ? countedOf(row) : null;
}

export function keepCountedTrials(connection: Connection, { of, id }: CountedScope, counted: CountedTrials): void {
  const { leader, winners, scores, judged } = counted.selection;
  connection.write(() =>
    connection.run(
      `INSERT OR REPLACE INTO counted_trials
         (${COLUMNS[of].owner}, up_to, counted, configurations, left_out, best, leader, winners, scores, judged, right_answers)
       VALUES (:id, :upTo, :counted, :configurations, :leftOut, :best, :leader, :winners, :scores, :judged, :right)`,
      {
        id,
        upTo: counted.upTo,
        counted: counted.counted,
        configurations: counted.configurations,
        leftOut: counted.leftOut,
        best: counted.best,
        leader: leader && JSON.stringify(leader),
        winners: bytesOf(winners),
        scores: bytesOf(scores),
        judged: bytesOf(judged),
        right: counted.right && bytesOf(counted.right),
      },
    ),
  );
}

/** A trial whose configuration was trained as long with the same model seed before is the same model again, and does not count. */
export function trialsToCount(connection: Connection, scope: CountedScope, after: number, most: number): readonly TrialToCount[] {
  const { owner, order } = COLUMNS[scope.of];
  const trials = connection.all<Pick<RunRow, 'number'> & { readonly order: number; readonly value: number | null }>(
    `SELECT number, ${order} AS "order", result AS value FROM trials
     WHERE ${owner} = ? AND ${order} > ? AND ${order} IS NOT NULL ORDER BY ${order} LIMIT ?`,
    [scope.id, after, most],
  );
  return trials.map(({ order, number, value }) => {
    if (value === null) return { order, value, configuration: null };
    const { own, runs } = runsUpTo(connection, scope, order, number);
    if (own === null) return { order, value, configuration: null };
    return runs.at(-1)!.number === number
      ? { order, value, configuration: configurationOf(runs) }
      : { order, value: null, configuration: null };
  });
}

export function configurationsInReach(
  connection: Connection,
  { of, id }: CountedScope,
  upTo: number,
  gain: number,
): readonly number[] {
  const { owner, order } = COLUMNS[of];
  const objective = objectiveOf(findStudy(connection, of === 'study' ? id : findSession(connection, id).studyId));
  const reaches = bestFirst(objective) === 'DESC' ? '>=' : '<=';
  return connection
    .tuples<[number]>(
      `SELECT min(number) FROM trials WHERE ${owner} = ? AND ${order} <= ? AND result ${reaches} ? GROUP BY params, epochs`,
      [id, upTo, gainOf(objective, gain)],
    )
    .map(([number]) => number);
}

/** How many trials up to there have at least this gain and no rows that are known. */
export function leftOutInReach(
  connection: Connection,
  { of, id }: CountedScope,
  upTo: number,
  gain: number,
  objective: Directed,
): number {
  const { owner, order } = COLUMNS[of];
  const reaches = bestFirst(objective) === 'DESC' ? '>=' : '<=';
  return connection.first<{ count: number }>(
    `SELECT count(*) AS count FROM trials WHERE ${owner} = ? AND ${order} <= ? AND result ${reaches} ? AND NOT EXISTS (
       SELECT 1 FROM row_results WHERE trial_id = trials.id AND epoch = best_epoch AND partition = 'select')`,
    [id, upTo, gainOf(objective, gain)],
  )!.count;
}

export function configurationRuns(
  connection: Connection,
  scope: CountedScope,
  upTo: number,
  number: number,
): ConfigurationRuns | null {
  const { runs } = runsUpTo(connection, scope, upTo, number);
  return runs.length === 0 ? null : configurationOf(runs);
}

function configurationOf(runs: readonly NumberedRun[]): ConfigurationRuns {
  return { number: runs[0]!.number, runs: runs.map(({ run }) => run) };
}

interface NumberedRun {
  readonly number: number;
  readonly run: CountedRun;
}

interface RunsOfTrial {
  /** Of the trial itself; null where its rows are not known. */
  readonly own: CountedRun | null;
  /** One for each model seed of its configuration, the first whose rows are known. */
  readonly runs: readonly NumberedRun[];
}

function runsUpTo(connection: Connection, { of, id }: CountedScope, upTo: number, number: number): RunsOfTrial {
  const { owner, order } = COLUMNS[of];
  // By its number, which is of the study: a session has no index of them, and would be read whole for every trial.
  const studyId = of === 'study' ? id : findSession(connection, id).studyId;
  const trials = connection.all<RunRow>(
    `SELECT other.id, other.number, other.model_seed AS seed, other.result AS value, other.best_epoch AS epoch
     FROM trials AS own JOIN trials AS other INDEXED BY trials_by_configuration USING (study_id, params, epochs)
     WHERE own.study_id = :studyId AND own.number = :number AND other.${owner} = :id AND other.${order} <= :upTo
       AND other.result IS NOT NULL
     ORDER BY other.${order}`,
    { id, studyId, number, upTo },
  );
  const bySeed = new Map<number, NumberedRun>();
  let own: CountedRun | null = null;
  for (const trial of trials) {
    const isAgain = bySeed.has(trial.seed);
    if (isAgain && trial.number !== number) continue;
    const run = runOf(connection, trial);
    if (trial.number === number) own = run;
    if (run !== null && !isAgain) bySeed.set(trial.seed, { number: trial.number, run });
  }
  return { own, runs: [...bySeed.values()] };
}

export function scopesToCount(connection: Connection): readonly CountedScope[] {
  const behind = (of: CountedScope['of'], from: string): readonly CountedScope[] => {
    const { owner, order } = COLUMNS[of];
    const results = `SELECT max(${order}) FROM trials WHERE ${owner} = scope.id AND ${order} IS NOT NULL`;
    return connection
      .tuples<[number]>(
        `SELECT scope.id FROM ${from} WHERE deleted_at IS NULL AND
           (${results}) > coalesce((SELECT up_to FROM counted_trials WHERE ${owner} = scope.id), 0)
         ORDER BY scope.id`,
      )
      .map(([id]) => ({ of, id }));
  };
  return [
    ...behind('study', 'studies AS scope'),
    ...behind('session', 'sessions AS scope JOIN studies ON studies.id = study_id'),
  ];
}

interface RunRow {
  readonly id: number;
  readonly number: number;
  readonly seed: number;
  readonly value: number;
  readonly epoch: number | null;
}

/** Null where its rows are not known. */
function runOf(connection: Connection, { id, value, epoch }: RunRow): CountedRun | null {
  const results = rowResultsOf(connection, id).find((each) => each.epoch === epoch && each.partition === 'select');
  return results ? { value, results } : null;
}

function countedOf({ up_to, counted, configurations, left_out, best, leader, right_answers, ...row }: CountedRow): CountedTrials {
  return {
    upTo: up_to,
    counted,
    configurations,
    leftOut: left_out,
    best,
    right: right_answers && new Uint32Array(aligned(right_answers)),
    selection: {
      leader: leader === null ? null : (JSON.parse(leader) as Leader),
      winners: new Int32Array(aligned(row.winners)),
      scores: new Float64Array(aligned(row.scores)),
      judged: new Float64Array(aligned(row.judged)),
    },
  };
}

/** A copy of its own: what the database gives may begin anywhere in a buffer. */
function aligned(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
