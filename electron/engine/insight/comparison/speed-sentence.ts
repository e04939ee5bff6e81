/** How much sooner strategies come to what random search ends with, in words. */
import type { ArmEvidence, ComparisonEvidence, SpeedUp } from '../../../../shared/evidence.ts';
import type { Arm } from '../../../../shared/experiment.ts';
import { percentText, valueText } from '../../../../shared/format/value.ts';
import { labelOf, listed } from './sentences.ts';
import { candidatesOf } from './yardsticks.ts';

/** Null where no strategy can be held against random search. */
export function speedSentence({ arms: found, target }: ComparisonEvidence, arms: readonly Arm[]): string | null {
  const candidates = candidatesOf(arms).flatMap((arm) => armWith(found[arm]!));
  if (candidates.length === 0 || target === null) return null;
  const decided = candidates.filter(({ speedUp }) => speedUp.word !== 'undecided');
  const open = candidates.filter(({ speedUp }) => speedUp.word === 'undecided').map(({ arm }) => labelOf(arms, arm));
  const goal = `its final value (median ${valueText(target)})`;
  if (decided.length === 0) return `It is not shown that any strategy takes fewer epochs than random search to ${goal}.`;
  const each = decided.map(({ arm, speedUp }, at) => `${labelOf(arms, arm)}${at === 0 ? ' needs' : ''} ${shareText(speedUp)}`);
  const others = open.length === 0 ? '' : ` For ${listed(open)} no difference is shown.`;
  return `Of the epochs that random search takes to ${goal}, ${listed(each)}.${others}`;
}

interface Held {
  readonly arm: number;
  readonly speedUp: SpeedUp;
}

function armWith({ arm, speedUp }: ArmEvidence): readonly Held[] {
  return speedUp === null ? [] : [{ arm, speedUp }];
}

/** "55 % (95 % interval 48 % to 63 %)" */
function shareText({ epochs: { value, low, high } }: SpeedUp): string {
  const end = (share: number | null): string => (share === null ? '…' : percentText(share));
  return `${percentText(value)} (95 % interval ${end(low)} to ${end(high)})`;
}
