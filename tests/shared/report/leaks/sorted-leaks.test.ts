import { expect, test } from 'vitest';
import { LEAK_NAMES } from '../../../../shared/leaks/leak.ts';
import { sortedLeaks } from '../../../../shared/report/leaks/sorted-leaks.ts';
import { measuredLeak } from '../../../support/lab-report.ts';

test('measured leaks come first in the order of their size, the others as in the catalogue', () => {
  const shown = sortedLeaks(LEAK_NAMES, [measuredLeak('groups', 0.2), measuredLeak('best-epoch', 0.01)]);
  expect(shown.slice(0, 3).map(({ leak }) => leak.name)).toEqual(['groups', 'best-epoch', 'test-as-validation']);
  expect(shown.map(({ measured }) => measured?.leak ?? null).slice(0, 3)).toEqual(['groups', 'best-epoch', null]);
  expect(sortedLeaks(LEAK_NAMES, []).map(({ leak }) => leak.name)).toEqual(LEAK_NAMES);
});

test('only the leaks that are asked for are told of', () => {
  expect(sortedLeaks(['best-seed', 'groups'], []).map(({ leak }) => leak.name)).toEqual(['best-seed', 'groups']);
});
