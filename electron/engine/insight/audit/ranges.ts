/** Whether the best configurations of a study gather at an end of a range, in a sentence. */
import type { Finding } from '../../../../shared/audit.ts';
import { countedText, countText } from '../../../../shared/format/count.ts';
import { parameterText } from '../../../../shared/format/parameter.ts';
import type { FloatDimension, IntDimension, Params } from '../../../../shared/model.ts';
import { incompleteBeta } from '../../../../shared/statistics/incomplete-beta.ts';
import { listed } from '../../../../shared/wording.ts';
import { LEADING, type AuditEvidence } from './evidence.ts';
import { notApplicable, passed, warned } from './finding.ts';

/** A twentieth of a range is its end. */
const END = 0.05;
/** So many of the leading configurations at one end come by chance in fewer studies than this, over all ends together. */
const CHANCE = 0.01;
/** With fewer the leading ones are hardly fewer than all. */
const FEWEST_CONFIGURATIONS = 3 * LEADING;

interface End {
  readonly name: string;
  readonly end: 'low' | 'high';
  readonly value: number;
  /** How many of the leading configurations have the parameter. */
  readonly of: number;
  /** How many of these lie there. */
  readonly found: number;
  /** Of so many or more, if values were drawn from the whole range. */
  readonly chance: number;
}

export function rangesFinding({ space, reachable, leading, configurations }: AuditEvidence): Finding {
  if (configurations < FEWEST_CONFIGURATIONS || leading.length < LEADING)
    return notApplicable(
      `${countedText(configurations, 'configuration')} say too little of where the optimum is: it takes ${FEWEST_CONFIGURATIONS}.`,
    );
  const ends = reachable.map(({ name, end }) => endOf(name, end, space[name] as FloatDimension | IntDimension, leading));
  const gathered = ends.filter(({ chance }) => chance < CHANCE / ends.length);
  if (gathered.length === 0) return passed(`The ${leading.length} best configurations do not gather at an end of any range.`);
  const texts = gathered.map(
    ({ name, end, value, of, found }) =>
      `${countText(found)} of the ${countText(of)} best that have ${name} have it at the ${end} end of its range (${parameterText(value)})`,
  );
  return warned(
    `${listed(texts)}: the optimum may lie beyond.`,
    'Search beyond it as well, or say why nothing is searched there.',
  );
}

/** An end of a range; where the range has few values, the outermost one. */
function endOf(name: string, end: End['end'], dimension: FloatDimension | IntDimension, leading: readonly Params[]): End {
  const { low, high, scale = 'linear' } = dimension;
  const place = scale === 'log' ? Math.log : (value: number): number => value;
  const value = end === 'low' ? low : high;
  const distance = (other: number): number => Math.abs((place(other) - place(value)) / (place(high) - place(low)));
  const values = leading.map((params) => params[name]).filter((one) => typeof one === 'number');
  const found = values.filter((one) => distance(one) <= END).length;
  const share = Math.max(END, 1 / valuesOf(dimension));
  return { name, end, value, of: values.length, found, chance: chanceOf(found, values.length, share) };
}

/** How many values the range has. */
function valuesOf({ type, low, high, step, scale }: FloatDimension | IntDimension): number {
  if (step === undefined) return type === 'int' && scale !== 'log' ? high - low + 1 : Infinity;
  return 1 + Math.floor((scale === 'log' ? Math.log(high / low) / Math.log(step) : (high - low) / step) + 1e-9);
}

/** That so many or more of a number lie in a part of the range with this share of it: the upper tail of the binomial distribution. */
function chanceOf(found: number, of: number, share: number): number {
  return found === 0 ? 1 : incompleteBeta(share, found, of - found + 1);
}
