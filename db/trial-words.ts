/** The words by which a trial is found. */
import { exactText } from '../shared/format/parameter.ts';
import type { Trial } from '../shared/model.ts';
import type { Connection } from './connection.ts';

type Found = Pick<Trial, 'id' | 'number' | 'params' | 'tags' | 'note'>;

export function writeWords(connection: Connection, trial: Found): void {
  connection.run('INSERT INTO trial_words (trial_id, words) VALUES (?, ?) ON CONFLICT DO UPDATE SET words = excluded.words', [
    trial.id,
    wordsOf(trial),
  ]);
}

/** Number, parameters, tags and note in lower case: "#12 units=64 baseline try again". */
export function wordsOf({ number, params, tags, note }: Omit<Found, 'id'>): string {
  const assignments = Object.entries(params).map(([name, value]) => `${name}=${exactText(value)}`);
  return [`#${number}`, ...assignments, ...tags, note].join(' ').toLowerCase();
}
