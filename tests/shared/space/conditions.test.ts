import { expect, test } from 'vitest';
import type { Space } from '../../../shared/model.ts';
import { holds, isForbidden, isInside, keepActive } from '../../../shared/space/conditions.ts';

const layers: Space = {
  hidden_layers: { type: 'int', low: 1, high: 3 },
  units_2: { type: 'int', low: 4, high: 128, when: { hidden_layers: { min: 2 } } },
  units_3: { type: 'int', low: 4, high: 128, when: { hidden_layers: { min: 3, max: 3 } } },
  head: { type: 'categorical', values: [null, [64, 32]], forbidden: [{ head: [[64, 32]], hidden_layers: { max: 1 } }] },
};

test('bounds belong to what they allow, and only numbers lie within them', () => {
  const wanted = { x: { min: 2, max: 3 } };
  expect([1.9, 2, 3, 3.1, '2', null, [2]].map((x) => holds(wanted, { x }))).toEqual([
    false,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(holds(wanted, {})).toBe(false);
});

test('null and lists are values like others', () => {
  expect(holds({ x: [null] }, { x: null })).toBe(true);
  expect(holds({ x: [null] }, {})).toBe(false);
  expect(holds({ x: [[1, 2]] }, { x: [1, 2] })).toBe(true);
  expect(holds({ x: [[1, 2]] }, { x: [2, 1] })).toBe(false);
});

test('a condition by range keeps the layers that there are', () => {
  const all = { hidden_layers: 2, units_2: 8, units_3: 8, head: null };
  expect(keepActive(layers, all)).toEqual({ hidden_layers: 2, units_2: 8, head: null });
});

test('a forbidden combination is not inside the space', () => {
  const forbidden = { hidden_layers: 1, head: [64, 32] };
  expect([isForbidden(layers, forbidden), isInside(layers, forbidden)]).toEqual([true, false]);
  expect(isInside(layers, { hidden_layers: 1, head: null })).toBe(true);
  expect(isInside(layers, { hidden_layers: 2, units_2: 4, head: [64, 32] })).toBe(true);
});
