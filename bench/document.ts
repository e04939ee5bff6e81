/** Findings in Markdown: what the terminal shows and docs/benchmarks.md keeps. */
import { reached, type Figure, type Findings, type Table } from './figures.ts';

const PREAMBLE = `# Benchmarks

Ratios against peers, each measured in one run on one machine: \`npm run bench -- NAME --write\` replaces a section.
`;

export interface Circumstances {
  readonly date: string;
  /** Processor, cores, memory, system. */
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
}

export function sectionOf(name: string, question: string, findings: Findings, circumstances: Circumstances): string {
  const versions = Object.entries({ ...circumstances.versions, ...findings.versions }).map((entry) => entry.join(' '));
  return [
    `## ${name}`,
    question,
    `${circumstances.date}, ${circumstances.machine}; ${versions.join(', ')}.`,
    findings.how.join(' '),
    tableOf(findings.table),
    findings.figures.map(lineOf).join('\n'),
  ].join('\n\n');
}

/** The document with this section in place of its former one, or at its end. An empty document gets its preamble. */
export function withSection(document: string, name: string, section: string): string {
  const [preamble = '', ...sections] = (document.trim() || PREAMBLE.trim()).split(/\n+(?=## )/);
  const at = sections.findIndex((each) => each.split('\n', 1)[0] === `## ${name}`);
  const all = at < 0 ? [...sections, section] : sections.with(at, section);
  return `${[preamble, ...all].map((part) => part.trim()).join('\n\n')}\n`;
}

/** Numbers lie to the right, words to the left. */
function tableOf({ columns, rows }: Table): string {
  const cells = [columns, ...rows].map((row) => row.map(String));
  const right = columns.map((_, at) => rows.every((row) => typeof row[at] === 'number'));
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at]!.length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => (right[at] ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (right[at] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [line(cells[0]!), rule, ...cells.slice(1).map(line)].join('\n');
}

function lineOf(figure: Figure): string {
  const { what, value, unit, reach } = figure;
  const bound = 'atLeast' in reach ? `at least ${reach.atLeast}` : `at most ${reach.atMost}`;
  const gap = unit === 'x' ? '' : ' ';
  return `- ${what}: **${round(value)}${gap}${unit}** (${bound}: ${reached(figure) ? 'reached' : 'missed'})`;
}

/** Three digits that count, whole numbers whole. */
export function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
