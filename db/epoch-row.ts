/**
 * An epoch as a row: the values of the study's objective are columns, all others binary JSON. Every number comes back as it was,
 * but for the sign of zero, which SQLite does not keep; what is not a number counts as not measured.
 */
import { valueOf, type Measure, type Values } from '../shared/measure.ts';
import type { Epoch } from '../shared/model.ts';
import { epochKey } from './epoch-key.ts';

export interface EpochRow {
  readonly epoch: number;
  readonly stopValue: number | null;
  readonly selectValue: number | null;
  readonly confirmValue: number | null;
  /** JSON of the values beside those. */
  readonly others: string;
  readonly durationMs: number;
}

/** To be read from `epochs`, or what goes by that name, as an EpochRow. */
export const EPOCH_COLUMNS = `epoch, stop_value AS stopValue, select_value AS selectValue, confirm_value AS confirmValue,
  json(others) AS others, epochs.duration_ms AS durationMs`;

/** To be written from what `bindingsOf` gives. */
export const INSERT_EPOCH = `INSERT INTO epochs (id, stop_value, select_value, confirm_value, others, duration_ms)
  VALUES (${epochKey('?', '?')}, ?, ?, ?, jsonb(?), ?)`;
export const INSERT_HELD_EPOCH = `INSERT INTO held_epochs (trial_id, epoch, stop_value, select_value, confirm_value, others, duration_ms)
  VALUES (?, ?, ?, ?, ?, jsonb(?), ?)`;

/** By their places: to bind them by name takes a seventh longer, and nothing is written as often as an epoch. */
export function bindingsOf(trialId: number, epoch: Epoch, objective: Measure): readonly unknown[] {
  const { train, stop, select, confirm, facts } = epoch;
  const besides = (values: Values): string => textOf(values, objective.name);
  const others =
    `{"train":${textOf(train)},"stop":${besides(stop)},"select":${besides(select)},` +
    `"confirm":${confirm ? besides(confirm) : 'null'},"facts":${textOf(facts)}}`;
  return [
    trialId,
    epoch.epoch,
    valueOf(stop, objective),
    valueOf(select, objective),
    valueOf(confirm, objective),
    others,
    epoch.durationMs,
  ];
}

export function epochOf({ epoch, stopValue, selectValue, confirmValue, others, durationMs }: EpochRow, { name }: Measure): Epoch {
  const { train, stop, select, confirm, facts } = JSON.parse(others) as Omit<Epoch, 'epoch' | 'durationMs'>;
  const whole = (values: Values, value: number | null): Values => (value === null ? values : { [name]: value, ...values });
  return {
    epoch,
    durationMs,
    train,
    stop: whole(stop, stopValue),
    select: whole(select, selectValue),
    confirm: confirm && whole(confirm, confirmValue),
    facts,
  };
}

function textOf(values: Values, without?: string): string {
  let members = '';
  for (const [name, value] of Object.entries(values)) {
    if (name === without || Number.isNaN(value)) continue;
    members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${numberText(value)}`;
  }
  return `{${members}}`;
}

/** JSON has no infinity, but SQLite and JavaScript read a number that is too large as one. */
function numberText(value: number): string {
  return Math.abs(value) === Infinity ? (value > 0 ? '9e999' : '-9e999') : String(value);
}
