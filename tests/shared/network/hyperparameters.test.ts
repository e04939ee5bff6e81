import { describe, expect, it } from 'vitest';
import {
  HYPERPARAMETERS,
  HYPERPARAMETER_NAMES,
  completeParams,
  defaultParams,
  layerSizes,
} from '../../../shared/network/hyperparameters.ts';

describe('completeParams', () => {
  it('fills in every default, and the defaults are legal', () => {
    expect(completeParams({})).toEqual(defaultParams);
    for (const name of HYPERPARAMETER_NAMES) {
      const rule = HYPERPARAMETERS[name];
      const when = Object.fromEntries(Object.entries(rule.when ?? {}).map(([key, values]) => [key, values[0]!]));
      expect(() => completeParams({ ...when, [name]: rule.default })).not.toThrow();
    }
  });
  it.each([
    [{ unit: 3 }, 'Unknown hyperparameter unit'],
    [{ units: 7 }, 'units is 7; allowed is a whole number from 8 to 2048'],
    [{ units: 8.5 }, 'units is 8.5'],
    [{ units: '8' }, 'units is "8"'],
    [{ learning_rate: Number.NaN }, 'learning_rate is null'],
    [{ activation: 'step' }, 'allowed is relu, leaky_relu'],
    [{ momentum: 0.5 }, 'momentum has no effect here: it needs optimizer momentum or nesterov'],
  ])('refuses %o with a sentence', (params, sentence) => {
    expect(() => completeParams(params)).toThrow(sentence);
  });
});

describe('layerSizes', () => {
  it.each([
    ['constant', [784, 64, 64, 64, 10]],
    ['halving', [784, 64, 32, 16, 10]],
    ['pyramid', [784, 64, 46, 28, 10]],
  ] as const)('%s', (shape, expected) => {
    expect(layerSizes(completeParams({ hidden_layers: 3, units: 64, shape }), 784, 10)).toEqual(expected);
  });
});
