import { expect, test } from 'vitest';
import { durationText, sessionStateText, shortName } from '../../shared/wording.ts';

test('a session that a person stopped is not called finished', () => {
  expect(sessionStateText({ state: 'finished', stopped: true })).toBe('stopped');
  expect(sessionStateText({ state: 'finished', stopped: false })).toBe('finished');
});

test('a long name within a sentence loses its middle', () => {
  expect(shortName('Wider layers')).toBe('Wider layers');
  const short = shortName(`First ${'and so on '.repeat(20)}last`);
  expect(short).toMatch(/^First .*….* last$/);
  expect(short.length).toBeLessThanOrEqual(60);
});

test.each([
  [0, '0 s'],
  [14, '0.01 s'],
  [435, '0.43 s'],
  [1_240, '1.2 s'],
  [9_960, '10 s'],
  [89_000, '89 s'],
  [352_400, '6 min'],
  [7_500_000, '2 h 5 min'],
])('%i ms is %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});
