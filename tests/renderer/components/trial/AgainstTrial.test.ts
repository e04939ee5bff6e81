import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { expect, test } from 'vitest';
import AgainstTrial from '../../../../renderer/components/trial/AgainstTrial.vue';
import { useStudy } from '../../../../renderer/stores/study.ts';
import { openWindow, type TestWindow } from '../../support/window.ts';
import { overviewOf, progressOf, rowOf, STUDY_ID } from '../../../support/window-data.ts';

async function shown(trialId: number, defaultTrialId = 102): Promise<TestWindow & { readonly wrapper: VueWrapper }> {
  const study = overviewOf({ winnerTrialId: 101, defaultTrialId });
  const window = openWindow({
    ...{ studies: () => [study], study: () => study, running: () => [], progress: () => progressOf() },
    compareTrials: (first, second) => ({ kind: 'none', reason: `${first} beside ${second}` }),
    trials: ({ filter }) => ({ rows: filter!.ranges!['number']![0] === 9 ? [rowOf({ id: 109, number: 9 })] : [], matched: 0 }),
  });
  useStudy().open(STUDY_ID);
  await flushPromises();
  const wrapper = window.show(AgainstTrial, { trial: { id: trialId }, study });
  await flushPromises();
  return { ...window, wrapper };
}

async function write(wrapper: VueWrapper, text: string): Promise<void> {
  await wrapper.get('input').setValue(text);
  await flushPromises();
}

test.each([
  [103, '103 beside 101', 'the winner'],
  [101, '101 beside 102', 'the default'],
])('trial %i stands beside the winner, and the winner beside the default', async (trialId, text, other) => {
  const { wrapper } = await shown(trialId);
  expect(wrapper.text()).toContain(text);
  expect(wrapper.text()).toContain(other);
});

test('where the default is the winner itself, there is nothing to begin with', async () => {
  const { wrapper, asked } = await shown(101, 101);
  expect(wrapper.text()).toContain('By its number.');
  expect(asked('compareTrials')).toEqual([]);
});

test('any other trial can be named by its number', async () => {
  const { wrapper } = await shown(103);
  await write(wrapper, '9');
  expect(wrapper.text()).toContain('103 beside 109');
  await write(wrapper, '');
  expect(wrapper.text()).toContain('103 beside 101');
});

test.each([
  ['7', 'There is no trial 7 in this study.'],
  ['1.5', 'The number of a trial is a whole number from 1.'],
])('of a number %s no comparison is asked for', async (text, sentence) => {
  const { wrapper, asked } = await shown(103);
  const before = asked('compareTrials').length;
  await write(wrapper, text);
  expect(wrapper.get('[role="alert"]').text()).toBe(sentence);
  expect(asked('compareTrials')).toHaveLength(before);
});

test('a trial is not held against itself', async () => {
  const { wrapper } = await shown(109);
  await write(wrapper, '9');
  expect(wrapper.get('[role="alert"]').text()).toBe('That is this trial itself.');
});
