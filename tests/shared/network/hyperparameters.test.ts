import { describe, expect, it } from 'vitest';
import {
  HYPERPARAMETERS,
  HYPERPARAMETER_NAMES,
  completeParams,
  defaultParams,
  dropoutRates,
  layerSizes,
} from '../../../shared/network/hyperparameters.ts';
import { isWithin } from '../../../shared/space/conditions.ts';

describe('completeParams', () => {
  it('fills in every default, and the defaults are legal', () => {
    expect(completeParams({})).toEqual(defaultParams);
    for (const name of HYPERPARAMETER_NAMES) {
      const rule = HYPERPARAMETERS[name];
      const when = Object.fromEntries(
        Object.entries(rule.when ?? {}).map(([key, wanted]) => [key, isWithin(wanted) ? wanted.min! : wanted[0]!]),
      );
      expect(() => completeParams({ ...when, [name]: rule.default })).not.toThrow();
    }
  });
  it.each([
    [{ unit: 3 }, 'Unknown hyperparameter unit'],
    [{ units: 0 }, 'units is 0; allowed is a whole number from 1 to 2048'],
    [{ units: 8.5 }, 'units is 8.5'],
    [{ units: '8' }, 'units is "8"'],
    [{ learning_rate: Number.NaN }, 'learning_rate is null'],
    [{ activation: 'step' }, 'allowed is relu, leaky_relu'],
    [{ momentum: 0.5 }, 'momentum has no effect here: it needs optimizer momentum or nesterov'],
  ])('refuses %o with a sentence', (params, sentence) => {
    expect(() => completeParams(params)).toThrow(sentence);
  });
});

describe('layers of their own', () => {
  it('have their units and dropout, the others what all have', () => {
    const values = completeParams({
      hidden_layers: 3,
      units: 64,
      shape: 'halving',
      units_1: 3,
      units_3: 100,
      dropout_rate: 0.1,
      dropout_rate_2: 0.4,
    });
    expect(layerSizes(values, 784, 10)).toEqual([784, 3, 32, 100, 10]);
    expect(dropoutRates(values)).toEqual([0.1, 0.4, 0.1]);
  });
  it('must be there', () => {
    expect(() => completeParams({ hidden_layers: 2, units_3: 8 })).toThrow(
      'units_3 has no effect here: it needs hidden_layers 3 or more.',
    );
  });
  it('may be as narrow as one unit', () => {
    expect(layerSizes(completeParams({ hidden_layers: 2, units: 3, shape: 'halving' }), 784, 10)).toEqual([784, 3, 3, 10]);
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
