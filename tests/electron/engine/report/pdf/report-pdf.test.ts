import { beforeAll, describe, expect, test } from 'vitest';
import { reportPdf } from '../../../../../electron/engine/report/pdf/report-pdf.ts';
import { NOTHING_AUTHORED } from '../../../../../shared/authored.ts';
import { isDrawn, numberedBlocks } from '../../../../../shared/report/numbered.ts';
import type { Report } from '../../../../../shared/report/report.ts';
import { studyReport } from '../../../../../shared/report/study/report.ts';
import { countsColumn, numberColumn, tableOf, textColumn } from '../../../../../shared/report/table-of.ts';
import { confirmationOf } from '../../../../support/confirmation-data.ts';
import { readPdf, type ReadPdf } from '../../../../support/poppler.ts';
import { studyEvidenceOf } from '../../../../support/study-evidence.ts';
import { overviewOf, rowOf } from '../../../../support/window-data.ts';

const TRIALS = Array.from({ length: 120 }, (_, at) => rowOf({ id: at + 1, number: at + 1 }));

const AUTHORED = { ...NOTHING_AUTHORED, author: 'Ada Lovelace', course: 'Machine learning, exercise 3' };

let report: Report;
let read: ReadPdf;

beforeAll(() => {
  const study = overviewOf({ name: 'Größe, μέγεθος, размер ∛', trials: TRIALS.length, finishedTrials: TRIALS.length });
  report = studyReport(studyEvidenceOf({ study, trials: TRIALS, confirmation: confirmationOf() }), AUTHORED);
  read = readPdf(reportPdf(report, 'a4'));
});

const oneLine = (words: string): string => words.replaceAll(/\s+/g, ' ');

test('every heading, caption and cell is read by another program', () => {
  const words = oneLine(read.pages.join('\n'));
  for (const { heading, sections } of report.chapters) {
    expect(words).toContain(oneLine(heading));
    for (const section of sections) expect(words).toContain(oneLine(section.heading));
  }
  for (const [block, number] of numberedBlocks(report)) {
    expect(words).toContain(`${number}.`);
    if (isDrawn(block)) expect(words).toContain(`${number}. ${block.title}.`);
  }
  expect(words).toContain('Trial 17 has the highest mean of 10 runs, 0.9000 (0.8800 to 0.9200).');
});

test('labels of figures are words, and no figure is a picture of pixels', () => {
  const words = oneLine(read.pages.join('\n'));
  expect(words).toContain('trials finished, in the order they ended');
  expect(words).toContain('not used');
  expect(read.images).toEqual([]);
});

test('it is tagged, in a language, under its title, with its fonts inside', () => {
  expect(read.info).toMatchObject({ Author: 'Ada Lovelace', Tagged: 'yes', 'PDF version': '1.7', Encrypted: 'no' });
  expect(read.fonts.length).toBeGreaterThan(0);
  for (const font of read.fonts) expect(font).toMatch(/Inter.*\byes yes yes\b/);
});

test('its structure is that of the report', () => {
  const count = (type: string): number => [...read.structure.matchAll(new RegExp(`^ *${type}\\b`, 'gm'))].length;
  const drawn = [...numberedBlocks(report).keys()].filter(isDrawn).length;
  expect([count('H1'), count('H2'), count('Figure')]).toEqual([1, report.chapters.length, drawn]);
  expect(count('H3')).toBe(report.chapters.flatMap(({ sections }) => sections).length);
  expect(count('TR')).toBeGreaterThan(TRIALS.length);
});

test('the contents name the page that each chapter begins on', () => {
  const entries = [...read.pages[0]!.matchAll(/^ *(\d+) +([A-Z].*?) +(\d+)$/gm)].map(([, at, heading, page]) => ({
    at,
    heading,
    page: Number(page),
  }));
  expect(entries.map(({ heading }) => heading)).toEqual(report.chapters.map(({ heading }) => heading));
  for (const { at, heading, page } of entries) expect(read.pages[page - 1]).toMatch(new RegExp(`^ *${at} +${heading}`, 'm'));
});

test('the findings have a page of their own, every page its number, and a table its head on each of its pages', () => {
  const pages = read.pages.length;
  expect(read.pages[1]).toContain('Summary of findings');
  expect(read.pages[2]).toMatch(/^ *2 +The question and the data/m);
  read.pages.forEach((words, at) => expect(words).toContain(`${at + 1} of ${pages}`));
  const appendix = read.pages.filter((words) => /\bcompleted\b/.test(words) && words.includes('learning_rate'));
  expect(appendix.length).toBeGreaterThan(1);
  for (const words of appendix) expect(words).toMatch(/Trial +Session +State +Value/);
});

test('a column that holds nothing gives its room away, and no number is broken', () => {
  const columns = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map((title) => numberColumn<number>(title, 'count', () => 1));
  const empty = numberColumn<number>('Nothing', 'count', () => null, { priority: 1 });
  const counts = countsColumn<number>('Won, tied, lost', ' · ', () => [517, 517, 517]);
  const long = textColumn<number>('Words', () =>
    'as many words as it takes to fill a line of this page and some more '.repeat(2),
  );
  const table = tableOf([1, 2], [long, counts, empty, ...columns], ['A table.']);
  const chapter = { heading: 'Chapter', anchor: 'chapter', blocks: [table], sections: [], across: false };
  const { pages } = readPdf(reportPdf({ ...report, chapters: [chapter] }, 'a4'));
  const words = oneLine(pages.join(' '));
  expect(pages.join(' ').match(/517 · 517 · 517/g)).toHaveLength(2);
  expect(words).not.toMatch(/Nothing|Left out/);
});

test('Latin, Greek and Cyrillic are there; what no font has is its code point', () => {
  expect(read.pages[1]).toContain('Größe, μέγεθος, размер U+221B');
});

describe('paper', () => {
  test('A4', () => expect(read.info['Page size']).toContain('A4'));
  test('Letter', () => expect(readPdf(reportPdf(report, 'letter')).info['Page size']).toContain('letter'));
});

test('for the assignment, the number of its task stands beside every heading, and the index names its pages', () => {
  const assignment = studyReport(studyEvidenceOf(), { ...AUTHORED, template: 'assignment' });
  const { pages } = readPdf(reportPdf(assignment, 'a4'));
  const pageOf = (anchor: string, heading: string): number => {
    const line = new RegExp(`^ *(${assignment.margin[anchor] ?? ''})? *\\d+ +${heading}$`, 'm');
    return 1 + pages.findIndex((words, at) => at > 0 && line.test(words));
  };
  for (const { anchor, heading } of assignment.chapters) expect(pageOf(anchor, heading), heading).toBeGreaterThan(1);
  const named = [...pages[1]!.matchAll(/p\. ?(\d+)/g)].map(([, page]) => Number(page));
  const index = assignment.chapters[0]!.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
  const summary = pages.findIndex((words) => / 10 +Summary of findings$/m.test(words) && !words.includes('Appendix'));
  expect(
    pages[summary]!.trim()
      .split('\n')
      .filter((line) => line !== '')[1],
  ).toContain('Summary of findings');
  expect(pages[summary + 1]).toContain('Limitations');
  const places = index.flatMap(({ cells }) => cells.flatMap((cell) => (cell.kind === 'places' ? cell.places : [])));
  expect(named).toEqual(places.map(({ anchor, title }) => pageOf(anchor, title)));
});
