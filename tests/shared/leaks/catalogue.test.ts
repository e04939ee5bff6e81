import { expect, test } from 'vitest';
import { LEAKS, leakNamed } from '../../../shared/leaks/catalogue.ts';
import { LEAK_NAMES } from '../../../shared/leaks/leak.ts';

test('every leak has its entry, in the order of the names', () => {
  expect(LEAKS.map(({ name }) => name)).toEqual(LEAK_NAMES);
  expect(leakNamed('groups').title).toMatch(/^Groups/);
});

test.each(LEAKS)(
  'the picture of $name says for each band what it is used for in every moment, and where it leaks',
  ({ name, picture: { moments, bands } }) => {
    for (const { uses, leaks } of bands) {
      expect(uses).toHaveLength(moments.length);
      expect(leaks.every((moment) => uses[moment] !== null)).toBe(true);
    }
    expect(bands.some(({ leaks }) => leaks.length > 0)).toBe(name !== 'permuted-labels');
  },
);
