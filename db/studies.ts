/** Studies: created, read, marked, hidden and purged. */
import { randomUUID } from 'node:crypto';
import { TrialdeckError } from '../shared/errors.ts';
import type { Judged } from '../shared/measure.ts';
import type { Study } from '../shared/model.ts';
import { changed } from './changed.ts';
import type { Connection } from './connection.ts';
import type { NewStudy, StudyChange } from './store/studies.ts';

export interface StudyRow {
  readonly id: number;
  readonly name: string;
  readonly created_at: string;
  readonly task: string;
  readonly space: string;
  readonly measures: string;
  readonly objectives: string;
  readonly max_epochs: number;
  readonly starred: number;
  readonly archived: number;
  readonly note: string;
  readonly sample: number;
}

/** @param confirms the study whose confirmation it holds; it is in no list then. */
export function createStudy(connection: Connection, study: NewStudy, confirms: number | null = null): Study {
  return connection.write(() => {
    const { id } = connection.run(
      `INSERT INTO studies (uid, name, created_at, updated_at, task, space, measures, objectives, max_epochs, sample, confirms)
       VALUES (:uid, :name, :at, :at, :task, :space, :measures, :objectives, :maxEpochs, :sample, :confirms)`,
      {
        uid: randomUUID(),
        name: study.name,
        at: connection.now(),
        task: JSON.stringify(study.task),
        space: JSON.stringify(study.space),
        measures: JSON.stringify(study.measures),
        objectives: JSON.stringify(study.objectives),
        maxEpochs: study.maxEpochs,
        sample: Number(study.sample),
        confirms,
      },
    );
    return findStudy(connection, id);
  });
}

/** @throws TrialdeckError not-found, also for a deleted study */
export function findStudy(connection: Connection, studyId: number): Study {
  const row = connection.first<StudyRow>('SELECT * FROM studies WHERE id = ? AND deleted_at IS NULL', [studyId]);
  if (!row) throw new TrialdeckError('not-found', `There is no study ${studyId}.`, 'studyId');
  return studyOf(row);
}

export function changeStudy(connection: Connection, studyId: number, change: StudyChange): void {
  connection.write(() => {
    const { name, starred, archived, note } = changed(findStudy(connection, studyId), change);
    connection.run('UPDATE studies SET name = ?, starred = ?, archived = ?, note = ?, updated_at = ? WHERE id = ?', [
      name,
      Number(starred),
      Number(archived),
      note,
      connection.now(),
      studyId,
    ]);
  });
}

export function deleteStudy(connection: Connection, studyId: number): void {
  connection.write(() => {
    findStudy(connection, studyId);
    connection.run('UPDATE studies SET deleted_at = ? WHERE id = ?', [connection.now(), studyId]);
  });
}

export function restoreStudy(connection: Connection, studyId: number): void {
  connection.write(() => {
    connection.run('UPDATE studies SET deleted_at = NULL WHERE id = ?', [studyId]);
    findStudy(connection, studyId);
  });
}

export function purgeDeleted(connection: Connection): void {
  connection.write(() => {
    connection.run('DELETE FROM studies WHERE deleted_at IS NOT NULL');
    connection.run(
      `DELETE FROM environments WHERE id NOT IN (SELECT environment_id FROM trials WHERE environment_id IS NOT NULL
       UNION SELECT environment_id FROM evaluations WHERE environment_id IS NOT NULL)`,
    );
  });
}

/** Remembers that something in the study changed now. */
export function touchStudy(connection: Connection, studyId: number): void {
  connection.run('UPDATE studies SET updated_at = ? WHERE id = ?', [connection.now(), studyId]);
}

type JudgedRow = Pick<StudyRow, 'measures' | 'objectives'>;

/** The last that was read: one epoch after another is of the same study. */
let lastJudged: { readonly row: JudgedRow; readonly judged: Judged } | undefined;

/** What is measured and what decides, as it is written in the row. */
export function judgedBy({ measures, objectives }: JudgedRow): Judged {
  if (lastJudged?.row.measures !== measures || lastJudged.row.objectives !== objectives) {
    const judged = {
      measures: JSON.parse(measures) as Judged['measures'],
      objectives: JSON.parse(objectives) as Judged['objectives'],
    };
    lastJudged = { row: { measures, objectives }, judged };
  }
  return lastJudged.judged;
}

function studyOf(row: StudyRow): Study {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    task: JSON.parse(row.task) as Study['task'],
    space: JSON.parse(row.space) as Study['space'],
    ...judgedBy(row),
    maxEpochs: row.max_epochs,
    starred: row.starred === 1,
    archived: row.archived === 1,
    note: row.note,
    sample: row.sample === 1,
  };
}
