/** A report as one HTML file that needs nothing beside it: no network, no script; light, dark and on paper. */
import { estimateText, cellText } from '../../../../shared/report/cell-text.ts';
import { bylineOf } from '../../../../shared/report/byline.ts';
import { isDrawn, numberedBlocks, type Drawn } from '../../../../shared/report/numbered.ts';
import { headText } from '../../../../shared/report/plain-text.ts';
import type { Block, Cell, Chapter, Inline, Line, Report, Section, Table } from '../../../../shared/report/report.ts';
import { rowsTable } from '../../../../shared/report/rows-table.ts';
import { escaped } from '../drawing/escaped.ts';
import { STYLE } from './style.ts';

/** A picture as SVG in both lights; the names of its parts must be its own in the whole file. */
export interface PictureInBoth {
  readonly light: string;
  readonly dark: string;
}

/** @param pictureOf each block of the report that is drawn */
export function htmlReport(report: Report, pictureOf: (block: Drawn) => PictureInBoth): string {
  const numbers = numberedBlocks(report);
  const title = escaped(report.title);
  const chapters = report.chapters.map((chapter, at) => chapterHtml(chapter, at + 1, { report, numbers, pictureOf }));
  const contents = report.chapters.map(({ anchor, heading }) => `<li><a href="#${anchor}">${escaped(heading)}</a></li>`);
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="Trialdeck">
${report.author === '' ? '' : `<meta name="author" content="${escaped(report.author)}">\n`}<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#report">To the report</a>
<header>
<h1>${title}</h1>
${[report.subtitle, ...bylineOf(report)].map((line) => `<p>${escaped(line)}</p>`).join('\n')}
</header>
<nav aria-label="Contents">
<ol>
${contents.join('\n')}
</ol>
</nav>
<main id="report">
${chapters.join('\n')}
</main>
</body>
</html>
`;
}

interface Setting {
  readonly report: Report;
  readonly numbers: ReadonlyMap<Block, string>;
  readonly pictureOf: (block: Drawn) => PictureInBoth;
}

function chapterHtml(chapter: Chapter, number: number, setting: Setting): string {
  const { heading, anchor, blocks, sections } = chapter;
  const head = `<h2 id="${anchor}">${taskHtml(anchor, setting)}${number} ${escaped(heading)}</h2>`;
  const parts = [...blocks.map((block) => blockHtml(block, setting)), ...sections.map((each) => sectionHtml(each, setting))];
  return `<section aria-labelledby="${anchor}">\n${[head, ...parts].join('\n')}\n</section>`;
}

function sectionHtml({ heading, anchor, blocks }: Section, setting: Setting): string {
  const head = `<h3 id="${anchor}">${taskHtml(anchor, setting)}${escaped(heading)}</h3>`;
  return `<section aria-labelledby="${anchor}">\n${[head, ...blocks.map((block) => blockHtml(block, setting))].join('\n')}\n</section>`;
}

function taskHtml(anchor: string, { report: { margin } }: Setting): string {
  const task = margin[anchor];
  return task === undefined ? '' : `<span class="task">${escaped(task)}</span> `;
}

function blockHtml(block: Block, setting: Setting): string {
  const number = setting.numbers.get(block) ?? null;
  if (isDrawn(block)) return figureHtml(block, number!, setting);
  switch (block.kind) {
    case 'text':
      return block.paragraphs.map((line) => `<p>${lineHtml(line)}</p>`).join('\n');
    case 'table':
      return tableHtml(block, number);
    case 'rows':
      return tableHtml(rowsTable(block.picture), null);
    case 'code':
      return `<pre tabindex="0"><code>${escaped(block.text)}</code></pre>`;
  }
}

function figureHtml(block: Drawn, number: string, { pictureOf }: Setting): string {
  const { light, dark } = pictureOf(block);
  const caption = `<strong>${number}. ${escaped(block.title)}.</strong> ${lineHtml(block.caption)}`;
  return `<figure>\n<div class="in-light">${light}</div>\n<div class="in-dark">${dark}</div>\n<figcaption>${caption}</figcaption>\n</figure>`;
}

/** It scrolls by itself where it is too wide, with the keyboard too. */
function tableHtml({ caption, columns, rows }: Table, number: string | null): string {
  const shift = columns.map(({ alignment }) => (alignment === 'end' ? ' class="number"' : ''));
  const head = columns.map((column, at) => `<th scope="col"${shift[at]!}>${escaped(headText(column))}</th>`).join('');
  const body = rows.map(({ cells }) => `<tr>${cells.map((cell, at) => `<td${shift[at]!}>${cellHtml(cell)}</td>`).join('')}</tr>`);
  const words = `${number === null ? '' : `<strong>${number}.</strong> `}${lineHtml(caption)}`;
  const label = number ?? 'Table';
  return `<div class="wide" role="region" tabindex="0" aria-label="${label}"><table>\n<caption>${words}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table></div>`;
}

function cellHtml(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return inlineHtml(cell.text);
    case 'places':
      return cell.places.map(({ anchor, title }) => `<a href="#${anchor}">${escaped(title)}</a>`).join('; ');
    case 'estimate': {
      const { value, interval } = estimateText(cell);
      return interval === '' ? escaped(value) : `${escaped(value)} <small>${escaped(interval)}</small>`;
    }
    default:
      return escaped(cellText(cell));
  }
}

function lineHtml(line: Line): string {
  return line.map(inlineHtml).join('');
}

function inlineHtml(inline: Inline): string {
  if (typeof inline === 'string') return escaped(inline);
  switch (inline.mark) {
    case 'strong':
    case 'code':
      return `<${inline.mark}>${escaped(inline.text)}</${inline.mark}>`;
    case 'link':
      return `<a href="${escaped(inline.address)}" rel="noreferrer">${escaped(inline.text)}</a>`;
    case 'term':
      return escaped(inline.text);
  }
}
