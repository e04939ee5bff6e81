import { expect, test } from 'vitest';
import { citedAmong } from '../../../../shared/report/study/cited.ts';

const LARGEST = { createdAt: '2026-11-30T11:16:37.516Z' };
const SMALLER = { createdAt: '2026-11-01T08:00:00.000Z' };
const cited = (cites: string, template: 'whole' | 'assignment', ownPairs: number) =>
  citedAmong([LARGEST, SMALLER], { cites, template }, ownPairs);

test('for the assignment the first is cited by itself, where the own comparison has fewer than six pairs', () => {
  expect(cited('usual', 'assignment', 3)).toBe(LARGEST);
  expect(cited('usual', 'assignment', 6)).toBeNull();
  expect(cited('usual', 'whole', 0)).toBeNull();
  expect(citedAmong([], { cites: 'usual', template: 'assignment' }, 0)).toBeNull();
});

test('what was chosen is cited whatever the template, unless it is gone', () => {
  expect(cited(SMALLER.createdAt, 'whole', 30)).toBe(SMALLER);
  expect(cited('2026-01-01T00:00:00.000Z', 'assignment', 0)).toBeNull();
  expect(cited('none', 'assignment', 0)).toBeNull();
});
