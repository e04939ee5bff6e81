import type { ReportFile } from '../../shared/report-request.ts';

/** Hands a text to the browser as a file to keep. Letters that a file name cannot have become hyphens. */
export function saveText(text: string, name: string, type: string): void {
  saveBlob(new Blob([text], { type }), name);
}

/** The same with the bytes of a file of a report. */
export function saveReportFile({ content, encoding }: ReportFile, name: string, type: string): void {
  const part = encoding === 'utf8' ? content : Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  saveBlob(new Blob([part], { type }), name);
}

function saveBlob(blob: Blob, name: string): void {
  const href = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href, download: fileName(name) }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

function fileName(name: string): string {
  return name.replaceAll(/[^\p{Letter}\p{Number}. _-]+/gu, '-').trim();
}
