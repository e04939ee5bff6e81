import { expect, test } from 'vitest';
import { RecordingCanvas } from '../../../../../electron/engine/report/drawing/recording-canvas.ts';
import type { Type } from '../../../../../electron/engine/report/drawing/type.ts';

/** Every letter is half as wide as it is high. */
const HALF: Type = { widthOf: (text, size) => (text.length * size) / 2 };

function canvas() {
  const own = new RecordingCanvas(100, 50, HALF);
  return { context: own.getContext(), marks: () => own.drawing().marks };
}

test('a path is kept where the map of the moment puts it, with its paint', () => {
  const { context, marks } = canvas();
  context.save();
  context.translate(10, 20);
  context.strokeStyle = 'rgba(255, 0, 0, 0.5)';
  context.globalAlpha = 0.5;
  context.lineWidth = 2;
  context.setLineDash([3, 1]);
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(5, 5);
  context.stroke();
  context.restore();
  expect(marks()).toEqual([
    {
      kind: 'path',
      path: [
        ['M', 10, 20],
        ['L', 15, 25],
      ],
      fill: null,
      stroke: { colour: '#ff0000', opacity: 0.25, width: 2, dash: [3, 1] },
      clips: [],
    },
  ]);
});

test('what was saved comes back: paint, map and what is cut off', () => {
  const { context, marks } = canvas();
  context.save();
  context.beginPath();
  context.rect(0, 0, 10, 10);
  context.clip();
  context.fillStyle = '#00ff00';
  context.fillRect(0, 0, 1, 1);
  context.restore();
  context.fillRect(0, 0, 1, 1);
  expect(marks().map(({ clips, ...mark }) => [clips.length, mark.kind === 'path' && mark.fill?.colour])).toEqual([
    [1, '#00ff00'],
    [0, '#000000'],
  ]);
});

test('words are put where they begin, along their baseline', () => {
  const { context, marks } = canvas();
  context.font = "600 10px 'Inter'";
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.fillText('abcd', 50, 20);
  expect(marks()).toMatchObject([{ kind: 'text', text: 'abcd', x: 30, y: 23.65, size: 10, bold: true, degrees: 0 }]);
});

test('words turn with the map', () => {
  const { context, marks } = canvas();
  context.translate(5, 40);
  context.rotate(-Math.PI / 2);
  context.textAlign = 'center';
  context.fillText('ab', 0, 0);
  const [mark] = marks();
  expect(mark).toMatchObject({ kind: 'text', degrees: -90 });
  if (mark?.kind === 'text') expect([mark.x, mark.y].map((place) => Number(place.toFixed(6)))).toEqual([5, 45]);
});

test('a circle stays within 0.03 % of its radius', () => {
  const { context, marks } = canvas();
  context.beginPath();
  context.arc(0, 0, 1, 0, 2 * Math.PI);
  context.fill();
  const [mark] = marks();
  const path = mark?.kind === 'path' ? mark.path : [];
  let from = [1, 0] as readonly [number, number];
  for (const step of path) {
    if (step[0] !== 'C') continue;
    const [, x1, y1, x2, y2, x, y] = step;
    for (const t of [0.25, 0.5, 0.75]) {
      const along = (a: number, b: number, c: number, d: number): number =>
        (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
      expect(Math.hypot(along(from[0], x1, x2, x), along(from[1], y1, y2, y))).toBeCloseTo(1, 3);
    }
    from = [x, y];
  }
  expect(path.filter(([kind]) => kind === 'C')).toHaveLength(4);
});

test('what cannot be seen is not kept, and an unknown colour is a mistake of ours', () => {
  const { context, marks } = canvas();
  context.fillStyle = 'transparent';
  context.fillRect(0, 0, 1, 1);
  expect(marks()).toEqual([]);
  context.fillStyle = 'salmon';
  expect(() => context.fillRect(0, 0, 1, 1)).toThrow('salmon');
});

test('a halo is a box behind the words, which stand once', () => {
  const { context, marks } = canvas();
  context.strokeStyle = '#ffffff';
  context.strokeText('ab', 10, 10);
  context.fillText('ab', 10, 10);
  expect(marks().map(({ kind }) => kind)).toEqual(['path', 'text']);
});
