import { expect, test } from 'vitest';
import { mostTakeFor } from '../../../shared/network/inspection.ts';

test('a row is taken for what most say, and of equals for the first class', () => {
  expect(mostTakeFor([6, 0, 6, 6, 2])).toEqual({ taken: 6, by: 3 });
  expect(mostTakeFor([9, 2, 9, 2])).toEqual({ taken: 2, by: 2 });
});
