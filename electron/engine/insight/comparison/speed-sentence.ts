/** How much sooner strategies come to what random search ends with, in words: in the median search, and in the mean over all. */
import type { ArmEvidence, ComparisonEvidence, Estimated, SpeedUp } from '../../../../shared/evidence.ts';
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
  const goal = `${valueText(target)}, with which its median search ends`;
  if (decided.length === 0) return `It is not shown that any strategy takes fewer epochs than random search to ${goal}.`;
  const each = decided.map(({ arm, speedUp: { epochs } }, at) => {
    const [before, verb] = at === 0 ? ['the median search by', ' needs'] : ['by', ''];
    return `${before} ${labelOf(arms, arm)}${verb} ${shareText(epochs, '95 % interval ')}`;
  });
  const means = listed(decided.map(({ speedUp }) => shareText(speedUp.meanEpochs, '')));
  const others = open.length === 0 ? '' : ` For ${listed(open)} no difference is shown.`;
  return `Of the epochs that random search takes to ${goal}, ${listed(each)}. In the mean over all searches, each counted up to the budget, it is ${means}.${others}`;
}

interface Held {
  readonly arm: number;
  readonly speedUp: SpeedUp;
}

function armWith({ arm, speedUp }: ArmEvidence): readonly Held[] {
  return speedUp === null ? [] : [{ arm, speedUp }];
}

/** "55 % (95 % interval 48 % to 63 %)" */
function shareText({ value, low, high }: Estimated, interval: string): string {
  const end = (share: number | null): string => (share === null ? '…' : percentText(share));
  return `${percentText(value)} (${interval}${end(low)} to ${end(high)})`;
}
