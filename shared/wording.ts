/** Names and states in words: the same in the terminal, the window and the report. */
import type { Objective, Session } from './model.ts';

/** The name within a sentence: a long one without its middle, so that what differs at either end is still read. */
export function shortName(name: string, most = 60): string {
  if (name.length <= most) return name;
  const half = Math.floor((most - 1) / 2);
  return `${name.slice(0, half).trimEnd()}…${name.slice(-half).trimStart()}`;
}

/** The state in a word: a session that a person stopped is not called finished. */
export function sessionStateText({ state, stopped }: Pick<Session, 'state' | 'stopped'>): string {
  return stopped ? 'stopped' : state;
}

export function objectiveText(objective: Objective): string {
  return `select ${objective}`;
}
