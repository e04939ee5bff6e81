/** Draws one configuration from a search space. */
import type { Dimension, Params, ParameterValue, Space } from '../../../shared/model.ts';
import type { Random } from '../../../shared/random.ts';
import { beliefOfChoice, beliefOfRange, believes } from '../../../shared/space/belief.ts';
import { isForbidden, keepActive } from '../../../shared/space/conditions.ts';
import { valueAt } from '../../../shared/space/values.ts';

/** Draws of forbidden combinations in a row that are taken back. */
const TAKEN_BACK = 100;

/**
 * A configuration drawn at random: each dimension uniformly on its own scale, or by what a person believes of it, a dimension whose
 * condition does not hold left out. Conditions refer to other dimensions in any order of the space. What the space forbids is drawn
 * again, up to 100 times.
 */
export function createHyperparams(space: Space, random: Random): Params {
  for (let attempt = 1; ; attempt++) {
    const drawn = Object.fromEntries(Object.entries(space).map(([name, dimension]) => [name, drawValue(dimension, random)]));
    const params = keepActive(space, drawn);
    if (attempt > TAKEN_BACK || !isForbidden(space, params)) return params;
  }
}

/** Where a configuration of the space is drawn from, in a sentence. */
export function howDrawn(space: Space): string {
  if (!believes(space)) return 'Drawn at random from the whole space.';
  return 'Drawn at random from the whole space, mostly where good values are believed to lie.';
}

/** A value of the dimension, uniform on its scale or by what is believed of it. */
export function drawValue(dimension: Dimension, random: Random): ParameterValue {
  switch (dimension.type) {
    case 'fixed':
      return dimension.value;
    case 'categorical': {
      const { values } = dimension;
      return values[beliefOfChoice(dimension)?.indexAt(random.next()) ?? random.below(values.length)]!;
    }
    default: {
      const share = random.next();
      return valueAt(dimension, beliefOfRange(dimension)?.placeAt(share) ?? share);
    }
  }
}
