/** Files inside the PDF, and what is said of them on its first page. */
import { createHash } from 'node:crypto';
import { listed } from '../../../../shared/wording.ts';
import { CITED_FILE, type AttachedFile } from '../attachment/attached-file.ts';
import { CAPTION, paragraph } from './paragraph.ts';
import type { Sheet } from './sheet.ts';

export function attach(sheet: Sheet, files: readonly AttachedFile[]): void {
  if (files.length === 0) return;
  for (const { name, bytes } of files)
    // Pdfkit's own types do not know how a file belongs to its document yet.
    sheet.document.file(bytes as Buffer, { name, relationship: 'Source' } as { name: string });
  const named = files.map(({ name, bytes }) => `${name} (SHA-256 ${createHash('sha256').update(bytes).digest('hex')})`);
  sheet.y += 18;
  const cited = files.some(({ name }) => name === CITED_FILE)
    ? ', and the comparison that it cites with the curves that were replayed'
    : '';
  const text = `Inside this file lie ${listed(named)}: the study that is told of here${cited}. “trialdeck verify” computes every number again from them, and finds what was changed.`;
  paragraph(sheet, sheet.root, [text], CAPTION);
}
