import { describe, expect, it } from 'vitest';
import { HYPERPARAMETER_NAMES } from '../../../shared/network/hyperparameters.ts';
import { parseSpace, readSpace } from '../../../shared/parse/space.ts';
import { refusalOf, usage } from '../../support/refusal.ts';

const units = (fields: object) => ({ units: { type: 'int', low: 16, high: 64, ...fields } });
const rate = (fields: object) => ({ learning_rate: { type: 'float', low: 1e-5, high: 0.1, ...fields } });
const activation = (fields: object) => ({ activation: { type: 'categorical', values: ['relu', 'tanh'], ...fields } });
const optimizer = (...values: string[]) => ({ optimizer: { type: 'categorical', values } });
const momentum = (when?: object) => ({ momentum: { type: 'float', low: 0, high: 0.9, ...(when && { when }) } });
const known = `Known are ${HYPERPARAMETER_NAMES.join(', ')}.`;
const knownFields =
  'Known are type, low, high, scale, prior, step, multipleOf, default, why, rangeWhy, expectedImpact, when, forbidden.';

describe('parseSpace', () => {
  const complete = {
    ...optimizer('adam', 'momentum'),
    learning_rate: {
      type: 'float',
      low: 1e-5,
      high: 0.1,
      scale: 'log',
      why: 'It matters most.',
      rangeWhy: 'Usual.',
      expectedImpact: 'large',
    },
    ...momentum({ optimizer: ['momentum'] }),
    ...units({ step: 16 }),
    batch_size: { type: 'categorical', values: [32, 64] },
    patience: { type: 'fixed', value: 3 },
  };

  it('returns a legal space in its order, without $schema', () => {
    const space = parseSpace({ $schema: 'space.schema.json', ...complete });
    expect([space, Object.keys(space)]).toEqual([complete, Object.keys(complete)]);
  });

  it('takes conditions in any order, by range, and widths by layer', () => {
    const space = {
      units_3: { type: 'int', low: 1, high: 128, scale: 'log', when: { hidden_layers: { min: 3 } } },
      units_2: { type: 'int', low: 1, high: 128, scale: 'log', when: { hidden_layers: [2, 3] } },
      units_1: { type: 'int', low: 1, high: 128, scale: 'log' },
      dropout_rate_2: { type: 'fixed', value: 0.2, when: { hidden_layers: { min: 2, max: 3 } } },
      hidden_layers: { type: 'int', low: 1, high: 3 },
    };
    expect(parseSpace(space)).toEqual(space);
  });

  it('takes a range of one value as fixed, with its words and a note', () => {
    expect(readSpace({ ...units({ low: 64, step: 8, why: 'It is enough.' }), ...rate({}) })).toEqual({
      space: { units: { type: 'fixed', value: 64, why: 'It is enough.' }, ...rate({}) },
      notes: ['units is 64 in every trial: its range has one value.'],
    });
  });

  it('does not change its argument', () => {
    const before = structuredClone(complete);
    parseSpace(complete);
    expect(complete).toEqual(before);
  });

  it.each([
    // the whole
    [5, undefined, 'The space is 5; allowed is an object.'],
    [null, undefined, 'The space is null; allowed is an object.'],
    [[], undefined, 'The space is []; allowed is an object.'],
    [{}, undefined, 'The space is empty; allowed is at least one dimension.'],
    [{ $schema: 'a' }, undefined, 'The space is empty; allowed is at least one dimension.'],
    // names
    [{ unist: { type: 'fixed', value: 8 } }, 'unist', `Unknown hyperparameter unist. Did you mean units? ${known}`],
    [{ lr: { type: 'fixed', value: 8 } }, 'lr', `Unknown hyperparameter lr. ${known}`],
    [{ constructor: { type: 'fixed', value: 8 } }, 'constructor', `Unknown hyperparameter constructor. ${known}`],
    [
      JSON.parse('{"__proto__": {"type": "fixed", "value": 8}}'),
      '__proto__',
      '__proto__ is not allowed as the name of a dimension.',
    ],
    // types
    [{ epochs: 5 }, 'epochs', 'epochs is 5; allowed is an object such as {"type": "fixed", "value": 5}.'],
    [{ units: [8] }, 'units', 'units is [8]; allowed is an object such as {"type": "fixed", "value": 5}.'],
    [{ units: { low: 8 } }, 'units.type', 'units.type is missing; allowed is int, categorical or fixed.'],
    [units({ type: 'float' }), 'units.type', 'units.type is "float"; allowed is int, categorical or fixed.'],
    [rate({ type: 'int' }), 'learning_rate.type', 'learning_rate.type is "int"; allowed is float, categorical or fixed.'],
    [activation({ type: 'int' }), 'activation.type', 'activation.type is "int"; allowed is categorical or fixed.'],
    [units({ foo: 1 }), 'units.foo', `units has an unknown field foo. ${knownFields}`],
    [units({ stepp: 1 }), 'units.stepp', `units has an unknown field stepp. Did you mean step? ${knownFields}`],
    [units({ why: 3 }), 'units.why', 'units.why is 3; allowed is a text.'],
    // bounds
    [units({ low: 0 }), 'units.low', 'units.low is 0; allowed is a whole number from 1 to 2048.'],
    [units({ high: 4096 }), 'units.high', 'units.high is 4096; allowed is a whole number from 1 to 2048.'],
    [units({ low: 8.5 }), 'units.low', 'units.low is 8.5; allowed is a whole number from 1 to 2048.'],
    [units({ low: undefined }), 'units.low', 'units.low is missing; allowed is a whole number from 1 to 2048.'],
    [rate({ low: '1e-5' }), 'learning_rate.low', 'learning_rate.low is "1e-5"; allowed is a number from 1e-7 to 10.'],
    [rate({ low: Number.NaN }), 'learning_rate.low', 'learning_rate.low is not a number; allowed is a number from 1e-7 to 10.'],
    [rate({ high: Infinity }), 'learning_rate.high', 'learning_rate.high is Infinity; allowed is a number from 1e-7 to 10.'],
    [units({ low: 65 }), 'units.low', 'units.low is 65; allowed is at most the highest, 64.'],
    // scale and step
    [rate({ scale: 'ln' }), 'learning_rate.scale', 'learning_rate.scale is "ln"; allowed is linear or log.'],
    [
      { l2: { type: 'float', low: 0, high: 1, scale: 'log' } },
      'l2.low',
      'l2.low is 0; allowed on a log scale is a number above 0.',
    ],
    [units({ step: 0 }), 'units.step', 'units.step is 0; allowed is a whole number of at least 1.'],
    [units({ step: 1.5 }), 'units.step', 'units.step is 1.5; allowed is a whole number of at least 1.'],
    [rate({ step: -1 }), 'learning_rate.step', 'learning_rate.step is -1; allowed is a number above 0.'],
    [units({ step: 49 }), 'units.step', 'units.step is 49; allowed is at most the range from low to high, which is 48.'],
    [
      units({ step: 8, scale: 'log' }),
      'units.step',
      'units.step is 8; allowed on a log scale is a factor above 1, at most high divided by low, which is 4, or "multipleOf": 8 for its multiples.',
    ],
    [
      units({ step: 1, scale: 'log' }),
      'units.step',
      'units.step is 1; allowed on a log scale is a factor above 1, at most high divided by low, which is 4.',
    ],
    // values
    [activation({ values: [] }), 'activation.values', 'activation.values is []; allowed is a list of at least one value.'],
    [
      activation({ values: ['relu', 'step'] }),
      'activation.values[1]',
      'activation.values[1] is "step"; allowed is relu, leaky_relu, elu, selu, gelu, swish, tanh or sigmoid.',
    ],
    [
      activation({ values: ['relu', 'tanh', 'relu'] }),
      'activation.values',
      'activation.values has "relu" twice; allowed is each value once.',
    ],
    [
      { units: { type: 'categorical', values: [8, 0] } },
      'units.values[1]',
      'units.values[1] is 0; allowed is a whole number from 1 to 2048.',
    ],
    [{ units: { type: 'fixed', value: null } }, 'units.value', 'units.value is null; allowed is a whole number from 1 to 2048.'],
    // conditions
    [units({ when: 'adam' }), 'units.when', 'units.when is "adam"; allowed is an object.'],
    [units({ when: {} }), 'units.when', 'units.when is {}; allowed is an object such as {"optimizer": ["momentum"]}.'],
    [
      units({ when: { optimizer: [] } }),
      'units.when.optimizer',
      'units.when.optimizer is []; allowed is a list of at least one value.',
    ],
    [
      { ...rate({}), ...units({ when: { optimiser: ['adam'] } }) },
      'units.when.optimiser',
      'units.when names optimiser, which is not a dimension of the space; allowed: learning_rate.',
    ],
    [
      { ...units({}), ...rate({ when: { units: { min: 65 } } }) },
      'learning_rate.when.units',
      'learning_rate.when.units is 65 or more; units can only be a whole number from 16 to 64.',
    ],
    [
      { ...units({}), ...rate({ when: { units: { least: 20 } } }) },
      'learning_rate.when.units.least',
      'learning_rate.when.units has an unknown field least. Known are min, max.',
    ],
    [
      { ...optimizer('adam', 'sgd'), ...rate({ when: { optimizer: { min: 1 } } }) },
      'learning_rate.when.optimizer',
      'learning_rate.when.optimizer is 1 or more; optimizer can only be "adam" or "sgd".',
    ],
    // forbidden combinations, beliefs, multiples
    [
      units({ forbidden: [{ units: { min: 32 }, optimiser: ['sgd'] }] }),
      'units.forbidden[0].optimiser',
      'units.forbidden[0] names optimiser, which is not a dimension of the space; allowed: units.',
    ],
    [
      rate({ scale: 'log', prior: { centre: 0, deviation: 2 } }),
      'learning_rate.prior.centre',
      'learning_rate.prior.centre is 0; allowed on a log scale is a number above 0.',
    ],
    [
      rate({ scale: 'log', prior: { centre: 0.01, deviation: 0.5 } }),
      'learning_rate.prior.deviation',
      'learning_rate.prior.deviation is 0.5; allowed on a log scale is a factor above 1.',
    ],
    [
      activation({ weights: [1] }),
      'activation.weights',
      'activation.weights has 1 number; allowed is one for each of the 2 values.',
    ],
    [activation({ default: 'elu' }), 'activation.default', 'activation.default is "elu"; allowed is one of the values.'],
    [units({ step: 16, default: 20 }), 'units.default', 'units.default is 20; allowed is a value of its range.'],
    [units({ low: 20, multipleOf: 8 }), 'units.low', 'units.low is 20; allowed is a multiple of 8, as multipleOf says.'],
    [units({ step: 8, multipleOf: 8 }), 'units.multipleOf', 'units has a step and multipleOf; allowed is one of them.'],
    // effect by layer
    [
      { hidden_layers: { type: 'int', low: 1, high: 3 }, units_2: { type: 'int', low: 4, high: 128 } },
      'units_2',
      'units_2 has no effect where hidden_layers is 1; allowed is units_2 with "when": {"hidden_layers":{"min":2}}.',
    ],
    [
      { ...units({ step: 2, scale: 'log' }), ...rate({ when: { units: [32, 48] } }) },
      'learning_rate.when.units',
      'learning_rate.when.units has 48; units can only be a whole number from 16 to 64 in factors of 2.',
    ],
    [
      { ...optimizer('adam', 'momentum'), ...momentum({ optimizer: ['momentum', 'sgd'] }) },
      'momentum.when.optimizer',
      'momentum.when.optimizer has "sgd"; optimizer can only be "adam" or "momentum".',
    ],
    [
      { ...units({ step: 16 }), ...rate({ when: { units: [32, 40] } }) },
      'learning_rate.when.units',
      'learning_rate.when.units has 40; units can only be a whole number from 16 to 64 in steps of 16.',
    ],
    [
      { patience: { type: 'fixed', value: 3 }, ...rate({ when: { patience: [4] } }) },
      'learning_rate.when.patience',
      'learning_rate.when.patience has 4; patience can only be 3.',
    ],
    [units({ when: { units: [16] } }), 'units.when', 'units.when ends where it began: units needs units.'],
    [
      { ...units({ when: { learning_rate: [0.1] } }), ...rate({ when: { units: [16] } }) },
      'units.when',
      'units.when ends where it began: units needs learning_rate needs units.',
    ],
    // effect
    [
      momentum(),
      'momentum',
      'momentum has no effect where optimizer is adam; allowed is momentum only where optimizer can be momentum or nesterov.',
    ],
    [
      { ...optimizer('adam', 'momentum', 'sgd'), ...momentum() },
      'momentum',
      'momentum has no effect where optimizer is adam or sgd; allowed is momentum with "when": {"optimizer":["momentum"]}.',
    ],
    [
      { ...optimizer('adam', 'nesterov'), ...momentum({ optimizer: ['adam', 'nesterov'] }) },
      'momentum',
      'momentum has no effect where optimizer is adam; allowed is momentum with "when": {"optimizer":["nesterov"]}.',
    ],
    [
      { ...units({}), optimizer: { type: 'fixed', value: 'momentum', when: { units: [16] } }, ...momentum() },
      'momentum',
      'momentum has no effect where optimizer is adam; allowed is momentum with "when": {"optimizer":["momentum"]}.',
    ],
  ])('refuses %j', (value, field, sentence) => {
    expect(refusalOf(() => parseSpace(value))).toEqual(usage(field, sentence));
  });

  it('takes a dimension without condition where its parent always has an effect', () => {
    const space = { optimizer: { type: 'fixed', value: 'nesterov' }, ...momentum() };
    expect(parseSpace(space)).toEqual(space);
  });
});

