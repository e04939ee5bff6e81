/** Where trials were made; each environment is kept once. */
import type { Environment } from '../shared/model.ts';
import type { Connection } from './connection.ts';

/** Id of the environment, which is added where it is new. */
export function environmentId(connection: Connection, environment: Environment): number {
  const content = contentOf(environment);
  const known = connection.first<{ id: number }>('SELECT id FROM environments WHERE content = ?', [content]);
  return known?.id ?? connection.run('INSERT INTO environments (content) VALUES (?)', [content]).id;
}

/** That of a worker is the same object for every trial. */
const contents = new WeakMap<Environment, string>();

function contentOf(environment: Environment): string {
  const known = contents.get(environment);
  if (known !== undefined) return known;
  const content = JSON.stringify(Object.fromEntries(Object.entries(environment).sort()));
  contents.set(environment, content);
  return content;
}

export function environmentOf(connection: Connection, trialId: number): Environment | null {
  const row = connection.first<{ content: string }>(
    'SELECT content FROM environments JOIN trials ON environment_id = environments.id WHERE trials.id = ?',
    [trialId],
  );
  return row ? (JSON.parse(row.content) as Environment) : null;
}

/** Where trials of the study were trained, each once, in the order in which they came. */
export function environmentsOfStudy(connection: Connection, studyId: number): readonly Environment[] {
  const rows = connection.all<{ content: string }>(
    'SELECT content FROM environments WHERE id IN (SELECT environment_id FROM trials WHERE study_id = ?) ORDER BY id',
    [studyId],
  );
  return rows.map(({ content }) => JSON.parse(content) as Environment);
}
