import { expect, test } from 'vitest';
import { sessionStateText, shortName } from '../../shared/wording.ts';

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
