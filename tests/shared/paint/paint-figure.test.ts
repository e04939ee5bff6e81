import { expect, test } from 'vitest';
import { numberAxis } from '../../../shared/charts/axis.ts';
import { figure } from '../../../shared/charts/figure.ts';
import { lightLook } from '../../../shared/charts/look.ts';
import { paintFigure } from '../../../shared/paint/paint-figure.ts';

/** A canvas without a window that keeps what is drawn on it since it was last empty. */
function recordingCanvas(width: number, height: number) {
  const drawn: { readonly call: string; readonly args: readonly unknown[]; readonly fill: unknown }[] = [];
  const state: Record<string, unknown> = { measureText: (text: string) => ({ width: 6 * text.length }) };
  const pen = new Proxy(state, {
    get: (kept, name: string) =>
      name in kept
        ? kept[name]
        : (...args: unknown[]) =>
            void (name === 'clearRect' ? drawn.splice(0) : drawn.push({ call: name, args, fill: kept['fillStyle'] })),
  });
  const canvas = { width, height, getContext: () => pen };
  state['canvas'] = canvas;
  return { canvas, drawn };
}

const line = { label: 'value', data: [1, 2, 3].map((x) => ({ x, y: x / 4 })), borderColor: '#000000' };
const curve = figure({
  ...{
    look: lightLook,
    x: numberAxis('epoch', [0, 4]),
    y: numberAxis('value', [0, 1]),
    series: [line],
    subtitle: 'Three epochs.',
  },
});

test('a figure is painted on any canvas: background first, title and subtitle with it, and is gone once the picture is taken', () => {
  const { canvas, drawn } = recordingCanvas(300, 200);
  const picture = paintFigure(canvas, curve, { title: 'A curve', ratio: 2, take: () => [canvas.width, canvas.height, ...drawn] });
  const [width, height, ...calls] = picture as [number, number, ...typeof drawn];
  expect([width, height]).toEqual([600, 400]);
  const first = calls.find(({ call }) => call === 'fillRect');
  expect(first).toEqual({ call: 'fillRect', args: [0, 0, 300, 200], fill: lightLook.background });
  const texts = calls.filter(({ call }) => call === 'fillText').map(({ args }) => args[0]);
  expect(texts).toEqual(expect.arrayContaining(['A curve', 'Three epochs.', 'epoch', 'value']));
  expect(drawn.filter(({ call }) => call === 'fillText')).toEqual([]);
});

test('a picture that cannot be taken leaves no chart on the canvas', () => {
  const { canvas } = recordingCanvas(300, 200);
  const take = (): never => {
    throw new Error('no room');
  };
  expect(() => paintFigure(canvas, curve, { title: 'A curve', ratio: 1, take })).toThrow('no room');
  expect(paintFigure(canvas, curve, { title: 'Again', ratio: 1, take: () => 'taken' })).toBe('taken');
});
