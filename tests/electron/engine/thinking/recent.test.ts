import { expect, test } from 'vitest';
import { createRecent } from '../../../../electron/engine/thinking/recent.ts';

test('what was unused longest is forgotten, and what is set again is no second one', () => {
  const recent = createRecent<string, number>(2);
  recent.set('a', 1);
  recent.set('b', 2);
  recent.set('b', 3);
  expect(recent.get('a')).toBe(1);
  recent.set('c', 4);
  expect(['a', 'b', 'c'].map((key) => recent.get(key))).toEqual([1, undefined, 4]);
  recent.delete('a');
  expect(recent.get('a')).toBeUndefined();
});
