import { expect, test } from 'vitest';
import { configurationLines, parameterNames } from '../../../../renderer/components/trial/configuration.ts';
import { detailOf, SPACE } from '../../../support/window-data.ts';

test('what is searched comes first, in the order of the space, then what is fixed, then what the space does not know', () => {
  expect(parameterNames({ patience: SPACE['patience']!, ...SPACE }, { units: 1, rho: 0.9 })).toEqual([
    'learning_rate',
    'dropout_rate',
    'units',
    'optimizer',
    'momentum',
    'batch_normalization',
    'patience',
    'rho',
  ]);
});

test('every line says what differs from the trial', () => {
  const lines = configurationLines(detailOf(), SPACE);
  expect(lines.map(({ name, own, incumbent, standard }) => [name, own, incumbent, standard])).toEqual([
    ['learning_rate', '0.01', { text: '0.001', differs: true }, { text: '0.001', differs: true }],
    ['dropout_rate', '0.1', { text: '–', differs: true }, { text: '0', differs: true }],
    ['units', '64', { text: '64', differs: false }, { text: '128', differs: true }],
    ['optimizer', 'momentum', { text: 'adam', differs: true }, { text: 'adam', differs: true }],
    ['momentum', '0.80000', { text: '–', differs: true }, { text: '0.9', differs: true }],
    ['batch_normalization', 'false', { text: '–', differs: true }, { text: 'false', differs: false }],
    ['patience', '5', { text: '–', differs: true }, { text: '0', differs: true }],
  ]);
  expect(lines.filter(({ fixed }) => fixed).map(({ name }) => name)).toEqual(['patience']);
});

test('a default is no other value where the hyperparameter has no effect in the trial', () => {
  const [line] = configurationLines(detailOf({ params: {} }), { momentum: SPACE['momentum']! });
  expect(line).toMatchObject({ own: '–', standard: { text: '0.9', differs: false } });
});

test('what rounding alone tells apart is not marked', () => {
  const [line] = configurationLines(detailOf({ params: { learning_rate: 0.0010000000000000002 } }), SPACE);
  expect([line!.incumbent.differs, line!.standard.differs]).toEqual([false, false]);
});
