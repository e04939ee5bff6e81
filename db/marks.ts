/** What a person adds to a trial, finished or not. */
import type { Trial } from '../shared/model.ts';
import type { Connection } from './connection.ts';
import { touchStudy } from './studies.ts';
import { writeWords } from './trial-words.ts';
import { findTrial, studyOfTrial } from './trials.ts';

export function annotateTrial(
  connection: Connection,
  trialId: number,
  marks: Partial<Pick<Trial, 'starred' | 'tags' | 'note'>>,
): void {
  connection.write(() => {
    const marked = { ...findTrial(connection, trialId), ...marks };
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
