/** Draws parallel coordinates with a pen: in the window on a canvas, in the report on a native one. */
import type { TrialFilter } from '../trial-table.ts';
import type { Measure } from '../measure.ts';
import { valueColour } from './colour.ts';
import { focusOn } from './focus.ts';
import type { ChartLook } from './look.ts';
import { ABSENT_PX, brushedParts, heightOf, type Column, type Frame, type ParallelLine } from './parallel-geometry.ts';
import type { Pen } from './pen.ts';

export interface ParallelDrawing {
  readonly columns: readonly Column[];
  /** The best last, so that they lie on top. */
  readonly lines: readonly ParallelLine[];
  readonly frame: Frame;
  readonly objective: Measure;
  readonly filter: TrialFilter;
}

/** The best lines that have colours, where there are more; a bundle of more could not be followed. */
export const MOST_COLOURED = 40;

/** Room around the frame, in pixels: names in two rows above, the place of absent parameters below. */
export const MARGIN = { left: 56, right: 56, top: 44, bottom: 30 } as const;

export function drawParallel(pen: Pen, { columns, lines, frame, objective, filter }: ParallelDrawing, look: ChartLook): void {
  pen.save();
  drawFaint(pen, lines.slice(0, -MOST_COLOURED), look);
  drawColoured(pen, lines.slice(-MOST_COLOURED), objective, look);
  columns.forEach((column, at) => drawColumn(pen, column, at, frame, filter, look));
  if (lines.some(({ points }) => points.some(([, y]) => y > frame.bottom))) drawAbsent(pen, frame, look);
  pen.restore();
}

/** All together a density: where many trials pass, it is darker. */
function drawFaint(pen: Pen, lines: readonly ParallelLine[], look: ChartLook): void {
  pen.lineWidth = 0.75;
  pen.globalAlpha = lines.length > 200 ? 0.14 : 0.25;
  pen.strokeStyle = look.neutral;
  for (const { points } of lines) strokePath(pen, points);
  pen.globalAlpha = 1;
}

function drawColoured(pen: Pen, lines: readonly ParallelLine[], objective: Measure, look: ChartLook): void {
  const values = lines.flatMap(({ row }) => (row.value === null ? [] : [row.value]));
  const { range } = focusOn(values, objective);
  const within = [Math.max(range[0], Math.min(...values)), Math.min(range[1], Math.max(...values))] as const;
  pen.lineWidth = 1.25;
  pen.globalAlpha = 0.85;
  for (const { row, points } of lines) {
    pen.strokeStyle = row.value === null ? look.axis : valueColour(look, objective, within, row.value);
    strokePath(pen, points);
  }
  pen.globalAlpha = 1;
}

/** One line on top of all others. */
export function drawLine(pen: Pen, { points }: ParallelLine, colour: string, width: number, halo: string): void {
  pen.save();
  pen.strokeStyle = halo;
  pen.lineWidth = width + 3;
  strokePath(pen, points);
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  strokePath(pen, points);
  pen.restore();
}

function strokePath(pen: Pen, points: ParallelLine['points']): void {
  pen.beginPath();
  points.forEach(([x, y], at) => (at === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
  pen.stroke();
}

function drawColumn(pen: Pen, column: Column, at: number, frame: Frame, filter: TrialFilter, look: ChartLook): void {
  const { x, axis, name, flipped } = column;
  pen.strokeStyle = look.axis;
  pen.lineWidth = 1;
  strokePath(pen, [
    [x, frame.top],
    [x, frame.bottom],
  ]);
  for (const [top, bottom] of brushedParts(column, filter, frame)) {
    pen.fillStyle = look.accent;
    pen.globalAlpha = 0.25;
    pen.fillRect(x - 6, top, 12, bottom - top);
    pen.globalAlpha = 1;
    pen.strokeStyle = look.accent;
    pen.strokeRect(x - 6, top, 12, bottom - top);
  }
  pen.font = `${look.font.sizePx}px ${look.font.family}`;
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  for (const { value, label } of axis.ticks) writeWithHalo(pen, label, x - 6, heightOf(column, value, frame), look.muted, look);
  pen.font = `600 ${look.font.sizePx}px ${look.font.family}`;
  pen.textAlign = 'center';
  writeWithHalo(pen, `${name}${axis.log ? ' (log)' : ''}${flipped ? ' ↓' : ''}`, x, nameHeight(at, frame), look.text, look);
}

/** Names stand in two rows by turns, so that long ones have room. */
export function nameHeight(at: number, { top }: Frame): number {
  return top - (at % 2 === 0 ? 16 : 32);
}

function drawAbsent(pen: Pen, { left, right, bottom }: Frame, look: ChartLook): void {
  pen.lineWidth = 1;
  pen.strokeStyle = look.axis;
  pen.setLineDash([2, 3]);
  strokePath(pen, [
    [left, bottom + ABSENT_PX],
    [right, bottom + ABSENT_PX],
  ]);
  pen.setLineDash([]);
  pen.font = `${look.font.sizePx}px ${look.font.family}`;
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  writeWithHalo(pen, 'not used', left - 6, bottom + ABSENT_PX, look.muted, look);
}

function writeWithHalo(pen: Pen, text: string, x: number, y: number, colour: string, look: ChartLook): void {
  pen.strokeStyle = look.background;
  pen.lineWidth = 5;
  pen.strokeText(text, x, y);
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
}
