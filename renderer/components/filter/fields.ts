/** What a study's trials can be filtered by, and how each part of a filter is read and changed. */
import type { StudyOverview, TrialFilter } from '../../../shared/contract.ts';
import type { Dimension, ParameterValue } from '../../../shared/model.ts';

export type Range = readonly [number | null, number | null];

export interface FilterField {
  /** Key in `ranges` or `choices`, or the name of the filter's own part. */
  readonly key: string;
  readonly title: string;
  readonly kind: 'range' | 'choices' | 'states' | 'sessions' | 'starred' | 'tag';
  readonly values?: readonly ParameterValue[];
}

const OWN: readonly FilterField[] = [
  { key: 'states', title: 'state', kind: 'states' },
  { key: 'sessionIds', title: 'session', kind: 'sessions' },
  { key: 'starred', title: 'starred', kind: 'starred' },
  { key: 'tag', title: 'tag', kind: 'tag' },
  { key: 'value', title: 'value', kind: 'range' },
  { key: 'epochsDone', title: 'epochs', kind: 'range' },
  { key: 'durationMs', title: 'duration in ms', kind: 'range' },
];

/** The trial's own fields, then the parameters of the study's space that vary. */
export function filterFields({ space, sessions }: StudyOverview): readonly FilterField[] {
  const own = OWN.filter(({ kind }) => kind !== 'sessions' || sessions.length > 1);
  return [...own, ...Object.entries(space).flatMap(([name, dimension]) => parameterField(name, dimension))];
}

function parameterField(name: string, dimension: Dimension): FilterField[] {
  if (dimension.type === 'fixed') return [];
  if (dimension.type === 'categorical') return [{ key: name, title: name, kind: 'choices', values: dimension.values }];
  return [{ key: name, title: name, kind: 'range' }];
}

/** The filter with another range of a field; open at both ends means without it. */
export function withRange(filter: TrialFilter, key: string, [low, high]: Range): TrialFilter {
  const { [key]: _, ...others } = filter.ranges ?? {};
  const ranges = low === null && high === null ? others : { ...others, [key]: [low, high] as const };
  return { ...filter, ranges: Object.keys(ranges).length ? ranges : undefined };
}

/** The filter with other allowed values of a field; none means without it. */
export function withChoices(filter: TrialFilter, key: string, values: readonly ParameterValue[]): TrialFilter {
  const { [key]: _, ...others } = filter.choices ?? {};
  const choices = values.length === 0 ? others : { ...others, [key]: values };
  return { ...filter, choices: Object.keys(choices).length ? choices : undefined };
}

/** The list with the value taken in or out. */
export function toggled<Value>(values: readonly Value[], value: Value): readonly Value[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}
