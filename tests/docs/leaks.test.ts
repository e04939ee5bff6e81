/** The page on leaks, held to the lab's catalogue; its figures are those of two labs in full, which are in no sample. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LEAKS } from '../../shared/leaks/catalogue.ts';

/** The cells of the rows of the table that begins so. */
function table(head: string): readonly (readonly string[])[] {
  const [body] = readFileSync('docs/leaks.md', 'utf8').split(`\n${head}`)[1]!.split('\n\n');
  const [, , ...rows] = body!.split('\n');
  return rows.map((row) => row.split('|').slice(1, -1)).map((cells) => cells.map((cell) => cell.trim()));
}

const number = (text: string): number => Number(text.replace('−', '-'));

/** "+0.45 (+0.36 to +0.54)" */
function estimate(cell: string): { readonly value: number; readonly low: number; readonly high: number } {
  const [value, low, high] = [...cell.matchAll(/[+−-]?\d+\.\d+/g)].map(([text]) => number(text));
  return { value: value!, low: low!, high: high! };
}

/** Those of the data set itself, then those that are planted. */
const measured = [table('| leak | too much, seed'), table('| planted leak | too much, seed')];
const tables = [
  LEAKS.filter(({ planted }) => planted === null).map(({ title }) => title),
  LEAKS.filter(({ planted }) => planted !== null).map(({ title, planted }) => `${title} (planted, ${planted})`),
];

test.each([0, 1])('every leak of the catalogue is measured in its table, the largest first (%i)', (at) => {
  expect(measured[at]!.map(([title]) => title).toSorted()).toEqual(tables[at]!.toSorted());
  const sizes = measured[at]!.map(([, size]) => estimate(size!).value);
  expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
});

test('every interval holds its value, and what has none is explained', () => {
  const cells = measured
    .flat()
    .flatMap(([, ...sizes]) => sizes.slice(0, 2))
    .filter((cell) => cell !== '–');
  expect(cells).toHaveLength(2 * LEAKS.length - 1);
  for (const cell of cells) {
    const { value, low, high } = estimate(cell);
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
  }
  expect(readFileSync('docs/leaks.md', 'utf8')).toContain('Those of seed 2 were not run again: a dash stands for them.');
});

test('beside it stands the size that was published, in the words of the lab', () => {
  const order = measured.flat().map(([title]) => LEAKS.find((leak) => title!.startsWith(leak.title))!);
  expect(table('| leak | size | by |')).toEqual(order.map(({ title, published: { size, source } }) => [title, size, source]));
});

test('figures beside belong to leaks of the catalogue', () => {
  const beside = table('| leak | figure beside it |');
  expect(beside.length).toBeGreaterThan(10);
  for (const [title] of beside) expect(LEAKS.map((leak) => leak.title)).toContain(title);
});
