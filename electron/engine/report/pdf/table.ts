/** Tables: their caption above them, their head again on every page. */
import { estimateText, cellText } from '../../../../shared/report/cell-text.ts';
import { UNKNOWN } from '../../../../shared/format/unknown.ts';
import { headText } from '../../../../shared/report/plain-text.ts';
import type { Cell, Line, Place, Row, Table } from '../../../../shared/report/report.ts';
import { paragraph, CAPTION } from './paragraph.ts';
import { INK, LEADING, type Element, type Sheet, type Style } from './sheet.ts';
import { breakable, setLines, type SetLine } from './words.ts';

/** How tables are set. */
export interface Density {
  /** Of letters. */
  readonly size: number;
  /** Down to this letters are made smaller before a table loses a column. */
  readonly comfortable: number;
  /** Between columns. */
  readonly gap: number;
  /** Above and below the words of a row. */
  readonly padding: number;
}

export const USUAL: Density = { size: 8.5, comfortable: 7.5, gap: 8, padding: 2.5 };
export const DENSE: Density = { size: 6.5, comfortable: 5.5, gap: 5, padding: 1 };

/** A space at which no line ends. */
const UNBROKEN = '\u00a0';
/** What such a column holds stands on a line; its head may be broken. */
const UNBROKEN_KINDS: ReadonlySet<Cell['kind']> = new Set(['number', 'numbers', 'places']);
/** No letters are smaller. */
const SMALLEST = 5;
const AFTER = 12;

/** What a cell says, and what stands below it, smaller: the interval of an estimate. */
interface CellLines {
  readonly main: readonly SetLine[];
  readonly below: readonly SetLine[];
}

interface Laid {
  readonly density: Density;
  readonly table: Table;
  readonly style: Style;
  readonly widths: readonly number[];
}

/** @param number "Table 3"; null for one that has none */
export function tableBlock(sheet: Sheet, parent: Element, table: Table, number: string | null, density: Density): void {
  const telling = withoutEmpty(table);
  const laid = laidOut(sheet, telling, { size: density.size }, density);
  const left = telling.columns.filter((column) => !laid.table.columns.includes(column)).map(headText);
  const note = left.length === 0 ? [] : [` Left out, for want of room: ${left.join(', ')}.`];
  const caption: Line = [
    ...(number === null ? [] : [{ mark: 'strong' as const, text: `${number}. ` }]),
    ...table.caption,
    ...note,
  ];
  const captionHeight = setLines(sheet, caption, CAPTION, sheet.width).length * CAPTION.size * LEADING;
  const head = linesOf(
    sheet,
    laid,
    laid.table.columns.map(headText).map((text) => ({ kind: 'text', text })),
    true,
  );
  const rows = laid.table.rows.map((row) => linesOf(sheet, laid, row.cells, false));
  sheet.keep(captionHeight + heightOf(head, laid) + rows.slice(0, 2).reduce((sum, row) => sum + heightOf(row, laid), 0) + 12);
  paragraph(sheet, parent, caption, CAPTION);
  const element = sheet.element('Table', parent);
  headRow(sheet, element, head, laid);
  rows.forEach((row, at) => {
    // The last row does not stand alone on its page.
    const together = at === rows.length - 2 ? rows.slice(at) : [row];
    if (sheet.room < together.reduce((sum, each) => sum + heightOf(each, laid), 0)) {
      sheet.turn();
      headRow(sheet, null, head, laid);
    }
    bodyRow(sheet, element, row, laid);
  });
  element.end();
  sheet.y += AFTER;
}

/** Paper is too narrow for a column that may go and holds nothing. */
function withoutEmpty(table: Table): Table {
  const isEmpty = (at: number): boolean => table.rows.every(({ cells }) => ['', UNKNOWN].includes(cellText(cells[at]!)));
  const at = table.columns.findLastIndex(({ priority }, place) => priority > 0 && isEmpty(place));
  return at < 0 || table.rows.length === 0 ? table : withoutEmpty(without(table, at));
}

/**
 * Columns as wide as what they hold where there is room for it, else as narrow as their longest words allow, but for numbers and places,
 * which stay on a line; the least important go first.
 */
function laidOut(sheet: Sheet, table: Table, style: Style, density: Density): Laid {
  const room = sheet.width - density.gap * (table.columns.length - 1);
  const naturals = table.columns.map((_, at) => widest(sheet, table, at, style, { head: whole, body: whole }));
  const narrowest = table.columns.map(({ kind }, at) =>
    widest(sheet, table, at, style, { head: words, body: UNBROKEN_KINDS.has(kind) ? whole : words }),
  );
  const [needed, least] = [sum(naturals), sum(narrowest)];
  if (needed <= room) return { table, style, density, widths: naturals };
  const smaller = { ...style, size: style.size - 0.5 };
  if (least > room || (density === DENSE && style.size > density.comfortable)) {
    if (style.size > density.comfortable) return laidOut(sheet, table, smaller, density);
    const priorities = table.columns.map(({ priority }) => priority);
    const last = priorities.lastIndexOf(Math.max(...priorities));
    if (priorities[last]! > 0) return laidOut(sheet, without(table, last), style, density);
    if (style.size > SMALLEST) return laidOut(sheet, table, smaller, density);
  }
  if (least > room) return { table, style, density, widths: narrowest.map((narrow) => (narrow * room) / least) };
  const share = (room - least) / (needed - least);
  return { table, style, density, widths: narrowest.map((narrow, at) => narrow + share * (naturals[at]! - narrow)) };
}