describe('parseSpace of any names', () => {
  const parse = (value: unknown) => parseSpace(value, { names: 'any' });

  it('takes null and lists among choices, and names that are numbers', () => {
    const space = {
      depth: { type: 'categorical', values: [null, 3, 6], default: null },
      layers: { type: 'categorical', values: [[64], [128, [64, true]]], weights: [2, 1] },
      '2': { type: 'int', low: 1, high: 4, when: { layers: [[64]], depth: [null] } },
    };
    expect(parse(space)).toEqual(space);
  });

  it('writes nested choices beside the others', () => {
    const nested = {
      model: {
        type: 'categorical',
        values: [
          'linear',
          { value: 'forest', space: { trees: { type: 'int', low: 10, high: 100 } } },
          {
            value: 'net',
            space: {
              optimizer: {
                type: 'categorical',
                values: ['adam', { value: 'sgd', space: { momentum: { type: 'float', low: 0, high: 1 } } }],
              },
            },
          },
        ],
      },
    };
    expect(parse(nested)).toEqual({
      model: { type: 'categorical', values: ['linear', 'forest', 'net'] },
      trees: { type: 'int', low: 10, high: 100, when: { model: ['forest'] } },
      optimizer: { type: 'categorical', values: ['adam', 'sgd'], when: { model: ['net'] } },
      momentum: { type: 'float', low: 0, high: 1, when: { model: ['net'], optimizer: ['sgd'] } },
    });
  });

  it('takes names and ranges of other programs', () => {
    const space = {
      temperature: { type: 'float', low: -40, high: 180, step: 0.5 },
      'stirring speed': { type: 'int', low: 0, high: 9000, when: { temperature: [20.5] } },
      catalyst: { type: 'categorical', values: ['none', 1, true] },
    };
    expect(parse(space)).toEqual(space);
  });

  it.each([
    [
      {
        n_fft: {
          type: 'categorical',
          values: [
            { value: 512, space: { hop: { type: 'int', low: 96, high: 320 } } },
            { value: 1024, space: { hop: { type: 'int', low: 128, high: 512 } } },
          ],
        },
      },
      'hop',
      'hop is a name of two dimensions; allowed is each name once in all branches.',
    ],
    [{ x: 5 }, 'x', 'x is 5; allowed is an object such as {"type": "fixed", "value": 5}.'],
    [{ x: { type: 'float', low: 0 } }, 'x.high', 'x.high is missing; allowed is a number.'],
    [{ x: { type: 'int', low: 0, high: 1.5 } }, 'x.high', 'x.high is 1.5; allowed is a whole number.'],
    [{ x: { type: 'float', low: 0, high: 1, scale: 'log' } }, 'x.low', 'x.low is 0; allowed on a log scale is a number above 0.'],
    [{ x: { type: 'categorical', values: [1, '1', 1] } }, 'x.values', 'x.values has 1 twice; allowed is each value once.'],
    [
      { x: { type: 'float', low: -1.7e308, high: 1.7e308 } },
      'x.high',
      'x.high is 1.7e+308; allowed is one that is at most 1.8e+308 above the lowest, -1.7e+308.',
    ],
    [{ '': { type: 'fixed', value: 1 } }, undefined, 'A name in the space is ""; allowed is a name of 1 to 100 characters.'],
  ])('refuses %j', (value, field, sentence) => {
    expect(refusalOf(() => parse(value))).toEqual(usage(field, sentence));
  });
});
