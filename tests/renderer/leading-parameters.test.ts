import { expect, test } from 'vitest';
import { leadingParameters } from '../../renderer/leading-parameters.ts';
import { ASSIGNMENT_SPACE } from '../../shared/network/assignment-space.ts';

test('continuous ranges over powers lead, then other ranges over powers, and nothing that is fixed is among them', () => {
  const leading = leadingParameters(ASSIGNMENT_SPACE);
  expect(leading.slice(0, 3)).toEqual(['learning_rate', 'units', 'l2']);
  expect(leading).toHaveLength(Object.keys(ASSIGNMENT_SPACE).length - 1);
  expect(leading).not.toContain('patience');
});

test('without such ranges the space has the order, and what only some configurations have does not lead', () => {
  const depth = { type: 'int', low: 1, high: 4 } as const;
  const rate = { type: 'float', low: 1e-4, high: 1, scale: 'log', when: { depth: [2] } } as const;
  expect(leadingParameters({ depth, rate })).toEqual(['depth', 'rate']);
  expect(leadingParameters({})).toEqual([]);
});
