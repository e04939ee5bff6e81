/** What is kept of the rows of a session's trials. */
import { countedTogether, type CountedTrials, type TrialToCount } from '../shared/counted-trials.ts';
import type { Leader } from '../shared/statistics/selection-bootstrap.ts';
import type { Connection } from './connection.ts';
import { rowResultsOf } from './row-results.ts';

interface CountedRow {
  readonly sequence: number;
  readonly counted: number;
  readonly left_out: number;
  readonly leader: string | null;
  readonly winners: Uint8Array;
  readonly scores: Uint8Array;
  readonly judged: Uint8Array;
  readonly right_answers: Uint8Array | null;
}

/** Null where nothing of the session was counted yet. */
export function countedTrials(connection: Connection, sessionId: number): CountedTrials | null {
  const row = connection.first<CountedRow>('SELECT * FROM counted_trials WHERE session_id = ?', [sessionId]);
  return row ? countedOf(row) : null;
}

/** Of all sessions of the study together. */
export function countedOfStudy(connection: Connection, studyId: number): CountedTrials {
  const rows = connection.all<CountedRow>(
    'SELECT counted_trials.* FROM sessions JOIN counted_trials ON session_id = sessions.id WHERE study_id = ?',
    [studyId],
  );
  return countedTogether(rows.map(countedOf));
}

export function keepCountedTrials(connection: Connection, sessionId: number, counted: CountedTrials): void {
  const { leader, winners, scores, judged } = counted.selection;
  connection.write(() =>
    connection.run(
      `INSERT OR REPLACE INTO counted_trials (session_id, sequence, counted, left_out, leader, winners, scores, judged, right_answers)
       VALUES (:sessionId, :sequence, :counted, :leftOut, :leader, :winners, :scores, :judged, :right)`,
      {
        sessionId,
        sequence: counted.sequence,
        counted: counted.counted,
        leftOut: counted.leftOut,
        leader: leader && JSON.stringify(leader),
        winners: bytesOf(winners),
        scores: bytesOf(scores),
        judged: bytesOf(judged),
        right: counted.right && bytesOf(counted.right),
      },
    ),
  );
}

/** The next results of the session after one of them, in their order. */
export function trialsToCount(connection: Connection, sessionId: number, after: number, most: number): readonly TrialToCount[] {
  const trials = connection.all<Omit<TrialToCount, 'results'> & { readonly id: number; readonly epoch: number | null }>(
    `SELECT id, number, sequence, result AS value, best_epoch AS epoch FROM trials
     WHERE session_id = ? AND sequence > ? AND sequence IS NOT NULL ORDER BY sequence LIMIT ?`,
    [sessionId, after, most],
  );
  return trials.map(({ id, epoch, ...trial }) => {
    const results = trial.value === null ? [] : rowResultsOf(connection, id);
    return { ...trial, results: results.find((each) => each.epoch === epoch && each.partition === 'select') ?? null };
  });
}

/** The sessions with results that are not counted yet. */
export function sessionsToCount(connection: Connection): readonly number[] {
  return connection
    .tuples<[number]>(
      `SELECT sessions.id FROM sessions JOIN studies ON studies.id = study_id
       WHERE deleted_at IS NULL AND
         (SELECT max(sequence) FROM trials WHERE session_id = sessions.id AND sequence IS NOT NULL) >
         coalesce((SELECT sequence FROM counted_trials WHERE session_id = sessions.id), 0)
       ORDER BY sessions.id`,
    )
    .map(([id]) => id);
}

function countedOf({ sequence, counted, left_out, leader, right_answers, ...row }: CountedRow): CountedTrials {
  return {
    sequence,
    counted,
    leftOut: left_out,
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
