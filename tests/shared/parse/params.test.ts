import { describe, expect, it } from 'vitest';
import { HYPERPARAMETER_NAMES } from '../../../shared/network/hyperparameters.ts';
import { parseConfigurations, parseParams } from '../../../shared/parse/params.ts';
import { refusalOf, usage } from '../../support/refusal.ts';

const known = `Known are ${HYPERPARAMETER_NAMES.join(', ')}.`;

describe('parseParams', () => {
  it('returns what was given, without defaults', () => {
    const params = { optimizer: 'momentum', momentum: 0.5, batch_normalization: true };
    expect(parseParams(params)).toEqual(params);
  });

  it.each([
    [5, undefined, 'The configuration is 5; allowed is an object.'],
    [{ units: {} }, 'units', 'units is {}; allowed is a number, a text, true, false, null or a list of these.'],
    [{ units: null }, 'units', 'units is null; allowed is a whole number from 1 to 2048.'],
    [{ units: 0 }, 'units', 'units is 0; allowed is a whole number from 1 to 2048.'],
    [{ unit: 8 }, 'unit', `Unknown hyperparameter unit. Did you mean units? ${known}`],
    [JSON.parse('{"__proto__": 8}'), '__proto__', `Unknown hyperparameter __proto__. ${known}`],
    [{ momentum: 0.5 }, 'momentum', 'momentum has no effect here: it needs optimizer momentum or nesterov.'],
  ])('refuses %j', (value, field, sentence) => {
    expect(refusalOf(() => parseParams(value))).toEqual(usage(field, sentence));
  });
});

describe('parseConfigurations', () => {
  it('returns every configuration in order', () => {
    expect(parseConfigurations([{ units: 8 }, {}])).toEqual([{ units: 8 }, {}]);
  });

  it.each([
    [{ units: 8 }, undefined, 'The list of configurations is {"units":8}; allowed is a list of objects.'],
    [[], undefined, 'The list of configurations is []; allowed is a list of at least one configuration.'],
    [[{}, 5], '[1]', 'Configuration 2: The configuration is 5; allowed is an object.'],
    [[{}, { units: 0 }], '[1].units', 'Configuration 2: units is 0; allowed is a whole number from 1 to 2048.'],
  ])('refuses %j', (value, field, sentence) => {
    expect(refusalOf(() => parseConfigurations(value))).toEqual(usage(field, sentence));
  });
});
