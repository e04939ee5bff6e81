/** A section of a report in Markdown, for the pages of docs/. */
import { cellText } from '../shared/report/cell-text.ts';
import { headText, plainText } from '../shared/report/plain-text.ts';
import type { Block, Section, Table } from '../shared/report/report.ts';

export function markdownSection({ heading, blocks }: Section): string {
  return [`### ${heading}`, ...blocks.map(blockText)].join('\n\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.paragraphs.map(plainText).join('\n\n');
    case 'table':
      return [plainText(block.caption), tableText(block)].join('\n\n');
    case 'figure':
      return `${block.title}: ${block.alternative}`;
    case 'code':
      return `\`\`\`${block.language}\n${block.text}\n\`\`\``;
  }
}

function tableText({ columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = columns.map(({ alignment }) => (alignment === 'end' ? '--:' : '---'));
  return [line(columns.map(headText)), line(rule), ...rows.map(({ cells }) => line(cells.map(cellText)))].join('\n');
}
