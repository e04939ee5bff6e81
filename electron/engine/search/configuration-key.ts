import type { Params } from '../../../shared/model.ts';

/** Equal for equal configurations, whatever the order of their parameters. */
export function configurationKey(params: Params): string {
  const known = keys.get(params);
  if (known !== undefined) return known;
  const key = JSON.stringify(Object.entries(params).sort(([left], [right]) => (left < right ? -1 : 1)));
  keys.set(params, key);
  return key;
}

/** A configuration never changes, and a session asks for the key of each at every question. */
const keys = new WeakMap<Params, string>();
