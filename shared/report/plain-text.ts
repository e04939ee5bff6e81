/** Lines where nothing can be marked. */
import type { Column, Inline, Line } from './report.ts';

/** The line without its marks; a link has its address behind it. */
export function plainText(line: Line): string {
  return line.map(inlineText).join('');
}

export function inlineText(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  return inline.mark === 'link' ? `${inline.text} (${inline.address})` : inline.text;
}

/** The head of a column with its unit: "Spent (epochs)". */
export function headText({ title, unit }: Column): string {
  return unit === null ? inlineText(title) : `${inlineText(title)} (${unit})`;
}
