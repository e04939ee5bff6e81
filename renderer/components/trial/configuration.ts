/** A trial's configuration line by line, beside others that it is held against. */
import { formatOf, type ValueFormat } from '../../../shared/format/dimension.ts';
import { parameterText } from '../../../shared/format/parameter.ts';
import type { TrialDetail } from '../../../shared/trial-detail.ts';
import type { Params, Space } from '../../../shared/model.ts';
import { sameValue } from '../../../shared/same-value.ts';

export interface OtherValue {
  readonly text: string;
  /** Whether it is another value than the trial's. */
  readonly differs: boolean;
}

export interface ConfigurationLine {
  readonly name: string;
  /** Why the hyperparameter is searched. */
  readonly why: string | undefined;
  /** The same in every trial of the study. */
  readonly fixed: boolean;
  readonly own: string;
  readonly incumbent: OtherValue;
  readonly standard: OtherValue;
}

/** The names that a space or a configuration has: those that are searched in the space's order, then those that are fixed. */
export function parameterNames(space: Space, ...configurations: readonly Params[]): readonly string[] {
  const searched = Object.keys(space).filter((name) => space[name]!.type !== 'fixed');
  return [...new Set([...searched, ...Object.keys(space), ...configurations.flatMap((params) => Object.keys(params))])];
}

/** How the values of one parameter are written. */
export function formatIn(space: Space, name: string): ValueFormat {
  const dimension = space[name];
  return dimension === undefined || dimension.type === 'fixed' ? { numeric: false, text: parameterText } : formatOf(dimension);
}

/** A default is written as it was set, and is no other value where the hyperparameter has no effect in the trial. */
export function configurationLines({ trial, incumbent, defaults }: TrialDetail, space: Space): readonly ConfigurationLine[] {
  return parameterNames(space, trial.params).map((name) => {
    const { text } = formatIn(space, name);
    const own = trial.params[name];
    const best = incumbent?.params[name];
    const standard = defaults[name];
    return {
      name,
      why: space[name]?.why,
      fixed: space[name]?.type === 'fixed',
      own: text(own),
      incumbent: { text: text(best), differs: !sameValue(best, own) },
      standard: { text: parameterText(standard), differs: own !== undefined && !sameValue(standard, own) },
    };
  });
}
