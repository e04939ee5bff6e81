/**
 * Choices that bring dimensions of their own: `{"value": "conv", "space": {"kernel": {..}}}` among the values of a choice. The
 * dimensions of a branch are those of the whole space that are active where it is chosen; so they are written beside the others.
 */
import { refuse } from './check.ts';

type Dimensions = Readonly<Record<string, object>>;

interface Branch {
  readonly value: unknown;
  readonly space: Dimensions;
}

/** The space without nesting, each choice before its branches. @throws TrialdeckError usage, where a name stands in two places */
export function flattened(space: Dimensions): Dimensions {
  const flat: Record<string, object> = {};
  for (const [name, dimension] of listed(space)) {
    if (Object.hasOwn(flat, name))
      refuse(name, `${name} is a name of two dimensions; allowed is each name once in all branches.`);
    flat[name] = dimension;
  }
  return flat;
}

function listed(space: Dimensions): readonly (readonly [string, object])[] {
  return Object.entries(space).flatMap(([name, dimension]) => {
    const values: unknown = 'values' in dimension ? dimension.values : undefined;
    if (!Array.isArray(values) || !values.some(isBranch)) return [[name, dimension] as const];
    const plain = { ...dimension, values: values.map((value: unknown) => (isBranch(value) ? value.value : value)) };
    return [[name, plain] as const, ...values.filter(isBranch).flatMap((branch) => inBranch(name, branch))];
  });
}

function inBranch(choice: string, { value, space }: Branch): readonly (readonly [string, object])[] {
  return listed(space).map(([name, dimension]) => {
    const own = 'when' in dimension ? dimension.when : undefined;
    const when = typeof own === 'object' && own !== null ? { [choice]: [value], ...own } : { [choice]: [value] };
    return [name, { ...dimension, when }] as const;
  });
}

function isBranch(value: unknown): value is Branch {
  if (typeof value !== 'object' || value === null || !('value' in value) || !('space' in value)) return false;
  const { space } = value;
  return (
    typeof space === 'object' && space !== null && Object.values(space).every((part) => typeof part === 'object' && part !== null)
  );
}
