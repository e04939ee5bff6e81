/** What the drafted comparison spends, in epochs and in words. */
import { countedText, countText } from '../../../../shared/format/count.ts';
import { PAIRS } from '../../../../shared/experiment.ts';
import type { Recording } from '../../../../shared/replay.ts';
import { ALWAYS, type ComparisonDraft } from './comparison-draft.ts';

/** A budget within which no search sees more of the recording than it should. */
const SHARE_OF_RECORDING = 0.1;
const USUAL_TRIALS = 20;

/** Of what the comparison is made; without a recording strategies are compared by real training. */
export interface Ground {
  readonly maxEpochs: number;
  readonly recording: Pick<Recording, 'totalEpochs'> | null;
}

/** Epochs of each search where the form says none. */
export function usualEpochs({ kind }: ComparisonDraft, { maxEpochs, recording }: Ground): number {
  return recording && kind === 'replay'
    ? Math.max(maxEpochs, Math.floor((recording.totalEpochs * SHARE_OF_RECORDING) / ALWAYS[1].budgetFactor))
    : USUAL_TRIALS * maxEpochs;
}

export function usualBudgetText({ kind }: ComparisonDraft, { maxEpochs, recording }: Ground): string {
  return recording && kind === 'replay'
    ? `Empty: as many epochs as keep every strategy within a tenth of the recording's ${countText(recording.totalEpochs)}.`
    : `Empty: the epochs of ${USUAL_TRIALS} whole trials, ${countText(USUAL_TRIALS * maxEpochs)}.`;
}

/** "5,000 searches, 6,962,000 epochs in all." */
export function effortText({ arms, amount, axis, kind, pairs = PAIRS[kind] }: ComparisonDraft, { maxEpochs }: Ground): string {
  const shares = arms.length + ALWAYS.reduce((sum, { budgetFactor }) => sum + budgetFactor, 0);
  const searches = (arms.length + ALWAYS.length) * pairs;
  const each = amount ?? (axis === 'epochs' && kind === 'training' ? USUAL_TRIALS * maxEpochs : undefined);
  const whole = each === undefined || !pairs ? '' : `, ${countText(shares * each * pairs)} ${axis} in all`;
  return `${countedText(searches, 'search', 'searches')}${whole}.`;
}

/** Whether random search with twice the budget sees too much of the recording. */
export function seesTooMuch({ kind, axis, amount = 0 }: ComparisonDraft, { recording }: Ground): boolean {
  return (
    recording !== null &&
    kind === 'replay' &&
    axis === 'epochs' &&
    amount * ALWAYS[1].budgetFactor > SHARE_OF_RECORDING * recording.totalEpochs
  );
}
