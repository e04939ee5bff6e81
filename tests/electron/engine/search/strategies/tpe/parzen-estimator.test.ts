import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { axesOf, encode } from '../../../../../../electron/engine/search/coordinates.ts';
import { parzenEstimator } from '../../../../../../electron/engine/search/strategies/tpe/parzen-estimator.ts';
import { randomFor } from '../../../../../../shared/random.ts';
import type { Params, Space } from '../../../../../../shared/model.ts';
const recorded = JSON.parse(readFileSync('tests/fixtures/optuna/parzen.json', 'utf8')) as {
  readonly cases: readonly {
    readonly observations: readonly Params[];
    readonly points: readonly Params[];
    readonly logDensities: readonly number[];
  }[];
};

const SPACE: Space = {
  dropout_rate: { type: 'float', low: 0, high: 0.6 },
  learning_rate: { type: 'float', low: 1e-5, high: 0.1, scale: 'log' },
  momentum: { type: 'float', low: 0.5, high: 0.9, step: 0.1 },
  hidden_layers: { type: 'int', low: 1, high: 5 },
  units: { type: 'int', low: 16, high: 1024, scale: 'log' },
  activation: { type: 'categorical', values: ['relu', 'tanh', 'elu'] },
};
const axes = axesOf(SPACE);

test.each(recorded.cases)('densities are those of Optuna 5, case $#', ({ observations, points, logDensities }) => {
  const estimator = parzenEstimator(
    axes,
    observations.map((params) => encode(axes, params)),
  );
  // Optuna's are densities of the rate and of the logarithm of the learning rate, ours of their places in [0, 1].
  const perPlace = Math.log(0.6) + Math.log(Math.log(0.1) - Math.log(1e-5));
  points.forEach((params, at) => {
    expect(estimator.logDensity(encode(axes, params))).toBeCloseTo(logDensities[at]! + perPlace, 9);
  });
});

const CONDITIONAL: Space = {
  optimizer: { type: 'categorical', values: ['momentum', 'adam'] },
  momentum: { type: 'int', low: 1, high: 4, when: { optimizer: ['momentum'] } },
};

test('the probabilities of all configurations of a conditional space add up to 1', () => {
  const conditional = axesOf(CONDITIONAL);
  const seen = [{ optimizer: 'adam' }, { optimizer: 'momentum', momentum: 2 }, { optimizer: 'momentum', momentum: 4 }];
  const estimator = parzenEstimator(
    conditional,
    seen.map((params) => encode(conditional, params)),
  );
  const all = [{ optimizer: 'adam' }, ...[1, 2, 3, 4].map((momentum) => ({ optimizer: 'momentum', momentum }))];
  const sum = all.reduce((total, params) => total + Math.exp(estimator.logDensity(encode(conditional, params))), 0);
  expect(sum).toBeCloseTo(1, 9);
});

test('draws are as frequent as their density says', () => {
  const discrete: Space = { hidden_layers: SPACE['hidden_layers']!, activation: SPACE['activation']! };
  const onDiscrete = axesOf(discrete);
  const seen = [
    { hidden_layers: 1, activation: 'relu' },
    { hidden_layers: 4, activation: 'elu' },
  ];
  const estimator = parzenEstimator(
    onDiscrete,
    seen.map((params) => encode(onDiscrete, params)),
  );
  const random = randomFor('frequencies');
  const draws = Array.from({ length: 20_000 }, () => estimator.draw(random).join());
  for (const params of [...seen, { hidden_layers: 3, activation: 'tanh' }]) {
    const point = encode(onDiscrete, params);
    const share = draws.filter((drawn) => drawn === point.join()).length / draws.length;
    expect(Math.abs(share - Math.exp(estimator.logDensity(point)))).toBeLessThan(0.01);
  }
});
