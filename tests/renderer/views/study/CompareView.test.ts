import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { useNotices } from '../../../../renderer/stores/notices.ts';
import { useStudy } from '../../../../renderer/stores/study.ts';
import CompareView from '../../../../renderer/views/study/CompareView.vue';
import { openWindow, refusal, type Answers } from '../../support/window.ts';
import { ACCURACY, LOSS } from '../../../support/measures.ts';
import { detailOf, overviewOf, progressOf, rowOf, sessionOf, STUDY_ID } from '../../../support/window-data.ts';

async function shown(trials: string, answers: Answers = {}) {
  const window = openWindow({
    studies: () => [overviewOf()],
    study: () => overviewOf(),
    running: () => [],
    progress: () => progressOf(),
    choices: () => Promise.reject(refusal('Not needed here.')),
    trial: (id) => detailOf({ id, number: id - 100 }),
    trials: () => ({ rows: [rowOf({ id: 105, number: 5, starred: true, value: 0.75 })], matched: 1, total: 3 }),
    ...answers,
  });
  const study = useStudy();
  study.open(STUDY_ID);
  await window.router.push({ name: 'compare', params: { studyId: STUDY_ID }, query: { trials } });
  const wrapper = window.show(CompareView);
  await flushPromises();
  const heads = () => wrapper.findAll('thead a').map((link) => link.text());
  const press = async (label: string): Promise<void> => {
    await wrapper.get(`button[aria-label="${label}"]`).trigger('click');
    await flushPromises();
  };
  return { ...window, wrapper, heads, press, address: () => window.router.currentRoute.value.query['trials'] };
}

test('the trials stand in the order of the address', async () => {
  const { heads, wrapper } = await shown('103,102');
  expect(heads()).toEqual(['Trial 3', 'Trial 2']);
  expect(wrapper.get('h2').text()).toBe('2 trials side by side');
});

test('a trial is taken out of the address, and another one put first', async () => {
  const { heads, press, address } = await shown('103,102,104');
  await press('Hold the others against trial 4');
  expect([heads(), address()]).toEqual([['Trial 4', 'Trial 3', 'Trial 2'], '104,103,102']);
  await press('Take trial 3 out');
  expect([heads(), address()]).toEqual([['Trial 4', 'Trial 2'], '104,102']);
});

test('with fewer than two it says how to choose', async () => {
  const { wrapper, press } = await shown('103,102');
  await press('Take trial 3 out');
  expect(wrapper.text()).toContain('One trial is not a comparison');
  expect((await shown('')).wrapper.text()).toContain('No trials are chosen');
});

/** Trials from 200 on are of another study. */
const ofTwoStudies: Answers = {
  trial: (id) => detailOf({ id, number: id - 100 }, { session: sessionOf({ studyId: id < 200 ? STUDY_ID : 77 }) }),
};

test('trials of another study are compared there, not here', async () => {
  const { heads, router } = await shown('201,202', ofTwoStudies);
  expect(heads()).toEqual([]);
  expect(router.currentRoute.value).toMatchObject({ params: { studyId: '77' }, query: { trials: '201,202' } });
});

test('of a mixture the trials of this study stay', async () => {
  const { heads, address } = await shown('201,103,102', ofTwoStudies);
  expect([heads(), address()]).toEqual([['Trial 3', 'Trial 2'], '103,102']);
  expect(useNotices().notices.map(({ text }) => text)).toContain('1 trial left out: only trials of one study can be compared.');
});

test('a trial that is not there leads back to the trials, and nothing is said to stand side by side', async () => {
  const { wrapper, router } = await shown('103,999', {
    trial: () => Promise.reject(refusal('There is no trial 999.', 'not-found')),
  });
  expect(wrapper.get('h2').text()).toBe('Compare trials');
  const alert = wrapper.get('[role="alert"]');
  expect(alert.text()).toContain('There is no trial 999.');
  expect(alert.findAll('button').map((button) => button.text())).toEqual(['Trials of this study']);
  await alert.get('button').trigger('click');
  await flushPromises();
  expect(router.currentRoute.value.name).toBe('trials');
});

test.each([
  [ACCURACY, true],
  [LOSS, false],
])('the best of the starred trials are offered first, judged by $title', async (objective, descending) => {
  const { asked } = await shown('103,102', { study: () => overviewOf({ objectives: [objective.name] }) });
  expect(asked('trials').at(-1)).toEqual([
    { studyId: STUDY_ID, filter: { starred: true }, sort: { column: 'value', descending }, limit: 20 },
  ]);
});
