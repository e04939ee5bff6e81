/** The pictures of a report as drawings. */
import { drawParallel, MARGIN } from '../../../../shared/charts/parallel-drawing.ts';
import { AS_GIVEN, columnsOf, linesOf } from '../../../../shared/charts/parallel-geometry.ts';
import { lightLook, type ChartLook } from '../../../../shared/charts/look.ts';
import type { Pen } from '../../../../shared/charts/pen.ts';
import { paintFigure } from '../../../../shared/paint/paint-figure.ts';
import type { Drawn } from '../../../../shared/report/numbered.ts';
import type { ParallelBlock } from '../../../../shared/report/report.ts';
import type { Drawing } from './marks.ts';
import { RecordingCanvas } from './recording-canvas.ts';
import type { Type } from './type.ts';

export const PICTURE = { width: 680, height: 380 } as const;

/** Without its title, which stands in the caption. @param look that its report was composed in */
export function drawingOf(block: Drawn, type: Type, look = lightLook): Drawing {
  const canvas = new RecordingCanvas(PICTURE.width, PICTURE.height, type);
  if (block.kind === 'figure') return paintFigure(canvas, block.figure, { title: null, ratio: 1, take: () => canvas.drawing() });
  paintParallel(canvas, block, look);
  return canvas.drawing();
}

function paintParallel(canvas: RecordingCanvas, { data, space, objective, shown }: ParallelBlock, look: ChartLook): void {
  const { width, height } = PICTURE;
  const frame = { left: MARGIN.left, right: width - MARGIN.right, top: MARGIN.top, bottom: height - MARGIN.bottom };
  const hidden = Object.keys(space).filter((name) => !shown.includes(name));
  const columns = columnsOf(data.rows, space, objective, { ...AS_GIVEN, order: shown, hidden }, frame);
  const lines = linesOf(data.rows, columns, frame).toReversed();
  drawParallel(canvas.getContext() as unknown as Pen, { columns, lines, frame, objective, filter: {} }, look);
}
