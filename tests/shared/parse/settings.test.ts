import { expect, it } from 'vitest';
import { parseSettingsChange } from '../../../shared/parse/settings.ts';
import { refusalOf, usage } from '../../support/refusal.ts';

it('leaves out what is not to be changed', () => {
  expect(Object.entries(parseSettingsChange({ workers: 4, theme: undefined, notify: false }))).toEqual([
    ['workers', 4],
    ['notify', false],
  ]);
});

it.each([
  [{ theme: 'pink' }, 'theme', 'theme is "pink"; allowed is system, light or dark.'],
  [{ workers: 0 }, 'workers', 'workers is 0; allowed is a whole number from 1 to 256.'],
  [{ checkpointQuotaMb: -1 }, 'checkpointQuotaMb', 'checkpointQuotaMb is -1; allowed is a whole number from 0 to 100000000.'],
  [
    { colour: 'red' },
    'colour',
    'The change has an unknown field colour. Known are workers, theme, checkpointQuotaMb, keepAwake, notify.',
  ],
])('refuses %j', (value, field, sentence) => {
  expect(refusalOf(() => parseSettingsChange(value))).toEqual(usage(field, sentence));
});
