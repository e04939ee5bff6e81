/** Numbers and durations as people read them: the same in the terminal, the window and the report. */
import type { Measure } from './measure.ts';
import type { Params, ParameterValue, Session } from './model.ts';

/** A metric with four digits, or a dash. */
export function metricText(value: number | null): string {
  return value === null ? '-' : value.toFixed(4);
}

/** "0.44 s", "1.2 s", "12 s", "6 min", "2 h 5 min": in a column, short ones stand in one unit. */
export function durationText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (milliseconds < 995) return milliseconds === 0 ? '0 s' : `${(milliseconds / 1000).toFixed(2)} s`;
  if (milliseconds < 9_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** At most four significant digits: 0.0125, 1e-4. */
export function parameterText(value: ParameterValue | undefined): string {
  if (value === undefined) return '-';
  if (typeof value !== 'number') return String(value);
  const short = Number(value.toPrecision(4));
  return short !== 0 && Math.abs(short) < 1e-3 ? short.toExponential() : String(short);
}

/** The name within a sentence: a long one without its middle, so that what differs at either end is still read. */
export function shortName(name: string, most = 60): string {
  if (name.length <= most) return name;
  const half = Math.floor((most - 1) / 2);
  return `${name.slice(0, half).trimEnd()}…${name.slice(-half).trimStart()}`;
}

/** "hidden_layers 2, units 128" */
export function paramsText(params: Params): string {
  return Object.entries(params)
    .map(([name, value]) => `${name} ${parameterText(value)}`)
    .join(', ');
}

/** The state in a word: a session that a person stopped is not called finished. */
export function sessionStateText({ state, stopped }: Pick<Session, 'state' | 'stopped'>): string {
  return stopped ? 'stopped' : state;
}

/** What a trial's value is: "select accuracy". */
export function objectiveText({ title }: Pick<Measure, 'title'>): string {
  return `select ${title}`;
}

/** The measure with its unit: "accuracy (share of rows)". */
export function measureText({ title, unit }: Pick<Measure, 'title' | 'unit'>): string {
  return unit === '' ? title : `${title} (${unit})`;
}
