/** A whole report as a PDF, tagged for screen readers as PDF/UA asks: structure, alternative texts, bookmarks, embedded fonts. */
import { bylineOf } from '../../../../shared/report/byline.ts';
import { blocksOf, isDrawn, numberedBlocks, type Drawn } from '../../../../shared/report/numbered.ts';
import type { Block, Chapter, Report, Section } from '../../../../shared/report/report.ts';
import { rowsTable } from '../../../../shared/report/rows-table.ts';
import type { Paper } from '../../../../shared/report-request.ts';
import type { AttachedFile } from '../attachment/attached-file.ts';
import { drawingOf, PICTURE } from '../drawing/draw.ts';
import type { Drawing } from '../drawing/marks.ts';
import { createType } from '../drawing/type.ts';
import { attach } from './attach.ts';
import { beginContents } from './contents.ts';
import { figureBlock, figureHeight } from './figure.ts';
import { codeBlock, heading, paragraph, paragraphs } from './paragraph.ts';
import { numberPages } from './page-numbers.ts';
import { Sheet, type Element } from './sheet.ts';
import { DENSE, tableBlock, USUAL } from './table.ts';

/** What must follow a heading on its page where text does. */
const FOLLOWING = 48;
const FOLLOWING_OF_TABLE = 180;

/** A report that names pages of its own is set until they are where it says. */
export function reportPdf(report: Report, paper: Paper, attached: readonly AttachedFile[] = []): Uint8Array {
  const draw = createDraw();
  let pages: ReadonlyMap<string, number> = new Map();
  for (let left = MOST_SETTINGS; ; left--) {
    const sheet = setReport(report, new Sheet(report, paper, pages), draw, attached);
    if (left === 1 || !namesPages(report) || areSame(sheet.begun, pages)) return finished(sheet, report);
    pages = sheet.begun;
  }
}

const MOST_SETTINGS = 4;

function namesPages({ chapters }: Report): boolean {
  const blocks = chapters.flatMap(blocksOf);
  return blocks.some((block) => block.kind === 'table' && block.columns.some(({ kind }) => kind === 'places'));
}

function areSame(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  return one.size === other.size && [...one].every(([anchor, page]) => other.get(anchor) === page);
}

type Draw = (block: Drawn) => Drawing;

/** Each picture is drawn once, however often its report is set. */
function createDraw(): Draw {
  const type = createType();
  const drawn = new Map<Drawn, Drawing>();
  return (block) => {
    const drawing = drawn.get(block) ?? drawingOf(block, type);
    drawn.set(block, drawing);
    return drawing;
  };
}

function finished(sheet: Sheet, report: Report): Uint8Array {
  numberPages(sheet, report);
  sheet.root.end();
  sheet.document.end();
  return sheet.document.read() as Buffer;
}

function setReport(report: Report, sheet: Sheet, draw: Draw, attached: readonly AttachedFile[]): Sheet {
  const numbers = numberedBlocks(report);
  const margin = (anchor: string): string | null => report.margin[anchor] ?? null;

  const writeBlock = (block: Block, parent: Element, across: boolean): void => {
    const number = numbers.get(block);
    if (isDrawn(block)) return figureBlock(sheet, parent, block, draw(block), number!);
    switch (block.kind) {
      case 'text':
        return paragraphs(sheet, parent, block.paragraphs);
      case 'table':
        return tableBlock(sheet, parent, block, number!, across ? DENSE : USUAL);
      case 'rows':
        return tableBlock(sheet, parent, rowsTable(block.picture), null, USUAL);
      case 'code':
        return codeBlock(sheet, parent, block);
    }
  };

  const writeSection = ({ heading: text, anchor, blocks }: Section, parent: Element, across: boolean): void => {
    const part = sheet.element('Sect', parent);
    heading(sheet, part, { text, level: 3, anchor, margin: margin(anchor), with: followingOf(blocks) });
    for (const block of blocks) writeBlock(block, part, across);
    part.end();
  };

  /** Points that the first of the blocks needs at least. */
  const followingOf = ([first]: readonly Block[]): number => {
    if (first === undefined) return 0;
    if (isDrawn(first)) return figureHeight(sheet, PICTURE) + FOLLOWING;
    return first.kind === 'table' ? FOLLOWING_OF_TABLE : FOLLOWING;
  };

  const writeChapter = (chapter: Chapter, at: number): number => {
    const part = sheet.element('Sect', sheet.root);
    if (chapter.across || at === 0 || isAlone(chapter) || isAlone(report.chapters[at - 1]!)) sheet.turn(chapter.across);
    const text = `${at + 1}  ${chapter.heading}`;
    const { anchor } = chapter;
    const [first] = chapter.sections;
    const following = FOLLOWING + followingOf(chapter.blocks.length > 0 ? chapter.blocks : (first?.blocks ?? []));
    heading(sheet, part, { text, level: 2, anchor, margin: margin(anchor), with: following });
    const bookmark = sheet.document.outline.addItem(`${at + 1} ${chapter.heading}`);
    const page = sheet.document.bufferedPageRange().count;
    for (const block of chapter.blocks) writeBlock(block, part, chapter.across);
    for (const section of chapter.sections) {
      writeSection(section, part, chapter.across);
      bookmark.addItem(section.heading);
    }
    part.end();
    return page;
  };

  sheet.turn(false);
  heading(sheet, sheet.root, { text: report.title, level: 1, anchor: null, margin: null, with: 0 });
  paragraph(sheet, sheet.root, [report.subtitle], { size: 11 });
  for (const line of bylineOf(report)) paragraph(sheet, sheet.root, [line], { size: 11 });
  const contents = beginContents(sheet, report);
  attach(sheet, attached);
  contents.fill(report.chapters.map(writeChapter));
  return sheet;
}

/** An index of tasks and the findings have a page of their own. */
function isAlone({ anchor }: Chapter): boolean {
  return anchor === 'tasks' || anchor === 'summary';
}
