import { expect, test } from 'vitest';
import { lightLook } from '../../../shared/charts/look.ts';
import { drawParallel, MOST_COLOURED } from '../../../shared/charts/parallel-drawing.ts';
import { AS_GIVEN, columnsOf, linesOf, type ParallelRow } from '../../../shared/charts/parallel-geometry.ts';
import type { Pen } from '../../../shared/charts/pen.ts';
import type { Space } from '../../../shared/model.ts';
import { ACCURACY } from '../../support/measures.ts';

const space: Space = { layers: { type: 'int', low: 1, high: 4 } };
const frame = { left: 0, right: 300, top: 0, bottom: 100 };

/** The colours of the strokes of several points, in their order: lines of trials, then axes. */
function strokesOf(count: number): readonly string[] {
  const rows = Array.from({ length: count }, (_, at): ParallelRow => ({
    ...{ id: at + 1, number: at + 1, value: 0.5 + at / 1000, params: { layers: 1 + (at % 4) } },
  }));
  const columns = columnsOf(rows, space, ACCURACY, AS_GIVEN, frame);
  const strokes: string[] = [];
  const pen = new Proxy({} as Pen, {
    get: (set, name): unknown => {
      if (name === 'stroke') return () => strokes.push(pen.strokeStyle);
      return Reflect.get(set, name) ?? (() => undefined);
    },
  });
  const lines = linesOf(rows, columns, frame);
  drawParallel(pen, { columns, lines, frame, objective: ACCURACY, filter: {} }, lightLook);
  return strokes.slice(0, count);
}

test('colours every line of few, and of many the best, above a faint rest', () => {
  expect(strokesOf(MOST_COLOURED)).not.toContain(lightLook.neutral);
  const many = strokesOf(MOST_COLOURED + 100);
  expect(many.slice(0, 100).every((colour) => colour === lightLook.neutral)).toBe(true);
  expect(many.slice(100)).not.toContain(lightLook.neutral);
});
