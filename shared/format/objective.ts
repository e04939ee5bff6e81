/** Values of a study's objective, written alike wherever they stand. */
import { objectiveOf, type Judged } from '../measure.ts';
import { orUnknown } from './unknown.ts';
import { digitsFor, writtenWith } from './value.ts';

export interface FoundValues extends Judged {
  /** The best value over the trials so far. */
  readonly incumbent: readonly (number | null)[];
  readonly bestValue: number | null;
  readonly defaultValue: number | null;
  readonly wholeValues: boolean;
}

/** With as many decimals as what the study has found takes. */
export function objectiveFormat(study: FoundValues): (value: number | null | undefined) => string {
  const digits = digitsFor([...study.incumbent, study.bestValue, study.defaultValue], objectiveOf(study), study.wholeValues);
  return (value) => orUnknown(value, (known) => writtenWith(digits, known));
}
