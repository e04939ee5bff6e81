/** A filter in words, one chip a condition. */
import { parameterText } from '../../../shared/format/parameter.ts';
import type { Session } from '../../../shared/model.ts';
import type { TrialFilter } from '../../../shared/trial-table.ts';
import { TRIAL_STATES } from '../controls/states.ts';
import { shownRange, withChoices, withRange, type FilterField, type Range } from './fields.ts';

export interface Chip {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  /** By which the condition can be changed. */
  readonly field?: FilterField | undefined;
  /** The filter without this condition. */
  readonly without: TrialFilter;
}

const PARAMETER = 'params.';

/** The conditions of a filter in a fixed order; the search text has its own box and no chip. */
export function chipsOf(
  filter: TrialFilter,
  fields: readonly FilterField[],
  sessions: readonly Pick<Session, 'id' | 'number'>[],
): readonly Chip[] {
  const { states, sessionIds, starred, tag } = filter;
  const named = (key: string): Pick<Chip, 'key' | 'title' | 'field'> => {
    const name = key.startsWith(PARAMETER) ? key.slice(PARAMETER.length) : key;
    const field = fields.find((candidate) => candidate.key === name);
    return { key, title: field?.title ?? name, field };
  };
  const one = (key: keyof TrialFilter, text = ''): Chip => ({ ...named(key), text, without: { ...filter, [key]: undefined } });
  return [
    ...(states?.length ? [one('states', states.map((state) => TRIAL_STATES[state].word.toLowerCase()).join(', '))] : []),
    ...(sessionIds?.length ? [one('sessionIds', numbersOf(sessionIds, sessions).join(', '))] : []),
    ...(starred === undefined ? [] : [{ ...one('starred'), title: starred ? 'starred' : 'not starred' }]),
    ...(tag ? [one('tag', tag)] : []),
    ...Object.entries(filter.ranges ?? {}).map(([key, range]) => ({
      ...named(key),
      text: rangeInWords(shownRange(named(key).field ?? {}, range)),
      without: withRange(filter, key, [null, null]),
    })),
    ...Object.entries(filter.choices ?? {}).map(([key, values]) => ({
      ...named(key),
      text: values.map(parameterText).join(', '),
      without: withChoices(filter, key, []),
    })),
  ];
}

/** Of those that the study still has. */
function numbersOf(ids: readonly number[], sessions: readonly Pick<Session, 'id' | 'number'>[]): readonly number[] {
  return sessions.filter(({ id }) => ids.includes(id)).map(({ number }) => number);
}

/** 1e-4…1e-2, at least 0.5, at most 0.9 */
export function rangeInWords([low, high]: Range): string {
  if (low === null) return `at most ${parameterText(high)}`;
  return high === null ? `at least ${parameterText(low)}` : `${parameterText(low)}…${parameterText(high)}`;
}
