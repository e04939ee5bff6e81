import { expect, test } from 'vitest';
import { Sheet } from '../../../../../electron/engine/report/pdf/sheet.ts';
import { breakable, setLines } from '../../../../../electron/engine/report/pdf/words.ts';

const sheet = new Sheet({ title: '', subtitle: '', author: '', course: '', chapters: [], margin: {} }, 'a4');
sheet.turn();
const STYLE = { size: 10 };
const textsOf = (lines: ReturnType<typeof setLines>) => lines.map(({ pieces }) => pieces.map(({ text }) => text).join('|'));

test('words fill lines, none is longer than the room, and none is lost', () => {
  const words = 'What was found, on one page, with its numbers and what they mean.';
  const lines = setLines(sheet, [words], STYLE, 90);
  expect(lines.length).toBeGreaterThan(2);
  for (const { width } of lines) expect(width).toBeLessThanOrEqual(90.01);
  expect(textsOf(lines).join(' ')).toBe(words);
});

test('what is marked stands in its own style, without a space that nobody wrote', () => {
  const line = [{ mark: 'strong' as const, text: 'Why.' }, ' So', ', that is.'];
  const [{ pieces }] = setLines(sheet, line, STYLE, 500) as [ReturnType<typeof setLines>[number]];
  expect(pieces.map(({ text, bold }) => [text, bold])).toEqual([
    ['Why.', true],
    ['So, that is.', false],
  ]);
});

test('names are broken at their joints, numbers never, and anything else at last', () => {
  expect(breakable('batch_normalization')).toEqual(['batch_', 'normalization']);
  expect(breakable('well-known')).toEqual(['well-', 'known']);
  for (const number of ['1.305e-5', '10,000', '−0.0012']) expect(breakable(number)).toEqual([number]);
  const lines = setLines(sheet, ['x'.repeat(60)], STYLE, 50);
  for (const { width } of lines) expect(width).toBeLessThanOrEqual(50.01);
  expect(textsOf(lines).join('')).toBe('x'.repeat(60));
});
