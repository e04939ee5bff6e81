/** What a study's trials can be filtered by, and how each part of a filter is read and changed. */
import type { StudyOverview } from '../../../shared/contract/studies.ts';
import { objectiveOf } from '../../../shared/measure.ts';
import { objectiveText } from '../../../shared/wording.ts';
import type { TrialFilter } from '../../../shared/trial-table.ts';
import type { Dimension, ParameterValue } from '../../../shared/model.ts';
import { indexOfValue } from '../../../shared/same-value.ts';

export type Range = readonly [number | null, number | null];

export interface FilterField {
  /** Key in `ranges` or `choices`, or the name of the filter's own part. */
  readonly key: string;
  readonly title: string;
  readonly kind: 'range' | 'choices' | 'states' | 'sessions' | 'starred' | 'tag';
  readonly values?: readonly ParameterValue[];
  /** What a range is kept in, over what a person reads: 1000 where milliseconds are read as seconds. */
  readonly scale?: number;
}

/** The trial's own fields, then the parameters of the study's space that vary. */
export function filterFields(study: FilteredStudy): readonly FilterField[] {
  return [...ownFields(study), ...Object.entries(study.space).flatMap(([name, dimension]) => parameterField(name, dimension))];
}

type FilteredStudy = Pick<StudyOverview, 'space' | 'sessions' | 'measures' | 'objectives'>;

function ownFields(study: FilteredStudy): readonly FilterField[] {
  const objective = objectiveOf(study);
  return [
    { key: 'states', title: 'state', kind: 'states' },
    ...(study.sessions.length > 1 ? [{ key: 'sessionIds', title: 'session', kind: 'sessions' } as const] : []),
    { key: 'starred', title: 'starred', kind: 'starred' },
    { key: 'tag', title: 'tag', kind: 'tag' },
    { key: 'value', title: objectiveText(objective), kind: 'range' },
    { key: 'stopValue', title: `stop ${objective.title}`, kind: 'range' },
    { key: 'number', title: 'trial number', kind: 'range' },
    { key: 'bestEpoch', title: 'best epoch', kind: 'range' },
    { key: 'epochsDone', title: 'epochs trained', kind: 'range' },
    { key: 'durationMs', title: 'training time (s)', kind: 'range', scale: 1000 },
    { key: 'worker', title: 'worker', kind: 'range' },
  ];
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

/** A range as a person reads it. */
export function shownRange({ scale = 1 }: Pick<FilterField, 'scale'>, [low, high]: Range): Range {
  return [low === null ? null : low / scale, high === null ? null : high / scale];
}

/** A range as it is kept. */
export function keptRange({ scale = 1 }: Pick<FilterField, 'scale'>, [low, high]: Range): Range {
  return [low === null ? null : low * scale, high === null ? null : high * scale];
}

/** The list with the value taken in or out. */
export function toggled<Value extends ParameterValue>(values: readonly Value[], value: Value): readonly Value[] {
  const at = indexOfValue(values, value);
  return at < 0 ? [...values, value] : values.toSpliced(at, 1);
}
