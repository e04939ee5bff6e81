import type { Inline, Line, TextBlock } from './report.ts';

/** Paragraphs, each a text or a line with marks. */
export function textBlock(...paragraphs: readonly (string | Line)[]): TextBlock {
  return { kind: 'text', paragraphs: paragraphs.map((paragraph) => (typeof paragraph === 'string' ? [paragraph] : paragraph)) };
}

/** "**Why.** The length of the steps." */
export function labelled(label: string, text: string): Line {
  return [{ mark: 'strong', text: `${label}.` }, ` ${text}`];
}

export const code = (text: string): Inline => ({ mark: 'code', text });
