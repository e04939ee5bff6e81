import { expect, test } from 'vitest';
import { spaceOfConfigurations } from '../../../shared/network/space-of-configurations.ts';
import { parseSpace } from '../../../shared/parse/space.ts';

test('each configuration counts by itself: what has no effect in one of them has a condition', () => {
  const space = spaceOfConfigurations([{ optimizer: 'sgd' }, { optimizer: 'momentum', momentum: 0.9 }, {}]);
  expect(space).toEqual({
    optimizer: { type: 'categorical', values: ['sgd', 'momentum', 'adam'] },
    momentum: { type: 'fixed', value: 0.9, when: { optimizer: ['momentum'] } },
  });
  expect(parseSpace(space)).toEqual(space);
});

test('a parameter that one leaves out has its default there', () => {
  expect(spaceOfConfigurations([{ units: 16 }, { hidden_layers: 3 }])).toEqual({
    hidden_layers: { type: 'categorical', values: [2, 3] },
    units: { type: 'categorical', values: [16, 128] },
  });
});

test('the default configuration alone is a space, too', () => {
  const space = spaceOfConfigurations([{}]);
  expect(space['optimizer']).toEqual({ type: 'fixed', value: 'adam' });
  expect(parseSpace(space)).toEqual(space);
});
