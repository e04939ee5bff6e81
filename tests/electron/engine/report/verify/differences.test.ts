import { expect, test } from 'vitest';
import { differencesOf } from '../../../../../electron/engine/report/verify/differences.ts';
import { randomFor } from '../../../../../shared/random.ts';
import { reportWords } from '../../../../support/study-evidence.ts';

test('what is the same differs in nothing, however it is spaced', () => {
  expect(differencesOf(['Trial 17  has\n 0.9.'], ['Trial 17 has 0.9.'])).toEqual([]);
});

test('what stands in place of something else, what is too much and what is missing is told, with where', () => {
  expect(differencesOf(['a b c d e 0.91 f'], ['a b c d e 0.90 f'])).toEqual([
    { page: 1, found: '0.91', expected: '0.90', after: 'b c d e' },
  ]);
  expect(differencesOf(['a', 'b x c'], ['a', 'b c'])).toEqual([{ page: 2, found: 'x', expected: '', after: 'b' }]);
  expect(differencesOf(['a'], ['a', 'b'])).toEqual([{ page: 2, found: '', expected: 'b', after: '' }]);
  const [first, second] = differencesOf(['1 2 3 4 5'], ['1 0 3 4 6']);
  expect([first!.found, second!.found]).toEqual(['2', '5']);
});

test('each of 200 digits that were altered is found', () => {
  const words = reportWords();
  const places = [...words.matchAll(/\d/g)].map(({ index }) => index);
  const random = randomFor('altered digits', 1);
  for (let planted = 0; planted < 200; planted++) {
    const at = places[random.below(places.length)]!;
    const other = (Number(words[at]) + 1 + random.below(9)) % 10;
    const altered = `${words.slice(0, at)}${other}${words.slice(at + 1)}`;
    expect(differencesOf([altered], [words]), `${planted}: ${words.slice(at - 20, at + 1)}`).toHaveLength(1);
  }
});
