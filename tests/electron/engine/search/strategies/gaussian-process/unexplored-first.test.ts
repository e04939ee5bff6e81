import { expect, test } from 'vitest';
import { axesOf } from '../../../../../../electron/engine/search/coordinates.ts';
import { maskOf } from '../../../../../../electron/engine/search/strategies/gaussian-process/activity.ts';
import { unexploredFirst } from '../../../../../../electron/engine/search/strategies/gaussian-process/unexplored-first.ts';
import type { Space } from '../../../../../../shared/model.ts';

const SPACE: Space = {
  optimizer: { type: 'categorical', values: ['sgd', 'adam'] },
  momentum: { type: 'float', low: 0, high: 1, when: { optimizer: ['sgd'] } },
};
const axes = axesOf(SPACE);
const area = { axes, mask: maskOf(SPACE, axes) };
const SGD = 0;
const ADAM = 1;
const order = (candidates: readonly (readonly number[])[], tried: readonly (readonly number[])[]) =>
  unexploredFirst(
    candidates.map((point, at) => ({ point: Float64Array.from(point), value: -at })),
    area,
    tried.map((point) => Float64Array.from(point)),
  ).map(({ point }) => [...point]);

test('where the best candidate repeats a trial, other parts of the space come first and the repetition last', () => {
  const [repetition, beside, other] = [
    [SGD, 0.5004],
    [SGD, 0.6],
    [ADAM, 0.5],
  ];
  expect(order([repetition, beside, other], [[SGD, 0.5]])).toEqual([other, beside, repetition]);
});

test('what is better than a repetition keeps its place', () => {
  const candidates = [
    [SGD, 0.6],
    [ADAM, 0.5],
    [SGD, 0.5],
  ];
  expect(order(candidates, [[SGD, 0.5]])).toEqual(candidates);
});

test('what differs in an inactive parameter only is a repetition', () => {
  const [adam, sgd] = [
    [ADAM, 0.1],
    [SGD, 0.1],
  ];
  expect(order([adam, sgd], [[ADAM, NaN]])).toEqual([sgd, adam]);
});
