import { expect, test } from 'vitest';
import { cellAfter, type Cell } from '../../../../renderer/components/trials/grid-keys.ts';

const SIZE = { rows: 100, columns: 5, page: 20 };
const press = (from: Cell, key: string, ctrlKey = false): Cell | null => cellAfter(from, { key, ctrlKey, metaKey: false }, SIZE);

test('arrows go a cell on and stop at the edges; above the first row is the head', () => {
  expect(press({ row: 3, column: 2 }, 'ArrowDown')).toEqual({ row: 4, column: 2 });
  expect(press({ row: 0, column: 2 }, 'ArrowUp')).toEqual({ row: -1, column: 2 });
  expect(press({ row: -1, column: 2 }, 'ArrowUp')).toEqual({ row: -1, column: 2 });
  expect(press({ row: 99, column: 2 }, 'ArrowDown')).toEqual({ row: 99, column: 2 });
  expect(press({ row: 3, column: 0 }, 'ArrowLeft')).toEqual({ row: 3, column: 0 });
  expect(press({ row: 3, column: 4 }, 'ArrowRight')).toEqual({ row: 3, column: 4 });
});

test('pages stay among the rows', () => {
  expect(press({ row: 30, column: 1 }, 'PageUp')).toEqual({ row: 10, column: 1 });
  expect(press({ row: 10, column: 1 }, 'PageUp')).toEqual({ row: 0, column: 1 });
  expect(press({ row: 90, column: 1 }, 'PageDown')).toEqual({ row: 99, column: 1 });
});

test('Home and End go along the row, with Ctrl to the corners of the grid', () => {
  expect(press({ row: 30, column: 2 }, 'Home')).toEqual({ row: 30, column: 0 });
  expect(press({ row: 30, column: 2 }, 'End')).toEqual({ row: 30, column: 4 });
  expect(press({ row: 30, column: 2 }, 'Home', true)).toEqual({ row: 0, column: 0 });
  expect(press({ row: 30, column: 2 }, 'End', true)).toEqual({ row: 99, column: 4 });
  expect(press({ row: 30, column: 2 }, 'ArrowDown', true)).toEqual({ row: 99, column: 2 });
  expect(press({ row: 30, column: 2 }, 'ArrowUp', true)).toEqual({ row: 0, column: 2 });
});

test('other keys are left to the page', () => {
  expect(press({ row: 30, column: 2 }, 'Tab')).toBeNull();
});
