import type { ReportFile } from '../../shared/report-request.ts';

/** Hands a text to the browser as a file to keep. Letters that a file name cannot have become hyphens. */
export function saveText(text: string, name: string, type: string): void {
  saveBlob(new Blob([text], { type }), name);
}

/** The same with the bytes of a file of a report. */
export function saveReportFile(file: ReportFile, name: string, type: string): void {
  saveBytes(bytesOf(file), name, type);
}

export function saveBytes(bytes: Uint8Array<ArrayBuffer>, name: string, type: string): void {
  saveBlob(new Blob([bytes], { type }), name);
}

export function bytesOf({ content, encoding }: ReportFile): Uint8Array<ArrayBuffer> {
  return encoding === 'utf8'
    ? new TextEncoder().encode(content)
    : Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
}

function saveBlob(blob: Blob, name: string): void {
  const href = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href, download: fileName(name) }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

/** Without what a file name cannot have. */
export function fileName(name: string): string {
  return name.replaceAll(/[^\p{Letter}\p{Number}. _-]+/gu, '-').trim();
}
