/** Names and states in words: the same in the terminal, the window and the report. */
import { bestIsLargest, type Measure } from './measure.ts';
import type { Environment, Session } from './model.ts';

/** The name within a sentence: a long one without its middle, so that what differs at either end is still read. */
export function shortName(name: string, most = 60): string {
  if (name.length <= most) return name;
  const half = Math.floor((most - 1) / 2);
  return `${name.slice(0, half).trimEnd()}…${name.slice(-half).trimStart()}`;
}

/** The title of a job within a sentence: "Hyperband in “Wider layers”". */
export function titleInStudy({ title }: { readonly title: string }, study: string | undefined): string {
  return study === undefined ? title : `${title} in “${shortName(study)}”`;
}

/** The state in a word: a session that a person stopped is not called finished. */
export function sessionStateText({ state, stopped }: Pick<Session, 'state' | 'stopped'>): string {
  return stopped ? 'stopped' : state;
}

/** What a trial's value is: "select accuracy". */
export function objectiveText({ title }: Pick<Measure, 'title'>): string {
  return `select ${title}`;
}

/** What the best of its values is: the highest or the lowest. */
export function bestText(measure: Pick<Measure, 'goal'>): string {
  return bestIsLargest(measure) ? 'highest' : 'lowest';
}

/** At the head of a sentence, a label or a menu: "Balanced accuracy". */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The words as they go on after others. */
export function uncapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The measure with its unit: "accuracy (share of rows)". */
export function measureText({ title, unit }: Pick<Measure, 'title' | 'unit'>): string {
  return unit === '' ? title : `${title} (${unit})`;
}

/** What trained a trial: "TensorFlow 2.21.0, native engine". */
export function trainedBy({ engine, tensorflow }: Pick<Environment, 'engine' | 'tensorflow'>): string {
  if (tensorflow === null) return `a ${engine}`;
  return engine === 'elsewhere' ? `another program, with TensorFlow ${tensorflow}` : `TensorFlow ${tensorflow}, ${engine} engine`;
}

/** "stop, select and confirm" */
export function listed(words: readonly string[]): string {
  return [...words.slice(0, -2), words.slice(-2).join(' and ')].join(', ');
}
