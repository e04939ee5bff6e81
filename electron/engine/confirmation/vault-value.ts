/** What predictions come to, row by row. Pure. */
import type { Share, VaultValue } from '../../../shared/confirmation.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { countText } from '../../../shared/format/count.ts';
import type { Values } from '../../../shared/measure.ts';
import { clopperPearson } from '../../../shared/statistics/clopper-pearson.ts';

const LEVEL = 0.95;
/** Rows in which rounding may decide: see predicted-classes.ts. */
const MOST_OTHERS = 0.001;

/** The share of right answers among all rows, and among those of each class that has any. */
export function vaultShares(
  predicted: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: readonly string[],
): Pick<VaultValue, 'accuracy' | 'classes'> {
  const rows = Array.from({ length: labels.length }, (_, row) => row);
  const share = (of: readonly number[]): Share => {
    const right = of.filter((row) => predicted[row] === labels[row]).length;
    return { right, rows: of.length, ...clopperPearson(right, of.length, LEVEL) };
  };
  const byClass = classes.map((name, label) => ({ name, own: rows.filter((row) => labels[row] === label) }));
  return {
    accuracy: share(rows),
    classes: byClass.filter(({ own }) => own.length > 0).map(({ name, own }) => ({ name, ...share(own) })),
  };
}

/**
 * Holds predictions on *confirm* against the accuracy that was recorded.
 * @throws TrialdeckError unavailable, where they cannot be those of the model that was confirmed
 */
export function refuseOthers(predicted: ArrayLike<number>, labels: ArrayLike<number>, { accuracy }: Values): void {
  const rows = labels.length;
  const right = Array.from({ length: rows }, (_, row) => row).filter((row) => predicted[row] === labels[row]).length;
  const recorded = Math.round(accuracy! * rows);
  if (Math.abs(right - recorded) <= Math.max(1, MOST_OTHERS * rows)) return;
  throw new TrialdeckError(
    'unavailable',
    `The weights get ${countText(right)} of ${countText(rows)} rows of confirm right and not ${countText(recorded)}, as is recorded: ` +
      'that is another model, and the vault stays closed.',
  );
}
