import { expect, test } from 'vitest';
import { categoryDivisions, evenDivisions, numberDivisions, stepDivisions } from '../../../db/plots/divisions.ts';

test('even cells hold their lower edge; what lies beyond the ends belongs to the outermost ones', () => {
  const { edges, labels, cell } = evenDivisions(0, 10, 5, 'linear');
  expect(edges).toEqual([0, 2, 4, 6, 8, 10]);
  expect(labels).toEqual(['0 – 2', '2 – 4', '4 – 6', '6 – 8', '8 – 10']);
  expect([-1, 0, 2, 9.9, 10, 11].map(cell)).toEqual([0, 0, 1, 4, 4, 4]);
});

test('on a log scale cells have equal ratios', () => {
  const { edges, cell } = evenDivisions(0.001, 10, 4, 'log');
  for (const [at, edge] of [0.001, 0.01, 0.1, 1, 10].entries()) expect(edges[at]).toBeCloseTo(edge, 12);
  expect([0.0011, 0.05, 0.5, 5].map(cell)).toEqual([0, 1, 2, 3]);
});

test('one value alone gets cells around it', () => {
  expect(evenDivisions(3, 3, 1, 'linear').edges).toEqual([2.5, 3.5]);
  expect(evenDivisions(0.5, 0.5, 1, 'log').edges).toEqual([0.25, 1]);
});

test('steps and categories have a cell each, around their value', () => {
  const steps = stepDivisions(16, 3, 16);
  expect(steps.edges).toEqual([8, 24, 40, 56]);
  expect(steps.labels).toEqual(['16', '32', '48']);
  expect([16, 23, 25, 48].map(steps.cell)).toEqual([0, 0, 1, 2]);
  expect(categoryDivisions(['adam', 'sgd'])).toMatchObject({ labels: ['adam', 'sgd'], edges: [-0.5, 0.5, 1.5] });
});

test('a dimension of few steps is cut by its steps, of many or on a log scale evenly', () => {
  const layers = { type: 'int', low: 1, high: 5, default: 2 } as const;
  expect(numberDivisions(layers, 1, 5, 20).labels).toEqual(['1', '2', '3', '4', '5']);
  expect(numberDivisions({ ...layers, high: 500 }, 1, 500, 20).labels).toHaveLength(20);
  expect(numberDivisions({ ...layers, scale: 'log' }, 1, 5, 20).labels).toHaveLength(20);
  expect(numberDivisions(null, 0, 1, 4).edges).toEqual([0, 0.25, 0.5, 0.75, 1]);
});
