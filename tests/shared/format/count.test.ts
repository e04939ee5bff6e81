import { expect, it } from 'vitest';
import { countedText, countText } from '../../../shared/format/count.ts';

it('has a comma at every third digit, and no fraction', () => {
  expect([0, 12, 999, 1000, 12345, 123456, 1234567, 1234.4, 1234.5].map(countText)).toEqual([
    '0',
    '12',
    '999',
    '1,000',
    '12,345',
    '123,456',
    '1,234,567',
    '1,234',
    '1,235',
  ]);
  expect(countText(-12345)).toBe('-12,345');
});

it('is as en-GB has it', () => {
  const format = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
  for (let count = 1; count < 1e15; count = count * 7 + 3) expect(countText(count)).toBe(format.format(count));
});

it('is a dash where it is not known', () => expect(countText(null)).toBe('–'));

it('comes with its noun, in the singular for one alone', () => {
  expect([countedText(1, 'trial'), countedText(1200, 'trial'), countedText(2, 'entry', 'entries')]).toEqual([
    '1 trial',
    '1,200 trials',
    '2 entries',
  ]);
});
