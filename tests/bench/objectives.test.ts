import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { OBJECTIVES } from '../../bench/objectives.ts';
import { createHyperparams } from '../../electron/engine/search/create-hyperparams.ts';
import type { Params } from '../../shared/model.ts';
import { randomFor } from '../../shared/random.ts';

/** Published minimisers of the test functions, and the middles of the bowls of the others. */
const BEST: Readonly<Record<string, Params>> = {
  branin: { x: Math.PI, y: 2.275 },
  hartmann6: { x1: 0.20169, x2: 0.150011, x3: 0.476874, x4: 0.275332, x5: 0.311652, x6: 0.6573 },
  rosenbrock4: { x1: 1, x2: 1, x3: 1, x4: 1 },
  mixed: { x: 0.6, y: 0.7, rate: 1e-3, depth: 4, width: 32, kind: 'c' },
  conditional: { model: 'network', rate: 10 ** -2.5, momentum: 0.9, layers: 3 },
  'noisy-hartmann3': { x1: 0.114614, x2: 0.555649, x3: 0.852547 },
  tuning: {
    learning_rate: 1e-3 * Math.SQRT1_2,
    batch_size: 64,
    hidden_layers: 2,
    units: 512,
    dropout_rate: 0.2,
    activation: 'relu',
    weight_decay: 1e-4,
  },
};

test.each(OBJECTIVES)('$name has its minimum where it is said to be', ({ name, space, value, minimum }) => {
  expect(value(BEST[name]!)).toBeCloseTo(minimum, 5);
  const random = randomFor(name);
  for (let draw = 0; draw < 500; draw++) expect(value(createHyperparams(space, random))).toBeGreaterThanOrEqual(minimum);
});

interface Recorded {
  readonly name: string;
  readonly minimum: number;
  readonly noise: number;
  readonly values: readonly { readonly params: Params; readonly value: number }[];
}

test('the peers search the same objectives', () => {
  const recorded = JSON.parse(readFileSync('tests/fixtures/objectives/values.json', 'utf8')) as readonly Recorded[];
  expect(recorded.map(({ name, minimum, noise }) => ({ name, minimum, noise }))).toEqual(
    OBJECTIVES.map(({ name, minimum, noise }) => ({ name, minimum, noise })),
  );
  for (const [at, { name, values }] of recorded.entries())
    for (const { params, value } of values) expect(OBJECTIVES[at]!.value(params), name).toBeCloseTo(value, 9);
});
