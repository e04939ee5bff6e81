/** Where to begin to look at the parameters of a space. */
import type { Dimension, Space } from '../shared/model.ts';

/**
 * What may differ, the most promising first: of what every configuration has, ranges over several powers, a continuous one before all,
 * as what is given in powers tends to matter most; then the rest. Each in the order of the space.
 */
export function leadingParameters(space: Space): readonly string[] {
  const names = Object.keys(space).filter((name) => space[name]!.type !== 'fixed');
  const powers = names.filter((name) => spansPowers(space[name]!));
  const continuous = powers.filter((name) => space[name]!.type === 'float').slice(0, 1);
  return [...new Set([...continuous, ...powers, ...names])];
}

function spansPowers(dimension: Dimension): boolean {
  const isRange = dimension.type === 'float' || dimension.type === 'int';
  return isRange && dimension.scale === 'log' && dimension.when === undefined;
}
