import { expect, test } from 'vitest';
import { fetchInWords, progressInWords } from '../../../../renderer/components/data/fetch-wording.ts';
import { FASHION, fetchOf } from '../../support/missing-data.ts';

test('says how much, from where and how long', () => {
  // 30.9 MB are 247 megabits: 12 s at 20 Mbit/s.
  expect(fetchInWords(FASHION)).toBe('30.9 MB from data.example, about 10 s at 20 Mbit/s');
  expect(fetchInWords({ ...FASHION, sources: [] })).toBe('30.9 MB, about 10 s at 20 Mbit/s');
});

test.each([
  // A third took 20 s.
  [{}, '10.0 MB of 30.0 MB from data.example, about 40 s left'],
  [{ receivedBytes: 0 }, 'Waiting for data.example'],
  [{ receivedBytes: 0, from: '' }, 'Looking for what is missing'],
  [{ receivedBytes: 30_000_000 }, '30.0 MB of 30.0 MB from data.example, being checked'],
])('%j: %s', (part, words) => {
  expect(progressInWords(fetchOf(part))).toBe(words);
});
