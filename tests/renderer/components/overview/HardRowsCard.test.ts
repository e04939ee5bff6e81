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
  const window = openWindow({
    studies: () => [overviewOf()],
    hardRows: () => ({ trials: 3, of: 400, never: 1, rows, asked: [101, 102, 103] }),
  });
  useStudy().open(STUDY_ID);
  const card = window.show(HardRowsCard, { study: overviewOf() });
  await flushPromises();
  expect(card.get('h3').text()).toBe('1 of 400 rows of select is right in none of 3 trials');
  expect(card.findAll('li').map((line) => line.text())).toEqual(['square']);
  expect(card.get('canvas').attributes('aria-label')).toBe('Row 17, said to be square');
});

test('what most of the best trials take them for stands below once somebody has looked into these', async () => {
  const rows = [{ row: 1, right: 0, label: 0, pixels: [0, 80, 160, 255] }];
  const taken = [1, 2, 1];
  let jobs = 0;
  const window = openWindow({
    studies: () => [overviewOf()],
    hardRows: () => ({ trials: 3, of: 400, never: 1, rows, asked: [101, 102, 103] }),
    startJob: () => jobOf({ id: ++jobs, kind: 'inspection', state: 'finished' }),
    inspection: (id) => inspectionOf({ predicted: [0, taken[id - 1]!] }),
  });
  useStudy().open(STUDY_ID);
  const about = { ...overviewOf().about, rows: { classes: ['circle', 'square', 'ring'], picture: { width: 2, height: 2 } } };
  const card = window.show(HardRowsCard, { study: overviewOf({ about }) });
  await flushPromises();
  expect(card.text()).toContain('Where weights are gone a trial is trained again first: at most 3 trainings');
  expect(window.asked('startJob')).toEqual([]);
  await card.get('button').trigger('click');
  await flushPromises();
  expect(window.asked('startJob')).toEqual([101, 102, 103].map((trialId) => [{ kind: 'inspection', request: { trialId } }]));
  expect(card.text()).toContain('the one that most of the best 3 trials take it for');
  expect(card.get('li').text()).toBe('circlesquare 2/3');
  expect(card.get('canvas').attributes('aria-label')).toBe('Row 1, said to be circle, taken for square by 2 of 3');
  expect(card.find('button').exists()).toBe(false);
});

test('what was asked for before the window was opened again is shown, and not asked for twice', async () => {
  const rows = [{ row: 1, right: 0, label: 0, pixels: [0, 80, 160, 255] }];
  const window = openWindow({
    studies: () => [overviewOf()],
    hardRows: () => ({ trials: 3, of: 400, never: 1, rows, asked: [101, 102] }),
    jobs: () => [101, 102].map((trialId) => jobOf({ id: trialId, kind: 'inspection', about: { trialId }, state: 'finished' })),
    inspection: () => inspectionOf({ predicted: [0, 1] }),
  });
  useStudy().open(STUDY_ID);
  const card = window.show(HardRowsCard, { study: overviewOf() });
  await flushPromises();
  expect(card.get('li').text()).toBe('circlesquare 2/2');
  expect([window.asked('startJob'), window.asked('inspection')]).toEqual([[], [[101], [102]]]);
});

test('trials that cannot be looked into are asked for nothing', async () => {
  const rows = [{ row: 1, right: 0, label: 0, pixels: [0, 80, 160, 255] }];
  const window = openWindow({
    studies: () => [overviewOf()],
    hardRows: () => ({ trials: 3, of: 400, never: 1, rows, asked: [] }),
  });
  useStudy().open(STUDY_ID);
  const card = window.show(HardRowsCard, { study: overviewOf() });
  await flushPromises();
  expect(card.findAll('li')).toHaveLength(1);
  expect(card.find('button').exists()).toBe(false);
});

test('rows that are no pictures are not shown', async () => {
  const about = { ...overviewOf().about, rows: { classes: ['circle', 'square'], picture: null } };
  const hardRows = () => ({ trials: 3, of: 10, never: 1, rows: [{ row: 7, right: 0, label: 1, pixels: [] }], asked: [] });
  const window = openWindow({ studies: () => [overviewOf({ about })], hardRows });
  useStudy().open(STUDY_ID);
  const card = window.show(HardRowsCard, { study: overviewOf({ about }) });
  await flushPromises();
  expect(card.find('section').exists()).toBe(false);
});
