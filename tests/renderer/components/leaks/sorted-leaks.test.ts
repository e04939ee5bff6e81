import { expect, test } from 'vitest';
import { illusionScale, sortedLeaks } from '../../../../renderer/components/leaks/sorted-leaks.ts';
import { LEAK_NAMES } from '../../../../shared/leaks/leak.ts';
import { labReportOf, measuredLeak } from '../../support/lab-report.ts';

test('measured leaks come first in the order of their size, the others as in the catalogue', () => {
  const shown = sortedLeaks(labReportOf([measuredLeak('groups', 0.2), measuredLeak('best-epoch', 0.01)]));
  expect(shown.slice(0, 3).map(({ leak }) => leak.name)).toEqual(['groups', 'best-epoch', 'test-as-validation']);
  expect(shown.map(({ measured }) => measured?.leak ?? null).slice(0, 3)).toEqual(['groups', 'best-epoch', null]);
  expect(sortedLeaks(null).map(({ leak }) => leak.name)).toEqual(LEAK_NAMES);
});

test('one scale for all, with nought in it', () => {
  expect(illusionScale(labReportOf([measuredLeak('groups', 0.25)]))).toMatchObject({ low: -0.001, high: 0.26, neutral: 0 });
  expect(illusionScale(null)).toMatchObject({ low: -0.001, high: 0.001 });
});
