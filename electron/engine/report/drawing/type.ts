/** The typeface of reports and their pictures: Inter, the same as the window's, with Latin, Greek and Cyrillic. */
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

const { resolve } = createRequire(import.meta.url);

const FONT_FILES = {
  regular: resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  bold: resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
} as const;

/** A font is asked for by its file: pdfkit opens one that was opened under another name again, for every word. */
export function fontFile(bold: boolean): string {
  return bold ? FONT_FILES.bold : FONT_FILES.regular;
}

/** Above and below the baseline, as shares of the size. */
export const [ASCENT, DESCENT] = [0.97, 0.24] as const;

export interface Type {
  /** In the unit of the size. */
  widthOf(text: string, size: number, bold: boolean): number;
}

export function createType(): Type {
  const document = new PDFDocument({ font: fontFile(false) });
  return {
    widthOf: (text, size, bold) => document.font(fontFile(bold)).fontSize(size).widthOfString(text),
  };
}
