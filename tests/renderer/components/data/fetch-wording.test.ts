import { expect, test } from 'vitest';
import { fetchInWords } from '../../../../renderer/components/data/fetch-wording.ts';
import { FASHION } from '../../support/missing-data.ts';

test('says how much, from where and how long', () => {
  // 30.9 MB are 247 megabits: 12 s at 20 Mbit/s.
  expect(fetchInWords(FASHION)).toBe('30.9 MB from data.example, about 10 s at 20 Mbit/s');
  expect(fetchInWords({ ...FASHION, sources: [] })).toBe('30.9 MB, about 10 s at 20 Mbit/s');
});
