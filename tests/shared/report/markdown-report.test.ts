import { expect, test } from 'vitest';
import { NOTHING_AUTHORED } from '../../../shared/authored.ts';
import { markdownReport, pictureFile } from '../../../shared/report/markdown-report.ts';
import { isDrawn, numberedBlocks } from '../../../shared/report/numbered.ts';
import { studyReport } from '../../../shared/report/study/report.ts';
import { studyEvidenceOf } from '../../support/study-evidence.ts';

test('chapters are numbered, and so are figures and tables through all of them', () => {
  const report = studyReport(studyEvidenceOf(), NOTHING_AUTHORED);
  const text = markdownReport(report);
  expect([...text.matchAll(/^## (\d+)/gm)].map(([, number]) => Number(number))).toEqual(report.chapters.map((_, at) => at + 1));
  const drawn = [...numberedBlocks(report)].filter(([block]) => isDrawn(block));
  expect(drawn.length).toBeGreaterThan(3);
  for (const [block, number] of drawn) {
    expect(text).toContain(`](${pictureFile(number)})`);
    expect(text).toContain(`*${number}: ${isDrawn(block) ? block.title : ''}.*`);
  }
  const tables = [...text.matchAll(/^Table (\d+)\. /gm)].map(([, number]) => Number(number));
  expect(tables).toEqual(tables.map((_, at) => at + 1));
});
