/** A filter in words, one chip a condition. */
import type { TrialFilter } from '../../../shared/contract.ts';
import { parameter } from '../../format/number.ts';
import { TRIAL_STATES } from '../controls/states.ts';
import { withChoices, withRange, type Range } from './fields.ts';

export interface Chip {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  /** The filter without this condition. */
  readonly without: TrialFilter;
}

const PARAMETER = 'params.';

/** The conditions of a filter in a fixed order; the search text has its own box and no chip. */
export function chipsOf(filter: TrialFilter): readonly Chip[] {
  const { states, sessionIds, starred, tag } = filter;
  return [
    ...one(states?.length, 'states', 'state', states?.map((state) => TRIAL_STATES[state].word.toLowerCase()).join(', '), filter),
    ...one(sessionIds?.length, 'sessionIds', 'session', sessionIds?.join(', '), filter),
    ...one(starred !== undefined, 'starred', starred ? 'starred' : 'not starred', '', filter),
    ...one(tag, 'tag', 'tag', tag, filter),
    ...Object.entries(filter.ranges ?? {}).map(([key, range]) => ({
      key,
      title: titleOf(key),
      text: rangeInWords(range),
      without: withRange(filter, key, [null, null]),
    })),
    ...Object.entries(filter.choices ?? {}).map(([key, values]) => ({
      key,
      title: titleOf(key),
      text: values.map(parameter).join(', '),
      without: withChoices(filter, key, []),
    })),
  ];
}

/** 1e-4…1e-2, at least 0.5, at most 0.9 */
export function rangeInWords([low, high]: Range): string {
  if (low === null) return `at most ${parameter(high)}`;
  return high === null ? `at least ${parameter(low)}` : `${parameter(low)}…${parameter(high)}`;
}

function one(there: unknown, key: keyof TrialFilter, title: string, text: string | undefined, filter: TrialFilter): Chip[] {
  return there ? [{ key, title, text: text ?? '', without: { ...filter, [key]: undefined } }] : [];
}

function titleOf(key: string): string {
  if (key === 'epochsDone') return 'epochs';
  if (key === 'durationMs') return 'duration in ms';
  return key.startsWith(PARAMETER) ? key.slice(PARAMETER.length) : key;
}
