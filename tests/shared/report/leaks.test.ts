import { expect, test } from 'vitest';
import type { LabReport } from '../../../shared/leaks/lab.ts';
import { cellText } from '../../../shared/report/cell-text.ts';
import { plainText } from '../../../shared/report/plain-text.ts';
import { leaksSection } from '../../../shared/report/leaks.ts';
import type { Table } from '../../../shared/report/report.ts';

const REPORT: LabReport = {
  plan: { scale: 'quick', leaks: ['groups'], dataset: 'generated', repetitions: 8, seed: 1 },
  done: 16,
  of: 16,
  measured: [
    {
      leak: 'groups',
      illusion: {
        title: 'Reported minus honest',
        kind: 'difference',
        repetitions: 8,
        estimate: { value: 0.2, low: 0.15, high: 0.25 },
      },
      beside: [{ title: 'The fix', kind: 'difference', repetitions: 8, estimate: { value: 0, low: -0.01, high: 0.01 } }],
      how: 'Sixty persons.',
    },
  ],
};

test('every figure stands with its interval and its number of repetitions, and a quick lab is not for quoting', () => {
  const { blocks } = leaksSection(REPORT);
  const [illusions, beside] = blocks as readonly Table[];
  expect(plainText(illusions!.caption)).toMatch(/16 of 16 trainings are done\. .*not for quoting\.$/);
  expect(illusions!.rows[0]!.cells.map(cellText)).toEqual([
    'Groups ignored by a random split',
    '+0.2000 +0.1500 to +0.2500',
    '8',
    'Reported minus honest',
  ]);
  expect(beside!.rows[0]!.cells.map(cellText).at(-1)).toBe('0.0000, 95 % −0.0100 to +0.0100, 8 repetitions');
});
