/** A section of a report in Markdown. */
import { cellText } from './cell-text.ts';
import { headText, plainText } from './plain-text.ts';
import type { Block, Line, Section, Table } from './report.ts';

/** Under a heading of the third level, without marks; a figure and a picture of rows are told in words. */
export function markdownSection({ heading, blocks }: Section): string {
  return [`### ${heading}`, ...blocks.map((block) => markdownBlock(block, plainText))].join('\n\n');
}

/** @param lineText a paragraph, with its marks or without */
export function markdownBlock(block: Block, lineText: (line: Line) => string): string {
  switch (block.kind) {
    case 'text':
      return block.paragraphs.map(lineText).join('\n\n');
    case 'table':
      return [plainText(block.caption), tableText(block)].join('\n\n');
    case 'figure':
    case 'parallel':
      return `${block.title}: ${block.alternative}`;
    case 'rows':
      return `Which rows it sees when: ${block.alternative}.`;
    case 'code':
      return `\`\`\`${block.language}\n${block.text}\n\`\`\``;
  }
}
function tableText({ columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = columns.map(({ alignment }) => (alignment === 'end' ? '--:' : '---'));
  return [line(columns.map(headText)), line(rule), ...rows.map(({ cells }) => line(cells.map(cellText)))].join('\n');
}
