/** The contents: what is on which page, known when all is set. */
import type { Report } from '../../../../shared/report/report.ts';
import { INK, LEADING, type Sheet, type Style } from './sheet.ts';

const ENTRY: Style = { size: 10 };

export interface Contents {
  /** @param pages of the chapters, from 1 */
  fill(pages: readonly number[]): void;
}

/** Takes the room for them here and now, also in the order of reading. */
export function beginContents(sheet: Sheet, { chapters }: Report): Contents {
  const list = sheet.element('TOC', sheet.root);
  const page = sheet.document.bufferedPageRange().count - 1;
  const top = sheet.y + 18;
  const { left, width } = sheet;
  sheet.y = top + chapters.length * ENTRY.size * LEADING * 1.2;
  return {
    fill: (pages) => {
      sheet.document.switchToPage(page);
      chapters.forEach(({ heading }, at) => {
        const y = top + at * ENTRY.size * LEADING * 1.2;
        const item = sheet.element('TOCI', list);
        const number = String(pages[at]!);
        sheet.content('TOCI', item, () => {
          sheet.write(`${at + 1}  ${sheet.written(heading)}`, left, y, ENTRY);
          sheet.write(number, left + width - sheet.widthOf(number, ENTRY), y, ENTRY);
        });
        sheet.rule(left, y + ENTRY.size * LEADING, width, INK.hairline, 0.4);
      });
      list.end();
    },
  };
}
