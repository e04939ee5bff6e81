import { beforeEach, expect, test } from 'vitest';
import { nextTick } from 'vue';
import { keptInTab } from '../../../renderer/composables/kept-in-tab.ts';

beforeEach(() => sessionStorage.clear());

test('what is set is there after a reload', async () => {
  keptInTab<{ text: string }>('filters').set(3, { text: 'adam' });
  await nextTick();
  expect([...keptInTab('filters')]).toEqual([[3, { text: 'adam' }]]);
  expect([...keptInTab('others')]).toEqual([]);
});

test('what cannot be read counts as nothing', () => {
  sessionStorage.setItem('filters', '{');
  expect([...keptInTab('filters')]).toEqual([]);
});
