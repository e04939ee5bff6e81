/** A whole report as a PDF, tagged for screen readers as PDF/UA asks: structure, alternative texts, bookmarks, embedded fonts. */
import { bylineOf } from '../../../../shared/report/byline.ts';
import { isDrawn, numberedBlocks } from '../../../../shared/report/numbered.ts';
import type { Block, Chapter, Report, Section } from '../../../../shared/report/report.ts';
import { rowsTable } from '../../../../shared/report/rows-table.ts';
import type { Paper } from '../../../../shared/report-request.ts';
import { PICTURE } from '../drawing/draw.ts';
import { createType } from '../drawing/type.ts';
import { beginContents } from './contents.ts';
import { figureBlock, figureHeight } from './figure.ts';
import { codeBlock, heading, paragraph } from './paragraph.ts';
import { numberPages } from './page-numbers.ts';
import { Sheet, type Element } from './sheet.ts';
import { DENSE, tableBlock, USUAL } from './table.ts';

/** What must follow a heading on its page where text does. */
const FOLLOWING = 48;
const FOLLOWING_OF_TABLE = 180;

export function reportPdf(report: Report, paper: Paper): Uint8Array {
  const sheet = new Sheet(report, paper);
  const numbers = numberedBlocks(report);
  const type = createType();

  const writeBlock = (block: Block, parent: Element, across: boolean): void => {
    const number = numbers.get(block);
    if (isDrawn(block)) return figureBlock(sheet, parent, block, number!, type);
    switch (block.kind) {
      case 'text':
        return block.paragraphs.forEach((line) => paragraph(sheet, parent, line));
      case 'table':
        return tableBlock(sheet, parent, block, number!, across ? DENSE : USUAL);
      case 'rows':
        return tableBlock(sheet, parent, rowsTable(block.picture), null, USUAL);
      case 'code':
        return codeBlock(sheet, parent, block);
    }
  };

  const writeSection = ({ heading: text, blocks }: Section, parent: Element, across: boolean): void => {
    const part = sheet.element('Sect', parent);
    heading(sheet, part, { text, level: 3, with: followingOf(blocks) });
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
    if (chapter.across || at <= SUMMARY_AND_NEXT) sheet.turn(chapter.across);
    const text = `${at + 1}  ${chapter.heading}`;
    heading(sheet, part, { text, level: 2, with: followingOf(chapter.blocks) + FOLLOWING });
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
  heading(sheet, sheet.root, { text: report.title, level: 1, with: 0 });
  paragraph(sheet, sheet.root, [report.subtitle], { size: 11 });
  for (const line of bylineOf(report)) paragraph(sheet, sheet.root, [line], { size: 11 });
  const contents = beginContents(sheet, report);
  contents.fill(report.chapters.map(writeChapter));
  numberPages(sheet, report);
  sheet.root.end();
  sheet.document.end();
  return sheet.document.read() as Buffer;
}

/** The findings have a page of their own. */
const SUMMARY_AND_NEXT = 1;
