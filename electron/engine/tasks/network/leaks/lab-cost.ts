/** What a training costs in relation to others, so that the time left can be told. Pure. */
import type { LabSetting } from './setting.ts';
import type { LabTraining } from './training.ts';

/** What a training of hardly any rows takes, its share of a worker's start included, in rows that are trained on. */
const LEAST = 20_000;

export function costOf({ data, epochs }: LabTraining, { rows }: LabSetting): number {
  if (data.kind === 'columns of noise' || data.kind === 'rows of persons') return LEAST;
  // Looking at a row takes a third of training on it.
  return LEAST + epochs * (rows.train + (rows.stop + rows.select + rows.confirm) / 3);
}
