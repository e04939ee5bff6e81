/** Figures as vectors, with their captions below them. */
import type { Drawn } from '../../../../shared/report/numbered.ts';
import type { Clips, Drawing, Path, PathMark, TextMark } from '../drawing/marks.ts';
import { fontFile } from '../drawing/type.ts';
import { CAPTION, paragraph } from './paragraph.ts';
import { LEADING, type Element, type Sheet } from './sheet.ts';
import { setLines } from './words.ts';

const AFTER = 10;

export function figureHeight(sheet: Sheet, { width, height }: Pick<Drawing, 'width' | 'height'>): number {
  return (height * sheet.width) / width;
}

export function figureBlock(sheet: Sheet, parent: Element, block: Drawn, drawing: Drawing, number: string): void {
  const caption = [{ mark: 'strong' as const, text: `${number}. ${block.title}.` }, ' ', ...block.caption];
  const captionHeight = setLines(sheet, caption, CAPTION, sheet.width).length * CAPTION.size * LEADING;
  const height = figureHeight(sheet, drawing);
  sheet.keep(height + captionHeight + AFTER);
  const { y, left, width } = sheet;
  const box = { alt: sheet.written(block.alternative), bbox: [left, y, left + width, y + height] };
  const element = sheet.element('Figure', parent, box);
  sheet.content('Figure', element, () => drawOn(sheet, drawing, left, y, width / drawing.width));
  element.end();
  sheet.y = y + height + 4;
  paragraph(sheet, parent, caption, CAPTION);
  sheet.y += AFTER - 6;
}

function drawOn(sheet: Sheet, { marks }: Drawing, x: number, y: number, scale: number): void {
  const { document } = sheet;
  document.save().translate(x, y).scale(scale);
  let clips: Clips = [];
  let isClipped = false;
  for (const mark of marks) {
    if (!areSame(mark.clips, clips)) {
      if (isClipped) document.restore();
      isClipped = mark.clips.length > 0;
      clips = mark.clips;
      if (isClipped) document.save();
      for (const path of clips) follow(sheet, path).document.clip('non-zero');
    }
    if (mark.kind === 'path') drawPath(sheet, mark);
    else drawText(sheet, mark);
  }
  if (isClipped) document.restore();
  document.restore();
}

function areSame(one: Clips, other: Clips): boolean {
  return one.length === other.length && one.every((path, at) => path === other[at]);
}

function follow(sheet: Sheet, path: Path): Sheet {
  const { document } = sheet;
  for (const [kind, ...places] of path) {
    const [a, b, c, d, e, f] = places as number[];
    if (kind === 'M') document.moveTo(a!, b!);
    else if (kind === 'L') document.lineTo(a!, b!);
    else if (kind === 'C') document.bezierCurveTo(a!, b!, c!, d!, e!, f!);
    else document.closePath();
  }
  return sheet;
}

function drawPath(sheet: Sheet, { path, fill, stroke }: PathMark): void {
  const { document } = sheet;
  if (fill !== null) follow(sheet, path).document.fillColor(fill.colour, fill.opacity).fill();
  if (stroke === null) return;
  document.lineWidth(stroke.width).strokeColor(stroke.colour, stroke.opacity);
  const dash = [...stroke.dash];
  if (dash.length > 0) document.dash(dash as unknown as number, {});
  follow(sheet, path).document.stroke();
  if (dash.length > 0) document.undash();
}

function drawText(sheet: Sheet, { text, x, y, degrees, size, bold, fill }: TextMark): void {
  const { document } = sheet;
  document.font(fontFile(bold)).fontSize(size).fillColor(fill.colour, fill.opacity);
  if (degrees !== 0) document.save().rotate(degrees, { origin: [x, y] });
  document.text(sheet.written(text), x, y, { lineBreak: false, baseline: 'alphabetic' });
  if (degrees !== 0) document.restore();
}
