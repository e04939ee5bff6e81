import { expect, test } from 'vitest';
import { matching } from '../../../../renderer/components/frame/matching.ts';

const ITEMS = ['Open settings', 'New study…', 'Settings of workers', 'Stop the search'];
const found = (written: string): readonly string[] => matching(ITEMS, written, (item) => item);

test('nothing written leaves all in their order', () => {
  expect(found('')).toEqual(ITEMS);
  expect(found('   ')).toEqual(ITEMS);
});

test('every written word is sought, in any order and case; what begins with the first one comes first', () => {
  expect(found('SETTINGS')).toEqual(['Settings of workers', 'Open settings']);
  expect(found('search st')).toEqual(['Stop the search']);
  expect(found('settings study')).toEqual([]);
});
