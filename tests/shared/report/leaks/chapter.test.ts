import { expect, test } from 'vitest';
import type { LabReport, MeasuredLeak } from '../../../../shared/leaks/lab.ts';
import { LEAKS } from '../../../../shared/leaks/catalogue.ts';
import { LEAK_NAMES } from '../../../../shared/leaks/leak.ts';
import { cellText } from '../../../../shared/report/cell-text.ts';
import { leakChapter } from '../../../../shared/report/leaks/chapter.ts';
import { plainText } from '../../../../shared/report/plain-text.ts';
import type { Section, Table } from '../../../../shared/report/report.ts';

const GROUPS: MeasuredLeak = {
  leak: 'groups',
  illusion: {
    title: 'Reported minus honest',
    kind: 'difference',
    repetitions: 8,
    estimate: { value: 0.2, low: 0.15, high: 0.25 },
  },
  beside: [
    { title: 'A correlation', kind: 'correlation', repetitions: 8, estimate: { value: 0.7, low: 0.5, high: 0.9 } },
    { title: 'A share', kind: 'share', repetitions: 8, estimate: { value: 0.25, low: null, high: null } },
  ],
  how: 'Many persons.',
};
const LAB: LabReport = {
  plan: { scale: 'quick', leaks: ['groups'], dataset: 'generated', repetitions: 8, seed: 1 },
  done: 16,
  of: 16,
  measured: [GROUPS],
};

const tablesOf = ({ blocks }: Section): readonly Table[] => blocks.filter((block) => block.kind === 'table');
const rowsOf = (section: Section): readonly (readonly string[])[] =>
  tablesOf(section).flatMap(({ rows }) => rows.map(({ cells }) => cells.map(cellText)));
const textsOf = ({ blocks }: Section): string =>
  blocks.flatMap((block) => (block.kind === 'text' ? block.paragraphs.map(plainText) : [])).join('\n');

test('the sizes stand with their intervals and repetitions, on one scale with nought in it', () => {
  const sizes = leakChapter(LAB, LEAK_NAMES).sizes!;
  expect(rowsOf(sizes)).toEqual([
    ['Groups ignored by a random split (planted, in generated data)', '+20.00 +15.00 to +25.00', '8', 'Reported minus honest'],
  ]);
  expect(tablesOf(sizes)[0]!.columns[1]!.scale).toMatchObject({ low: -0.001, high: 0.25, neutral: 0 });
  expect(plainText(tablesOf(sizes)[0]!.caption)).toContain('16 of 16 trainings are done.');
});

test('a lab that repeats nothing says why it has no intervals', () => {
  const once = leakChapter({ ...LAB, plan: { ...LAB.plan, repetitions: 1 } }, LEAK_NAMES).sizes!;
  expect(plainText(tablesOf(once)[0]!.caption)).toContain('One repetition has no interval');
  expect(plainText(tablesOf(leakChapter(LAB, LEAK_NAMES).sizes!)[0]!.caption)).not.toContain('no interval');
});

test('every leak in generated data is one that the lab plants', () => {
  const planted = LEAKS.filter(({ planted: how }) => how === 'in generated data').map(({ name }) => name);
  expect(planted.toSorted()).toEqual(['groups', 'preprocessing']);
});

test('what the lab plants stands apart from what the data set has, on a scale of its own', () => {
  const small: MeasuredLeak = {
    ...GROUPS,
    leak: 'best-epoch',
    illusion: { ...GROUPS.illusion, estimate: { value: 0.004, low: 0.002, high: 0.006 } },
  };
  const tables = tablesOf(leakChapter({ ...LAB, measured: [GROUPS, small] }, LEAK_NAMES).sizes!);
  expect(tables.map(({ columns }) => columns[1]!.scale!.high)).toEqual([0.006, 0.25]);
  expect(tables.map(({ caption }) => plainText(caption).startsWith('Planted by the lab'))).toEqual([false, true]);
});

test('a leak is told with its picture, what was measured here, what was published, and what is done instead', () => {
  const [section] = leakChapter(LAB, ['groups']).leaks;
  expect(section!.blocks.map(({ kind }) => kind)).toEqual(['text', 'rows', 'table', 'text']);
  expect(section!.blocks[1]).toMatchObject({
    alternative:
      'person A: gradients (every epoch), gives the reported value (report, the leak); person B: gradients (every epoch), gives the reported value (report, the leak); new persons: never looked at',
  });
  expect(rowsOf(section!)).toEqual([
    ['Reported minus honest', '+20.00 +15.00 to +25.00', '8'],
    ['A correlation', '0.70 0.50 to 0.90', '8'],
    ['A share', '25 %', '8'],
  ]);
  expect(textsOf(section!)).toMatch(/Published\. .*Tougui.*\nInstead\. /);
});

test('every figure of a quick lab says that it is not for quoting, none of a full one does', () => {
  const captions = (lab: LabReport): readonly string[] => {
    const { sizes, leaks } = leakChapter(lab, ['groups']);
    return [sizes!, ...leaks].flatMap(tablesOf).map(({ caption }) => plainText(caption));
  };
  expect(captions(LAB).filter((caption) => caption.endsWith('not for quoting.'))).toHaveLength(2);
  const full: LabReport = { ...LAB, plan: { ...LAB.plan, scale: 'full' } };
  expect(captions(full).filter((caption) => caption.includes('quoting'))).toEqual([]);
});

test('before anything is measured every leak is told all the same, and says so', () => {
  const { sizes, leaks } = leakChapter(null, LEAK_NAMES);
  expect(sizes).toBeNull();
  expect(leaks).toHaveLength(LEAK_NAMES.length);
  expect(leaks.every((section) => textsOf(section).includes('Not measured yet.'))).toBe(true);
});
