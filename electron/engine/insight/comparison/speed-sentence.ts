/** How much sooner strategies come to what random search ends with, in words: in the median search, and in the mean over all. */
import type { ArmEvidence, ComparisonEvidence, SpeedUp, SpeedWords } from '../../../../shared/evidence.ts';
import type { Arm } from '../../../../shared/experiment.ts';
import { finalDigits } from '../../../../shared/format/gap.ts';
import { percentText, significanceText, writtenWith } from '../../../../shared/format/value.ts';
import { SINGLE_LEVEL, SOONER_LEVEL } from '../../../../shared/statistics/comparison-levels.ts';
import { listed } from './sentences.ts';
import { shortLabels } from './short-labels.ts';
import { candidatesOf } from './yardsticks.ts';

const MOST_WORDS = 25;

/** The intervals stand in the table of arms. Null where no strategy can be held against random search. */
export function speedWords(evidence: ComparisonEvidence, arms: readonly Arm[]): SpeedWords | null {
  const { arms: found, target } = evidence;
  const candidates = candidatesOf(arms).flatMap((arm) => armWith(found[arm]!));
  if (candidates.length === 0 || target === null) return null;
  const labels = shortLabels(arms);
  const decided = candidates
    .filter(({ speedUp }) => speedUp.word !== 'undecided')
    .toSorted((one, other) => medianOf(one) - medianOf(other));
  const open = candidates.filter(({ speedUp }) => speedUp.word === 'undecided');
  const goal = writtenWith(finalDigits(evidence), target);
  const said =
    decided.length === 0 ? [] : [`These are medians; in the mean over all searches ${sharesOf(decided, labels, meanOf)}.`];
  const beside = [...said, ...openSentences(open, labels, decided.length > 0)];
  const shares = sharesOf(decided, labels, medianOf, `Of random search’s epochs to ${goal}, its median end,`);
  return {
    sentence:
      decided.length === 0
        ? `It is not shown that any strategy takes fewer epochs than random search to ${goal}, with which its median search ends.`
        : `${shares}.`,
    beside: beside.length === 0 ? null : beside.join(' '),
  };
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

/** "TPE takes 55 %, Hyperband 56 %", or where names do not fit "3 strategies take 50 % to 60 %". @param before what leads to it */
function sharesOf(decided: readonly Held[], labels: readonly string[], shareOf: (held: Held) => number, before?: string): string {
  const each = decided.map((held, at) => `${labels[held.arm]!}${at === 0 ? ' takes' : ''} ${shareText(held, shareOf)}`);
  const counted = `${decided.length} strategies take ${rangeText(decided.map(shareOf))}`;
  const [named, short] = [each.join(', '), counted].map((shares) => (before === undefined ? shares : `${before} ${shares}`));
  return named!.split(' ').length <= MOST_WORDS ? named! : short!;
}

/** Of which strategies nothing is shown; a sentence of its own for each whose p or interval alone would say another thing. */
function openSentences(open: readonly Held[], labels: readonly string[], others: boolean): readonly string[] {
  const [plain, told] = [
    open.filter(({ speedUp }) => reasonOf(speedUp) === null),
    open.filter(({ speedUp }) => reasonOf(speedUp)),
  ];
  const named = listed(plain.map(({ arm }) => labels[arm]!));
  return [
    ...(others && plain.length > 0 ? [`For ${named} no difference is shown.`] : []),
    ...told.map(({ arm, speedUp }) => `For ${labels[arm]!} none is shown: ${reasonOf(speedUp)}.`),
  ];
}

/** Null where p and interval agree that nothing is shown. */
function reasonOf({ p, epochs: { low, high } }: SpeedUp): string | null {
  const written = `p ${significanceText(p)}`;
  if (p < SOONER_LEVEL) return `${written}, but its interval reaches 100 %`;
  if ((high !== null && high < 1) || (low !== null && low > 1))
    return `its interval leaves 100 % out, but ${written} is not below ${SOONER_LEVEL}`;
  return p < USUAL_LEVEL ? `${written} is not below ${SOONER_LEVEL}, and its interval reaches 100 %` : null;
}

/** Below it a reader takes a p for a finding. */
const USUAL_LEVEL = 1 - SINGLE_LEVEL;

/** Of a strategy that is later half of the searches may never come there: it is above what the interval begins with. */
const medianOf = ({ speedUp: { epochs } }: Held): number => epochs.value ?? epochs.low!;
const shareText = (held: Held, shareOf: (held: Held) => number): string =>
  `${shareOf === medianOf && held.speedUp.epochs.value === null ? 'over ' : ''}${percentText(shareOf(held))}`;
const meanOf = ({ speedUp }: Held): number => speedUp.meanEpochs.value!;

/** "71 % to 91 %" */
function rangeText(shares: readonly number[]): string {
  const ends = [Math.min(...shares), Math.max(...shares)].map(percentText);
  return [...new Set(ends)].join(' to ');
}
