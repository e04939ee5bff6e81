/** A dimension of a space in words. */
import type { Condition, Dimension } from '../model.ts';

/** "whole numbers 32 to 512, logarithmic", "relu, tanh", "always 5" */
export function rangeText(dimension: Dimension): string {
  if (dimension.type === 'fixed') return `always ${dimension.value}`;
  if (dimension.type === 'categorical') return dimension.values.join(', ');
  const step = dimension.step === undefined ? '' : ` in ${dimension.scale === 'log' ? 'factors' : 'steps'} of ${dimension.step}`;
  const kind = dimension.type === 'int' ? 'whole numbers ' : '';
  return `${kind}${dimension.low} to ${dimension.high}${step}${dimension.scale === 'log' ? ', logarithmic' : ''}`;
}

/** "optimizer adam or adamw and schedule step" */
export function conditionText(when: Condition): string {
  return Object.entries(when)
    .map(([name, values]) => `${name} ${values.join(' or ')}`)
    .join(' and ');
}
