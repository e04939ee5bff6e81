import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import EstimateCard from '../../../../renderer/components/new-study/EstimateCard.vue';
import type { Estimate } from '../../../../shared/contract/searches.ts';

const ESTIMATE: Estimate = {
  seconds: 340,
  low: 50,
  high: 800,
  trials: 23,
  epochs: 132,
  basis: 'the pace of 40 trials trained on this machine',
  earlier: 'Less where patience ends trials early.',
  caution: null,
};

function textOf(estimate: Estimate): string {
  const card = mount(EstimateCard, { props: { estimate, refusal: null, measuring: false, starting: false } });
  return card
    .findAll('p')
    .map((line) => line.text().replaceAll(/\s+/g, ' '))
    .join(' | ');
}

test('says how long, between what, for what, from what, and what may shorten it', () => {
  expect(textOf(ESTIMATE)).toBe(
    'About 6 min | 50 s to 13 min, for 23 trials with 132 epochs in all. Less where patience ends trials early. | ' +
      'From the pace of 40 trials trained on this machine.',
  );
});

test('a range that reads like the estimate is not said twice', () => {
  expect(textOf({ ...ESTIMATE, seconds: 2, low: 1, high: 4, earlier: null })).toMatch(
    /^A few seconds \| For 23 trials with 132 epochs in all\. \|/,
  );
});

test('what makes the search one that nobody means is said before it starts', () => {
  expect(textOf({ ...ESTIMATE, caution: 'With 9 trials nothing is promoted.' })).toContain('With 9 trials nothing is promoted.');
});
