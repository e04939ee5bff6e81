import type { Report } from '../../../../shared/report/report.ts';
import { INK, type Sheet, type Style } from './sheet.ts';

const SMALL: Style = { size: 8, colour: INK.muted };

/** Below every page its number and how many there are, above every one but the first the title. */
export function numberPages(sheet: Sheet, { title }: Report): void {
  const { document } = sheet;
  const { count } = document.bufferedPageRange();
  for (let at = 0; at < count; at++) {
    document.switchToPage(at);
    const { width, height } = document.page;
    const side = width > height ? 36 : 60;
    sheet.artifact(() => {
      const number = `${at + 1} of ${count}`;
      sheet.write(number, width - side - sheet.widthOf(number, SMALL), height - 36, SMALL);
      if (at > 0) sheet.write(sheet.written(title), side, 30, SMALL);
    }, 'Pagination');
  }
}
