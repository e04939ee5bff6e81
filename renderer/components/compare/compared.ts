/** Trials side by side: the rows of their table, and which values differ. */
import type { StudyOverview } from '../../../shared/contract/studies.ts';
import { durationText } from '../../../shared/format/duration.ts';
import { UNKNOWN } from '../../../shared/format/unknown.ts';
import { measuredText } from '../../../shared/format/value.ts';
import type { TrialDetail } from '../../../shared/trial-detail.ts';
import { bestOf, objectiveOf } from '../../../shared/measure.ts';
import { type ParameterValue } from '../../../shared/model.ts';
import { objectiveText } from '../../../shared/wording.ts';
import { valueRows } from '../../../shared/task.ts';
import { marginOf, marginText } from '../../format/interval.ts';
import { formatIn, parameterNames } from '../trial/configuration.ts';
import { LEAST_COMPARED, MOST_COMPARED } from '../trials/choosing.ts';

export interface ComparedCell {
  readonly text: string;
  /** Half the 95 % interval, beside an estimate. */
  readonly margin?: string;
  /** In a configuration: another value than the first trial's. In a result: the best of the row. */
  readonly marked: boolean;
}

export interface ComparedRow {
  readonly name: string;
  readonly why?: string | undefined;
  readonly numeric: boolean;
  /** Whether the trials disagree. */
  readonly differs: boolean;
  readonly cells: readonly ComparedCell[];
}

/** The ids in an address such as `12,7,12,x`: each once, as many as can be compared. */
export function trialIdsOf(written: unknown): readonly number[] {
  const ids = String(written ?? '')
    .split(',')
    .map(Number)
    .filter((id) => Number.isSafeInteger(id) && id > 0);
  return [...new Set(ids)].slice(0, MOST_COMPARED);
}

export function enoughToCompare(ids: readonly number[]): boolean {
  return ids.length >= LEAST_COMPARED;
}

/** What came out: the value with its interval, then what belongs to it. */
export function resultRows(trials: readonly TrialDetail[], study: StudyOverview): readonly ComparedRow[] {
  const objective = objectiveOf(study);
  const values = trials.map(({ trial }) => trial.value);
  const best = bestOf(
    objective,
    values.filter((value) => value !== null),
  );
  const text = (value: number | null): string => measuredText(value, objective);
  const margin = (value: number | null): { margin?: string } => {
    const known = marginOf(objective, value, valueRows(study.task));
    return known === null ? {} : { margin: marginText(known, objective) };
  };
  const plain = (name: string, texts: readonly string[]): ComparedRow => ({
    name,
    numeric: true,
    differs: new Set(texts).size > 1,
    cells: texts.map((text) => ({ text, marked: false })),
  });
  return [
    {
      name: objectiveText(objective),
      numeric: true,
      differs: new Set(values).size > 1,
      cells: values.map((value) => ({ text: text(value), ...margin(value), marked: value !== null && value === best })),
    },
    plain(
      `stop ${objective.title}`,
      trials.map(({ trial }) => text(trial.stopValue)),
    ),
    plain(
      'best epoch',
      trials.map(({ trial }) => String(trial.bestEpoch ?? UNKNOWN)),
    ),
    plain(
      'epochs',
      trials.map(({ trial }) => `${trial.epochsDone}/${trial.epochs}`),
    ),
    plain(
      'training',
      trials.map(({ trial }) => (trial.startedAt === null ? UNKNOWN : durationText(trial.durationMs))),
    ),
    plain(
      'model seed',
      trials.map(({ trial }) => String(trial.modelSeed)),
    ),
  ];
}

/** The configurations, a row a hyperparameter; what differs from the first trial is marked. */
export function configurationRows(trials: readonly TrialDetail[], { space }: StudyOverview): readonly ComparedRow[] {
  return parameterNames(space, ...trials.map(({ trial }) => trial.params)).map((name) => {
    const values: readonly (ParameterValue | undefined)[] = trials.map(({ trial }) => trial.params[name]);
    const { text, numeric } = formatIn(space, name);
    return {
      name,
      why: space[name]?.why,
      numeric,
      differs: values.some((value) => value !== values[0]),
      cells: values.map((value) => ({ text: text(value), marked: value !== values[0] })),
    };
  });
}