function without({ columns, rows, ...table }: Table, at: number): Table {
  const shorter = (row: Row): Row => ({ ...row, cells: row.cells.toSpliced(at, 1) });
  return { ...table, columns: columns.toSpliced(at, 1), rows: rows.map(shorter) };
}

/** Of a text, what stands on a line for certain. */
type PartsOf = (text: string) => readonly string[];
const whole: PartsOf = (text) => [text];
const words: PartsOf = (text) => text.split(' ').flatMap(breakable);

function widest(
  sheet: Sheet,
  { columns, rows }: Table,
  at: number,
  style: Style,
  parts: { readonly head: PartsOf; readonly body: PartsOf },
): number {
  const head = parts.head(headText(columns[at]!)).map((part) => sheet.widthOf(sheet.written(part), { ...style, bold: true }));
  const texts = new Set(rows.flatMap(({ cells }) => textsOf(sheet, cells[at]!)));
  const body = [...texts].flatMap(parts.body).map((part) => sheet.widthOf(sheet.written(part), style));
  return Math.max(0, ...head, ...body) + 0.5;
}

function textsOf(sheet: Sheet, cell: Cell): readonly string[] {
  if (cell.kind === 'places') return cell.places.map((place) => placeText(sheet, place));
  if (cell.kind !== 'estimate') return [cellText(cell)];
  const { value, interval } = estimateText(cell);
  return interval === '' ? [value] : [value, interval.replaceAll(' ', UNBROKEN)];
}

/** On a line of its own, as wide where its page is not known yet. */
function placeText({ pages }: Sheet, { anchor, title }: Place): string {
  return `${title}, p.${UNBROKEN}${pages.get(anchor) ?? '00'}`;
}

function linesOf(sheet: Sheet, { widths, style }: Laid, cells: readonly Cell[], bold: boolean): readonly CellLines[] {
  return cells.map((cell, at) => {
    const set = (text: string, own: Style): readonly SetLine[] => setLines(sheet, [text], own, widths[at]!);
    const texts = textsOf(sheet, cell);
    const plain = { ...style, bold };
    if (cell.kind === 'places') return { main: texts.flatMap((text) => set(text, plain)), below: [] };
    const [main, below] = texts;
    return { main: set(main!, plain), below: below === undefined ? [] : set(below, smaller(style)) };
  });
}

const smaller = ({ size }: Style): Style => ({ size: size - 1, colour: INK.muted });

function heightOf(cells: readonly CellLines[], { style, density }: Laid): number {
  const heights = cells.map(({ main, below }) => (main.length * style.size + below.length * smaller(style).size) * LEADING);
  return Math.max(...heights) + 2 * density.padding;
}

/** Rules are as wide as what stands between them. */
function widthOf({ widths, density }: Laid): number {
  return sum(widths) + density.gap * (widths.length - 1);
}

/** @param table null where it is said again on a further page */
function headRow(sheet: Sheet, table: Element | null, head: readonly CellLines[], laid: Laid): void {
  const { y } = sheet;
  sheet.rule(sheet.left, y, widthOf(laid), INK.rule, 0.8);
  if (table === null) sheet.artifact(() => head.forEach((cell, at) => writeCell(sheet, cell, at, laid, true)));
  else rowElements(sheet, table, 'TH', head, laid);
  sheet.y = y + heightOf(head, laid);
  sheet.rule(sheet.left, sheet.y, widthOf(laid), INK.rule, 0.8);
}

function bodyRow(sheet: Sheet, table: Element, cells: readonly CellLines[], laid: Laid): void {
  const { y } = sheet;
  rowElements(sheet, table, 'TD', cells, laid);
  sheet.y = y + heightOf(cells, laid);
  sheet.rule(sheet.left, sheet.y, widthOf(laid), INK.hairline, 0.4);
}

function rowElements(sheet: Sheet, table: Element, type: 'TH' | 'TD', cells: readonly CellLines[], laid: Laid): void {
  const row = sheet.element('TR', table);
  cells.forEach((cell, at) => {
    const element = sheet.element(type, row, type === 'TH' ? { scope: 'Column' } : {});
    sheet.content(type, element, () => writeCell(sheet, cell, at, laid, type === 'TH'));
  });
  row.end();
}

function writeCell(
  sheet: Sheet,
  { main, below }: CellLines,
  at: number,
  { widths, style, table, density }: Laid,
  bold: boolean,
): void {
  const x = sheet.left + sum(widths.slice(0, at)) + at * density.gap;
  const shift = (line: SetLine): number => (table.columns[at]!.alignment === 'end' ? widths[at]! - line.width : 0);
  let y = sheet.y + density.padding;
  const write = (lines: readonly SetLine[], own: Style): void => {
    for (const line of lines) {
      for (const piece of line.pieces) sheet.write(piece.text, x + shift(line) + piece.x, y, own);
      y += own.size * LEADING;
    }
  };
  write(main, { ...style, bold });
  write(below, smaller(style));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
