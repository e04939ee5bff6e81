/** What a person writes into the report of a study. */
import { NOTHING_AUTHORED, type Authored, type AuthoredChange } from '../shared/authored.ts';
import { changed } from './changed.ts';
import type { Connection } from './connection.ts';
import { findStudy } from './studies.ts';

/** A field that was not known when it was written is as if nobody had written it. @throws TrialdeckError not-found */
export function authored(connection: Connection, studyId: number): Authored {
  findStudy(connection, studyId);
  const row = connection.first<{ content: string }>('SELECT content FROM authored WHERE study_id = ?', [studyId]);
  return { ...NOTHING_AUTHORED, ...(row && (JSON.parse(row.content) as Partial<Authored>)) };
}

export function changeAuthored(connection: Connection, studyId: number, change: AuthoredChange): Authored {
  return connection.write(() => {
    const now = changed(authored(connection, studyId), change);
    connection.run(
      'INSERT INTO authored (study_id, content) VALUES (?, ?) ON CONFLICT (study_id) DO UPDATE SET content = excluded.content',
      [studyId, JSON.stringify(now)],
    );
    return now;
  });
}
