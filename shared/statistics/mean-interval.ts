import type { Interval } from './interval.ts';
import { mean } from './mean.ts';
import { studentQuantile } from './student-t-quantile.ts';

/** Student's t interval of a mean of independent values. @param values at least two. @param level such as 0.95. */
export function meanInterval(values: readonly number[], level: number): Interval {
  const count = values.length;
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  const margin = studentQuantile(0.5 + level / 2, count - 1) * Math.sqrt(squares / (count - 1) / count);
  return { low: middle - margin, high: middle + margin };
}
