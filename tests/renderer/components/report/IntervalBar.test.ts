import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import IntervalBar from '../../../../renderer/components/report/IntervalBar.vue';

const scale = { low: 0, high: 1, neutral: 0.5, needed: [] };

test.each([
  [0.2, 0.6, 1],
  [0.2, null, 1],
  [null, null, 0],
])('of an interval from %s to %s %i line is drawn, beside its estimate', (low, high, lines) => {
  const bar = mount(IntervalBar, { props: { estimate: { value: 0.4, low, high }, scale } });
  expect([bar.findAll('.range').length, bar.findAll('circle').length]).toEqual([lines, 1]);
});
