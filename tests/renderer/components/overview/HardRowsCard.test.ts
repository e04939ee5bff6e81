import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import HardRowsCard from '../../../../renderer/components/overview/HardRowsCard.vue';
import { useStudy } from '../../../../renderer/stores/study.ts';
import { jobOf } from '../../../support/job-data.ts';
import { openWindow } from '../../support/window.ts';
import { inspectionOf, overviewOf, STUDY_ID } from '../../../support/window-data.ts';

test('the rows that no trial gets right are counted, and they alone are shown with their labels', async () => {
  const rows = [
    { row: 17, right: 0, label: 1, pixels: [0, 80, 160, 255] },
    { row: 4, right: 1, label: 0, pixels: [0, 80, 160, 255] },
  ];
  const window = openWindow({ studies: () => [overviewOf()], hardRows: () => ({ trials: 3, of: 400, never: 1, rows }) });
  useStudy().open(STUDY_ID);
  const card = window.show(HardRowsCard, { study: overviewOf() });
  await flushPromises();
  expect(card.get('h3').text()).toBe('1 of 400 rows of select are right in none of 3 trials');
  expect(card.findAll('li').map((line) => line.text())).toEqual(['square']);
  expect(card.get('canvas').attributes('aria-label')).toBe('Row 17, said to be square');
});

test('what the winner takes them for stands below once somebody has looked into it', async () => {
  const rows = [{ row: 1, right: 0, label: 0, pixels: [0, 80, 160, 255] }];
  const window = openWindow({
    studies: () => [overviewOf()],
    hardRows: () => ({ trials: 3, of: 400, never: 1, rows }),
    startJob: () => jobOf({ id: 9, kind: 'inspection', state: 'finished' }),
    inspection: () => inspectionOf({ predicted: [0, 1] }),
  });
  useStudy().open(STUDY_ID);
  const card = window.show(HardRowsCard, { study: overviewOf({ winnerTrialId: 101 }) });
  await flushPromises();
  expect(card.text()).toContain('Where its weights are gone it is trained again first: 1 training');
  expect(window.asked('startJob')).toEqual([]);
  await card.get('button').trigger('click');
  await flushPromises();
  expect(window.asked('startJob')).toEqual([[{ kind: 'inspection', request: { trialId: 101 } }]]);
  expect(card.get('li').text()).toBe('circlesquare');
  expect(card.get('canvas').attributes('aria-label')).toBe('Row 1, said to be circle, taken for square');
});

test('rows that are no pictures are not shown', async () => {
  const about = { ...overviewOf().about, rows: { classes: ['circle', 'square'], picture: null } };
  const hardRows = () => ({ trials: 3, of: 10, never: 1, rows: [{ row: 7, right: 0, label: 1, pixels: [] }] });
  const window = openWindow({ studies: () => [overviewOf({ about })], hardRows });
  useStudy().open(STUDY_ID);
  const card = window.show(HardRowsCard, { study: overviewOf({ about }) });
  await flushPromises();
  expect(card.find('section').exists()).toBe(false);
});
