import { expect, test } from 'vitest';
import { writeReport } from '../../../../electron/engine/report/write-report.ts';
import { NOTHING_AUTHORED } from '../../../../shared/authored.ts';
import { isDrawn, numberedBlocks } from '../../../../shared/report/numbered.ts';
import { studyReport } from '../../../../shared/report/study/report.ts';
import { studyEvidenceOf } from '../../../support/study-evidence.ts';
import { overviewOf } from '../../../support/window-data.ts';

const evidence = studyEvidenceOf({ study: overviewOf({ name: 'A <b>bold</b> "name"' }) });
const authored = { ...NOTHING_AUTHORED, template: 'assignment', author: 'Ada' } as const;
const [file, ...others] = writeReport({ evidence, authored, format: 'html', paper: 'a4', attached: [] });
const html = file!.content;
const report = studyReport(evidence, authored);

test('it is one file, which fetches nothing and runs nothing', () => {
  expect(others).toEqual([]);
  expect(html).not.toMatch(/<script|<link|<img|@import|url\((?!#)| on[a-z]+="/);
  expect(html).toContain("default-src 'none'");
  expect(html).toContain('<title>A &lt;b&gt;bold&lt;/b&gt; &quot;name&quot;</title>');
});

test('every chapter and section is there under its address, and no link leads nowhere', () => {
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { anchor, sections } of report.chapters)
    for (const each of [anchor, ...sections.map((section) => section.anchor)]) expect(ids).toContain(each);
  for (const [, target] of html.matchAll(/(?:href="#|url\(#)([^")]+)/g)) expect(ids).toContain(target);
});

test('every picture is there for the light and for the dark, with its words for who cannot see it', () => {
  const drawn = [...numberedBlocks(report).keys()].filter(isDrawn);
  expect(drawn.length).toBeGreaterThan(3);
  expect(html.match(/<svg /g)).toHaveLength(2 * drawn.length);
  expect(html.match(/<svg [^>]*role="img">\n<title>[^<]+<\/title>/g)).toHaveLength(2 * drawn.length);
  expect(html.match(/<div class="in-dark"><svg [^]*?fill="#171b20"/g)).toHaveLength(drawn.length);
});

test('tables have their captions and heads, headings go down by one, and tasks stand beside them', () => {
  const tables = html.match(/<table>/g)!;
  expect(html.match(/<table>\n<caption>[^]+?<\/caption>\n<thead><tr><th scope="col"/g)).toHaveLength(tables.length);
  const levels = [...html.matchAll(/<h(\d)[ >]/g)].map(([, level]) => Number(level));
  levels.forEach((level, at) => expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1));
  expect(html).toContain('<h2 id="leak"><span class="task">Task 1b</span> ');
});
