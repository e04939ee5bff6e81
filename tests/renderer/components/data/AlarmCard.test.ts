import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import AlarmCard from '../../../../renderer/components/data/AlarmCard.vue';
import { jobOf } from '../../../support/job-data.ts';
import { choicesWith, FASHION } from '../../support/missing-data.ts';
import { openWindow } from '../../support/window.ts';

test('the alarm runs on the data set that is looked at, and is watched among the leaks', async () => {
  const { show, asked, router } = openWindow({
    choices: () => choicesWith([]),
    startJob: () => jobOf({ id: 12, kind: 'leaks', studyId: null }),
  });
  await show(AlarmCard, { dataset: FASHION.summary.name }).get('button').trigger('click');
  await flushPromises();
  expect(asked('startJob')).toEqual([
    [{ kind: 'leaks', request: { scale: 'quick', leaks: ['permuted-labels'], dataset: 'fashion-mnist' } }],
  ]);
  expect(router.currentRoute.value).toMatchObject({ name: 'leaks', params: { job: '12' } });
});
