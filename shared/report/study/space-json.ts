import type { Study } from '../../model.ts';

/** A search space as JSON that a search takes again, a hyperparameter a line, without its reasons. */
export function spaceJson({ space }: Pick<Study, 'space'>): string {
  const plain = Object.entries(space).map(
    ([name, { why: _why, rangeWhy: _rangeWhy, expectedImpact: _expected, ...dimension }]) =>
      `  ${JSON.stringify(name)}: ${JSON.stringify(dimension)}`,
  );
  return `{\n${plain.join(',\n')}\n}`;
}
