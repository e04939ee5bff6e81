/** What predictions come to, row by row. Pure. */
import type { Share, VaultValue } from '../../../shared/confirmation.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { countText } from '../../../shared/format/count.ts';
import { clopperPearson } from '../../../shared/statistics/clopper-pearson.ts';

const LEVEL = 0.95;
/** Rows in which rounding may decide: see predicted-classes.ts. */
const MOST_OTHERS = 0.001;

/** The share of right answers among all rows, and among those of each class that has any. */
export function vaultShares(
  predicted: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: readonly string[],
): { readonly all: Share; readonly classes: VaultValue['classes'] } {
  const rows = Array.from({ length: labels.length }, (_, row) => row);
  const share = (of: readonly number[]): Share => {
    const right = of.filter((row) => predicted[row] === labels[row]).length;
    return { right, rows: of.length, ...clopperPearson(right, of.length, LEVEL) };
  };
  const byClass = classes.map((name, label) => ({ name, own: rows.filter((row) => labels[row] === label) }));
  return {
    all: share(rows),
    classes: byClass.filter(({ own }) => own.length > 0).map(({ name, own }) => ({ name, ...share(own) })),
  };
}

/**
 * Holds predictions on *confirm* against the share of right answers that was recorded.
 * @throws TrialdeckError unavailable, where they cannot be those of the model that was confirmed
 */
export function refuseOthers(predicted: ArrayLike<number>, labels: ArrayLike<number>, recordedShare: number): void {
  const rows = labels.length;
  const right = Array.from({ length: rows }, (_, row) => row).filter((row) => predicted[row] === labels[row]).length;
  const recorded = Math.round(recordedShare * rows);
  if (Math.abs(right - recorded) <= Math.max(1, MOST_OTHERS * rows)) return;
  throw new TrialdeckError(
    'unavailable',
    `The weights get ${countText(right)} of ${countText(rows)} rows of confirm right and not ${countText(recorded)}, as is recorded: ` +
      'that is another model, and the vault stays closed.',
  );
}
