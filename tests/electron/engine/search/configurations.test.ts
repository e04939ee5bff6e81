import { expect, test } from 'vitest';
import { configurationsOf } from '../../../../electron/engine/search/configurations.ts';

test('each combination once, those that differ in what is inactive only once', () => {
  const configurations = configurationsOf({
    optimizer: { type: 'categorical', values: ['momentum', 'adam'] },
    momentum: { type: 'float', low: 0.5, high: 0.9, step: 0.4, when: { optimizer: ['momentum'] } },
    hidden_layers: { type: 'int', low: 1, high: 2 },
    batch_size: { type: 'fixed', value: 64 },
  });
  const expected = [
    { optimizer: 'momentum', momentum: 0.5, hidden_layers: 1, batch_size: 64 },
    { optimizer: 'adam', hidden_layers: 1, batch_size: 64 },
    { optimizer: 'momentum', momentum: 0.9, hidden_layers: 1, batch_size: 64 },
    { optimizer: 'momentum', momentum: 0.5, hidden_layers: 2, batch_size: 64 },
    { optimizer: 'adam', hidden_layers: 2, batch_size: 64 },
    { optimizer: 'momentum', momentum: 0.9, hidden_layers: 2, batch_size: 64 },
  ];
  expect(configurations).toEqual(expected);
});

test('a range without steps and more combinations than anybody trains are not listed', () => {
  expect(configurationsOf({ dropout_rate: { type: 'float', low: 0, high: 0.5 } })).toBeNull();
  const wide = { type: 'int', low: 1, high: 1000 } as const;
  expect(configurationsOf({ units: wide, hidden_layers: wide })).toBeNull();
});
