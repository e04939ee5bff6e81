import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import RowByRow from '../../../../renderer/components/study/RowByRow.vue';
import { ACCURACY } from '../../../support/measures.ts';
import { openWindow, refusal, type Answers } from '../../support/window.ts';

async function shown(answers: Answers) {
  const window = openWindow({ studies: () => [], running: () => [], ...answers });
  const wrapper = window.show(RowByRow, { trialId: 102, againstId: 101, objective: ACCURACY });
  await flushPromises();
  return { ...window, text: () => wrapper.text() };
}

test('two trials are asked for in their order and told in sentences', async () => {
  const interval = { low: -0.0065, high: 0.0075 };
  const found = { kind: 'rows', first: 2, second: 1, chosen: null, advantage: 0.0005, interval, p: 0.93, only: null } as const;
  const { asked, text } = await shown({ compareTrials: () => found });
  expect(asked('compareTrials')).toEqual([[102, 101]]);
  expect(text()).toMatch(
    /^The accuracy of trial 2 is 0\.05 points better than that of trial 1 .* of 0\.93 \(its p\)\. .* confirm for that\.$/,
  );
});

test('what keeps them from being compared is said', async () => {
  expect((await shown({ compareTrials: () => ({ kind: 'none', reason: 'No rows are kept.' }) })).text()).toBe(
    'No rows are kept.',
  );
  expect((await shown({ compareTrials: () => Promise.reject(refusal('Gone.')) })).text()).toBe('Gone.');
});
