/** Labels of arms as a headline has room for them. */
import type { Arm } from '../../../../shared/experiment.ts';

/** By arm: "TPE" for "Tree-structured Parzen estimator (TPE)"; as it is where two would be called the same. */
export function shortLabels(arms: readonly Pick<Arm, 'label'>[]): readonly string[] {
  const short = arms.map(({ label }) => shortened(label));
  return arms.map(({ label }, at) => (short.filter((other) => other === short[at]).length > 1 ? label : short[at]!));
}

/** What stands in brackets is its abbreviation, or more than a headline has to say; which time the same arm is there stays. */
function shortened(label: string): string {
  const [, whole = label, time = ''] = /^(.+?)( \(\d+\))?$/.exec(label) ?? [];
  const [, title, inside] = /^(.+?) \(([^()]+)\)$/.exec(whole) ?? [];
  if (title === undefined || inside === undefined) return label;
  return `${/^[A-Z-]{2,8}$/.test(inside) ? inside : title}${time}`;
}
