/** A whole report in Markdown, with its pictures as files beside it. */
import { bylineOf } from './byline.ts';
import { markdownBlock } from './markdown-section.ts';
import { isDrawn, numberedBlocks } from './numbered.ts';
import { plainText } from './plain-text.ts';
import type { Block, Inline, Line, Report } from './report.ts';

/** The name of the file of a picture, by what numbers it: "figure-3.svg". */
export function pictureFile(number: string): string {
  return `${number.toLowerCase().replace(' ', '-')}.svg`;
}

/** Chapters are numbered; each picture is linked to under its `pictureFile`, with its number, its title and what to see in it. */
export function markdownReport(report: Report): string {
  const numbers = numberedBlocks(report);
  const textOf = (block: Block): string => {
    const number = numbers.get(block);
    if (number === undefined) return markdownBlock(block, lineText);
    if (!isDrawn(block)) return `${number}. ${markdownBlock(block, lineText)}`;
    const caption = `*${number}: ${block.title}.* ${plainText(block.caption)}`;
    return `![${block.alternative.replaceAll(/[[\]]/g, '')}](${pictureFile(number)})\n\n${caption}`;
  };
  const headed = (heading: string, anchor: string): string => {
    const margin = report.margin[anchor];
    return margin === undefined ? heading : `${heading} (${margin})`;
  };
  const parts = report.chapters.flatMap(({ heading, anchor, blocks, sections }, at) => [
    `## ${at + 1} ${headed(heading, anchor)}`,
    ...blocks.map(textOf),
    ...sections.flatMap((section) => [`### ${headed(section.heading, section.anchor)}`, ...section.blocks.map(textOf)]),
  ]);
  const head = [`# ${report.title}`, report.subtitle, ...bylineOf(report)];
  return `${[...head, ...parts].join('\n\n')}\n`;
}

function lineText(line: Line): string {
  return line.map(markedText).join('');
}

function markedText(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  switch (inline.mark) {
    case 'strong':
      return `**${inline.text}**`;
    case 'code':
      return `\`${inline.text}\``;
    case 'link':
      return `[${inline.text}](${inline.address})`;
    case 'term':
      return inline.text;
  }
}
