/** What a person adds to a trial, finished or not. */
import { changed } from './changed.ts';
import type { Connection } from './connection.ts';
import type { Marks } from './store/trials.ts';
import { touchStudy } from './studies.ts';
import { writeWords } from './trial-words.ts';
import { findTrial, studyOfTrial } from './trials.ts';

export function annotateTrial(connection: Connection, trialId: number, marks: Marks): void {
  connection.write(() => {
    const marked = changed(findTrial(connection, trialId), marks);
    connection.run('UPDATE trials SET starred = ?, tags = ?, note = ? WHERE id = ?', [
      Number(marked.starred),
      JSON.stringify(marked.tags),
      marked.note,
      trialId,
    ]);
    writeWords(connection, marked);
    touchStudy(connection, studyOfTrial(connection, trialId));
  });
}
