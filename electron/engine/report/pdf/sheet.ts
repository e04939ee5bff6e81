/** The pages that a report is set on: where the next line goes, and to which part of the document it belongs. */
import type { Report } from '../../../../shared/report/report.ts';
import type { Paper } from '../../../../shared/report-request.ts';
import PDFDocument from 'pdfkit';
import { fontFile } from '../drawing/type.ts';

type Document = PDFKit.PDFDocument;
export type Element = PDFKit.PDFStructureElement;

/** Points of a page that stay free. */
const MARGIN = { side: 60, top: 64, bottom: 64 } as const;
const MARGIN_ACROSS = { side: 36, top: 52, bottom: 48 } as const;

export const INK = { text: '#15181d', muted: '#4b535d', rule: '#9aa3ad', hairline: '#d5dae0', pale: '#f3f4f6' } as const;

/** The types of pdfkit do not know the subset yet. */
const ACCESSIBLE: object = { subset: 'PDF/UA', tagged: true };

/** Lines are so much higher than their letters. */
export const LEADING = 1.38;

export interface Style {
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
}

export class Sheet {
  readonly document: Document;
  /** What elements are added to. */
  readonly root: Element;
  /** Of the next line, from the top of the page. */
  y = 0;
  readonly #size: 'A4' | 'LETTER';
  /** Of words in points, at a size of 1: each is measured once. */
  readonly #widths = { regular: new Map<string, number>(), bold: new Map<string, number>() };
  #across = false;
  /** On which page each anchor stands, as far as it is known from setting the same report before. */
  readonly pages: ReadonlyMap<string, number>;
  /** The same, as it comes to be. */
  readonly begun = new Map<string, number>();

  constructor(report: Report, paper: Paper, pages: ReadonlyMap<string, number> = new Map()) {
    this.pages = pages;
    this.#size = paper === 'a4' ? 'A4' : 'LETTER';
    this.document = new PDFDocument({
      autoFirstPage: false,
      bufferPages: true,
      margin: 0,
      pdfVersion: '1.7',
      ...ACCESSIBLE,
      lang: 'en-GB',
      displayTitle: true,
      font: fontFile(false),
      info: {
        Title: report.title,
        Subject: report.subtitle,
        Creator: 'Trialdeck',
        Producer: 'Trialdeck',
        ...(report.author !== '' && { Author: report.author }),
      },
    });
    this.root = this.document.struct('Document');
    this.document.addStructure(this.root);
  }

  /** Where lines begin, and how long they may be. */
  get left(): number {
    return this.#margin.side;
  }

  get width(): number {
    return this.document.page.width - 2 * this.#margin.side;
  }

  /** What is left of the page, in points. */
  get room(): number {
    return this.document.page.height - this.#margin.bottom - this.y;
  }

  get top(): number {
    return this.#margin.top;
  }

  /** A new page, upright or across. */
  turn(across = this.#across): void {
    this.#across = across;
    this.document.addPage({ size: this.#size, layout: across ? 'landscape' : 'portrait', margin: 0 });
    this.y = this.top;
  }

  /** Turns the page where so much does not fit any more. */
  keep(height: number): void {
    if (this.room < height && this.y > this.top) this.turn();
  }

  /** What bears the anchor stands on this page. */
  begin(anchor: string): void {
    this.begun.set(anchor, this.document.bufferedPageRange().count);
  }

  /** The same words where the typeface has all their letters; of any other the code point. */
  written(text: string): string {
    // Pdfkit does not say which letters a font has, the font that it has opened does.
    const { font } = (this.document as unknown as { readonly _font: { readonly font: Glyphs } })._font;
    return [...text].map((letter) => (font.hasGlyphForCodePoint(letter.codePointAt(0)!) ? letter : codePoint(letter))).join('');
  }

  widthOf(text: string, { size, bold = false }: Style): number {
    const known = this.#widths[bold ? 'bold' : 'regular'];
    const width = known.get(text) ?? this.document.font(fontFile(bold)).fontSize(1).widthOfString(text);
    known.set(text, width);
    return width * size;
  }

  /** One line, its top at the height. */
  write(text: string, x: number, y: number, { size, bold = false, colour = INK.text }: Style): void {
    this.document.font(fontFile(bold)).fontSize(size).fillColor(colour, 1).text(text, x, y, { lineBreak: false });
  }

  rule(x: number, y: number, width: number, colour: string, thickness: number): void {
    this.artifact(() => {
      this.document
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(thickness)
        .strokeColor(colour, 1)
        .stroke();
    });
  }

  /** What is drawn is of no meaning to who cannot see it. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.document.markContent('Artifact', { type });
    draw();
    this.document.endMarkedContent();
  }

  /** An element that may be continued on further pages. */
  element(type: string, parent: Element, options: ElementOptions = {}): Element {
    const element = this.document.struct(type, options);
    parent.add(element);
    return element;
  }

  /** What is drawn belongs to the element. */
  content(type: string, element: Element, draw: () => void): void {
    const content = this.document.markStructureContent(type);
    draw();
    this.document.endMarkedContent();
    element.add(content);
  }

  get #margin(): { readonly side: number; readonly top: number; readonly bottom: number } {
    return this.#across ? MARGIN_ACROSS : MARGIN;
  }
}

export interface ElementOptions {
  readonly title?: string;
  readonly alt?: string;
  /** Of a head of a table. */
  readonly scope?: 'Column';
  /** Of a figure: left, top, right and bottom. */
  readonly bbox?: readonly number[];
}

interface Glyphs {
  hasGlyphForCodePoint(code: number): boolean;
}

function codePoint(letter: string): string {
  return `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
