/** Headings, paragraphs and code. */
import type { CodeBlock, Line } from '../../../../shared/report/report.ts';
import { ASCENT } from '../drawing/type.ts';
import { INK, LEADING, type Element, type Sheet, type Style } from './sheet.ts';
import { setLines, type SetLine } from './words.ts';

export const BODY: Style = { size: 9.5 };
export const CAPTION: Style = { size: 8.5, colour: INK.muted };
const CODE: Style = { size: 7.5 };

const AFTER_PARAGRAPH = 6;
/** A paragraph of fewer lines is not parted, and of no other is a single line left alone. */
const FEWEST_PARTED = 4;

/** Text, a paragraph each; one of a single line, a question say, stays with the beginning of the next one. */
export function paragraphs(sheet: Sheet, parent: Element, lines: readonly Line[]): void {
  lines.forEach((line, at) => {
    const height = BODY.size * LEADING;
    const isSingle = setLines(sheet, line, BODY, sheet.width).length === 1;
    if (isSingle && at < lines.length - 1) sheet.keep(height + AFTER_PARAGRAPH + 2 * height);
    paragraph(sheet, parent, line);
  });
}

export function paragraph(sheet: Sheet, parent: Element, line: Line, style: Style = BODY): void {
  const lines = setLines(sheet, line, style, sheet.width);
  const element = sheet.element('P', parent);
  writeLines(sheet, element, 'P', lines, style);
  element.end();
  sheet.y += AFTER_PARAGRAPH;
}

/** Turns the page where no two lines fit, and before a last one would stand alone. */
function writeLines(sheet: Sheet, element: Element, type: string, lines: readonly SetLine[], style: Style): void {
  const height = style.size * LEADING;
  sheet.keep(Math.min(lines.length, lines.length < FEWEST_PARTED ? lines.length : 2) * height);
  let at = 0;
  while (at < lines.length) {
    const fitting = Math.max(1, Math.floor((sheet.room + 0.01) / height));
    const left = lines.length - at;
    const taken = fitting >= left ? left : left - fitting === 1 && fitting > 2 ? fitting - 1 : fitting;
    const part = lines.slice(at, at + taken);
    sheet.content(type, element, () => part.forEach((line) => writeLine(sheet, line, style)));
    at += taken;
    if (at < lines.length) sheet.turn();
  }
}

function writeLine(sheet: Sheet, { pieces }: SetLine, style: Style): void {
  const { size, colour = INK.text } = style;
  for (const { text, x, bold } of pieces) sheet.write(text, sheet.left + x, sheet.y, { size, bold, colour });
  sheet.y += size * LEADING;
}

export interface Heading {
  readonly text: string;
  readonly level: 1 | 2 | 3;
  /** Where links lead; null where none does. */
  readonly anchor: string | null;
  /** What stands beside it. */
  readonly margin: string | null;
  /** Points of what follows that must stand on the same page. */
  readonly with: number;
}

const SIZES = { 1: 22, 2: 15, 3: 11 } as const;
const BEFORE = { 1: 0, 2: 22, 3: 10 } as const;

export function heading(sheet: Sheet, parent: Element, { text, level, anchor, margin, with: following }: Heading): void {
  const style: Style = { size: SIZES[level], bold: true };
  const lines = setLines(sheet, [text], style, sheet.width);
  const height = lines.length * style.size * LEADING;
  sheet.keep(BEFORE[level] + height + following);
  if (sheet.y > sheet.top) sheet.y += BEFORE[level];
  const element = sheet.element(`H${level}`, parent);
  if (anchor !== null) sheet.begin(anchor);
  sheet.content(`H${level}`, element, () => {
    if (margin !== null) inMargin(sheet, margin, style);
    lines.forEach((line) => writeLine(sheet, line, style));
  });
  element.end();
  sheet.y += level === 3 ? 2 : 5;
}

const MARGINAL: Style = { size: 7, bold: true, colour: INK.muted };
const BESIDE = 8;

/** On the line on which the heading begins. */
function inMargin(sheet: Sheet, text: string, { size }: Style): void {
  const x = sheet.left - BESIDE - sheet.widthOf(text, MARGINAL);
  sheet.write(text, x, sheet.y + ASCENT * (size - MARGINAL.size), MARGINAL);
}

const PADDING = 6;
/** Points of a space at the beginning of a line. */
const INDENT = 4;

/** On a pale ground, a line a line; those that are too long go on in the next one. */
export function codeBlock(sheet: Sheet, parent: Element, { text }: CodeBlock): void {
  const height = CODE.size * LEADING;
  const lines = text.split('\n').flatMap((line) => {
    const indent = INDENT * /^ */.exec(line)![0].length;
    return setLines(sheet, [line], CODE, sheet.width - 2 * PADDING - indent).map((set) => ({ set, indent }));
  });
  const element = sheet.element('Code', parent);
  sheet.keep(Math.min(3, lines.length) * height);
  for (const { set, indent } of lines) {
    sheet.keep(height);
    const { y } = sheet;
    sheet.artifact(() => void sheet.document.rect(sheet.left, y, sheet.width, height).fillColor(INK.pale, 1).fill());
    sheet.content('Code', element, () => {
      for (const piece of set.pieces) sheet.write(piece.text, sheet.left + PADDING + indent + piece.x, y, CODE);
    });
    sheet.y = y + height;
  }
  element.end();
  sheet.y += AFTER_PARAGRAPH;
}
