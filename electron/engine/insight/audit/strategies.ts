/** Whether strategies were compared as they must be, in sentences. */
import type { Finding } from '../../../../shared/audit.ts';
import type { ComparisonEvidence } from '../../../../shared/evidence.ts';
import { findingOf, pairsInAll } from '../../../../shared/finding.ts';
import { countedText, countText } from '../../../../shared/format/count.ts';
import { FEWEST_PAIRS } from '../../../../shared/statistics/comparison-levels.ts';
import { capitalised, listed } from '../../../../shared/wording.ts';
import type { AuditedComparison, AuditEvidence, SearchedSession } from './evidence.ts';
import { notApplicable, passed, warned } from './finding.ts';

/** Budgets within a tenth of each other count as equal. */
const EQUAL = 1.1;

export function pairsFinding({ comparisons }: AuditEvidence): Finding {
  if (comparisons.length === 0) return notApplicable('No strategies were compared on this study.');
  const wanting = comparisons.filter(({ evidence }) => evidence.pairs < FEWEST_PAIRS || undecidedIn(evidence).length > 0);
  if (wanting.length > 0)
    return warned(
      wanting.map(pairsSentence).join(' '),
      'Compare with more pairs; until then nobody knows which of them is better, nor that they are equal.',
    );
  const counted = comparisons.map(
    ({ experiment, evidence }) => `${countedText(evidence.pairs, 'pair')} in comparison ${experiment.id}`,
  );
  return passed(`Every two strategies are told apart or seen to be the same, by ${listed(counted)}.`);
}

/** Sessions that a strategy has searched on its own, and arms of comparisons. */
export function budgetsFinding({ sessions, comparisons }: AuditEvidence): Finding {
  const strategies = new Set(sessions.map(({ strategy }) => strategy)).size;
  const [least, most] = [...endsOf(sessions)];
  const unequal = strategies > 1 && most!.epochs > EQUAL * least!.epochs;
  const short = comparisons.flatMap(shortArms);
  if (unequal || short.length > 0) {
    const texts = [
      ...(unequal
        ? [
            `${sessionText(least!)} has spent ${countedText(least!.epochs, 'epoch')} and ${sessionText(most!)} ${countText(most!.epochs)}`,
          ]
        : []),
      ...short,
    ];
    return warned(
      `${capitalised(texts.join('; '))}.`,
      'Do not compare their best values: compare the strategies with equal budgets, paired and repeated.',
    );
  }
  if (strategies < 2 && comparisons.length === 0)
    return notApplicable('One strategy has searched: there are no budgets to compare.');
  const alike =
    strategies > 1
      ? `Sessions of ${countText(strategies)} strategies have spent ${countText(least!.epochs)} to ${countedText(most!.epochs, 'epoch')}`
      : null;
  const whole = comparisons.length > 0 ? 'every strategy of a comparison has spent the budget that it was given' : null;
  return passed(`${capitalised([alike, whole].filter((text) => text !== null).join('; '))}.`);
}

/** Of two of which one is ahead it is known which, though not whether usefully. */
function undecidedIn({ pairwise }: ComparisonEvidence): ComparisonEvidence['pairwise'] {
  return pairwise.filter((pair) => findingOf(pair) === 'undecided');
}

function pairsSentence({ experiment, evidence }: AuditedComparison): string {
  const { pairs, planned, pairwise } = evidence;
  const name = `Comparison ${experiment.id}`;
  if (pairs < FEWEST_PAIRS) return `${name} has ${countedText(pairs, 'pair')}, and below ${FEWEST_PAIRS} nothing can be said.`;
  if (pairs < planned)
    return `${name} was stopped after ${countText(pairs)} of ${countedText(planned, 'pair')}, so that nothing is concluded from it.`;
  const undecided = undecidedIn(evidence);
  const needed = undecided.map(pairsInAll).filter((count) => count !== null);
  const more =
    needed.length === 0
      ? ''
      : `; about ${countText(Math.max(...needed))} would decide ${needed.length === undecided.length ? 'all' : countText(needed.length)} of these`;
  return `${name} leaves ${countText(undecided.length)} of ${countText(pairwise.length)} pairs of strategies undecided after ${countedText(pairs, 'pair')}${more}.`;
}

/** Those that ended before their budget was spent. */
function shortArms({ experiment: { id, arms, budget }, evidence }: AuditedComparison): readonly string[] {
  return evidence.arms.flatMap(({ arm, spent }) => {
    const { label, budgetFactor } = arms[arm]!;
    const given = budget.amount * budgetFactor;
    if (spent === null || EQUAL * spent >= given) return [];
    return [`${label} has spent ${countText(spent)} of ${countText(given)} ${budget.axis} in comparison ${id}`];
  });
}

/** The session that spent least, and the one that spent most. */
function endsOf(sessions: readonly SearchedSession[]): readonly [SearchedSession, SearchedSession] | readonly [] {
  const spent = sessions.toSorted((left, right) => left.epochs - right.epochs);
  return spent.length === 0 ? [] : [spent[0]!, spent.at(-1)!];
}

function sessionText({ number, strategy }: SearchedSession): string {
  return `session ${number} (${strategy})`;
}
