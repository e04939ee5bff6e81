/** How much sooner strategies come to what random search ends with, in words: in the median search, and in the mean over all. */
import type { ArmEvidence, ComparisonEvidence, SpeedUp } from '../../../../shared/evidence.ts';
import type { Arm } from '../../../../shared/experiment.ts';
import { finalDigits } from '../../../../shared/format/gap.ts';
import { percentText, writtenWith } from '../../../../shared/format/value.ts';
import { listed } from './sentences.ts';
import { shortLabels } from './short-labels.ts';
import { candidatesOf } from './yardsticks.ts';

const MOST_WORDS = 25;

/** The intervals stand in the table of arms. Null where no strategy can be held against random search. */
export function speedSentence(evidence: ComparisonEvidence, arms: readonly Arm[]): string | null {
  const { arms: found, target } = evidence;
  const candidates = candidatesOf(arms).flatMap((arm) => armWith(found[arm]!));
  if (candidates.length === 0 || target === null) return null;
  const labels = shortLabels(arms);
  const decided = candidates
    .filter(({ speedUp }) => speedUp.word !== 'undecided')
    .toSorted((one, other) => medianOf(one) - medianOf(other));
  const open = candidates.filter(({ speedUp }) => speedUp.word === 'undecided').map(({ arm }) => labels[arm]!);
  const goal = writtenWith(finalDigits(evidence), target);
  if (decided.length === 0)
    return `It is not shown that any strategy takes fewer epochs than random search to ${goal}, with which its median search ends.`;
  const before = `Of random search’s epochs to ${goal}, its median end,`;
  const each = decided.map((held, at) => `${labels[held.arm]!}${at === 0 ? ' takes' : ''} ${medianText(held)}`);
  const named = `${before} ${each.join(', ')}.`;
  const counted = `${before} ${decided.length} strategies take ${rangeText(decided.map(medianOf))}.`;
  const medians = named.split(' ').length <= MOST_WORDS ? named : counted;
  const others = open.length === 0 ? '' : ` For ${listed(open)} no difference is shown.`;
  return `${medians} These are medians; in the mean over all searches it is ${rangeText(decided.map(meanOf))}.${others}`;
}

/** Whether a strategy comes there sooner than random search. */
export function anySooner({ arms: found }: Pick<ComparisonEvidence, 'arms'>, arms: readonly Arm[]): boolean {
  return candidatesOf(arms).some((arm) => found[arm]!.speedUp?.word === 'sooner');
}

interface Held {
  readonly arm: number;
  readonly speedUp: SpeedUp;
}

function armWith({ arm, speedUp }: ArmEvidence): readonly Held[] {
  return speedUp === null ? [] : [{ arm, speedUp }];
}

/** Of a strategy that is later half of the searches may never come there: it is above what the interval begins with. */
const medianOf = ({ speedUp: { epochs } }: Held): number => epochs.value ?? epochs.low!;
const medianText = (held: Held): string => `${held.speedUp.epochs.value === null ? 'over ' : ''}${percentText(medianOf(held))}`;
const meanOf = ({ speedUp }: Held): number => speedUp.meanEpochs.value!;

/** "71 % to 91 %" */
function rangeText(shares: readonly number[]): string {
  const ends = [Math.min(...shares), Math.max(...shares)].map(percentText);
  return [...new Set(ends)].join(' to ');
}
