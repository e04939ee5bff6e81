/** All configurations of a space that has finitely many. */
import type { Dimension, Params, Space } from '../../../shared/model.ts';
import { holds, isForbidden } from '../../../shared/space/conditions.ts';
import { valueCount, valuesOf } from '../../../shared/space/values.ts';

/** More than anybody will train are not counted out. */
const MOST_COUNTED = 100_000;

/** A configuration with the place of each of its values in its list, in the order of the space; 0 where it is inactive. */
interface Counted {
  readonly params: Params;
  readonly places: readonly number[];
}

/**
 * Each once, conditions respected, without what the space forbids; null where a range has no steps, or where there are more than
 * 100,000. In the order of the first parameter, then of the second, as an odometer that is read from the right.
 */
export function configurationsOf(space: Space): readonly Params[] | null {
  if (leastCount(space) > MOST_COUNTED) return null;
  let found: readonly Counted[] = [{ params: {}, places: Object.keys(space).map(() => 0) }];
  const names = Object.keys(space);
  for (const name of parentsFirst(space)) {
    const extended = extend(found, name, names.indexOf(name), space[name]!);
    if (extended === null) return null;
    found = extended.filter(({ params }) => !isForbidden(space, params));
  }
  return found.toSorted(byPlaces).map(({ params }) => inOrder(names, params));
}

/** What the dimensions that are always active come to. */
function leastCount(space: Space): number {
  return Object.values(space).reduce((product, dimension) => {
    const isCertain = dimension.when === undefined && dimension.forbidden === undefined;
    return isCertain ? product * valueCount(dimension) : product;
  }, 1);
}

function extend(found: readonly Counted[], name: string, at: number, dimension: Dimension): readonly Counted[] | null {
  const active = found.filter(({ params }) => holds(dimension.when, params));
  if (active.length === 0) return found;
  if (found.length - active.length + active.length * valueCount(dimension) > MOST_COUNTED) return null;
  const values = valuesOf(dimension)!;
  return found.flatMap((one) => {
    if (!holds(dimension.when, one.params)) return [one];
    return values.map((value, place): Counted => ({
      params: { ...one.params, [name]: value },
      places: one.places.with(at, place),
    }));
  });
}

/** The names in an order in which each comes after those that its condition names. */
function parentsFirst(space: Space): readonly string[] {
  const placed = new Set<string>();
  const place = (name: string): void => {
    if (placed.has(name)) return;
    for (const parent of Object.keys(space[name]?.when ?? {})) if (Object.hasOwn(space, parent)) place(parent);
    placed.add(name);
  };
  Object.keys(space).forEach(place);
  return [...placed];
}

function byPlaces(one: Counted, other: Counted): number {
  for (let at = one.places.length - 1; at >= 0; at--) {
    const difference = one.places[at]! - other.places[at]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

function inOrder(names: readonly string[], params: Params): Params {
  return Object.fromEntries(names.flatMap((name) => (name in params ? [[name, params[name]!] as const] : [])));
}
