import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import type { TrialDetail } from '../../../shared/trial-detail.ts';
import { useTrialDifferences } from '../../../renderer/stores/trial-differences.ts';
import { useStudies } from '../../../renderer/stores/studies.ts';
import { detailOf, overviewOf, sessionOf } from '../../support/window-data.ts';
import { openWindow, pending, refusal, type Answers } from '../support/window.ts';

const OTHER = overviewOf({ id: 2, space: { units: { type: 'int', low: 1, high: 9 } } });

async function opened(answers: Answers) {
  const window = openWindow({ studies: () => [overviewOf(), OTHER], ...answers });
  useStudies();
  await flushPromises();
  return { ...window, differences: useTrialDifferences() };
}

test('a trial is asked for once', async () => {
  const { differences, asked } = await opened({ trial: () => detailOf() });
  const [first, again] = await Promise.all([differences.linesOf(102), differences.linesOf(102)]);
  expect(first.length).toBeGreaterThan(0);
  expect(again).toBe(first);
  expect(asked('trial')).toEqual([[102]]);
});

test('its lines are written in the space of its own study, whichever is looked at when they come', async () => {
  const held = pending<TrialDetail>();
  const { differences } = await opened({ trial: () => held.promise });
  const lines = differences.linesOf(201);
  held.resolve(detailOf({ id: 201, params: { units: 3 } }, { session: sessionOf({ studyId: 2 }), defaults: { units: 5 } }));
  expect(await lines).toEqual(['units 3 (default 5)']);
});

test('where it cannot be had nothing is told, and it is asked for again', async () => {
  const { differences, answers } = await opened({ trial: () => Promise.reject(refusal('There is no trial 102.', 'not-found')) });
  expect(await differences.linesOf(102)).toEqual([]);
  answers.trial = () => detailOf();
  expect(await differences.linesOf(102)).not.toEqual([]);
});
