import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import VaultBadge from '../../../../renderer/components/frame/VaultBadge.vue';
import { useCatalogue } from '../../../../renderer/stores/catalogue.ts';
import { choicesWith, FASHION } from '../../support/missing-data.ts';
import { openWindow } from '../../support/window.ts';

const READING = { at: '2026-03-02T10:00:00.000Z', why: 'The value of the winner.', trialId: 3 };

test('a vault that was opened twice says so for ever, with what its readings are worth', async () => {
  const window = openWindow({ choices: () => choicesWith([]) });
  const badge = window.show(VaultBadge, { readings: [READING, READING], byOthers: 0, dataset: FASHION.summary.name });
  await useCatalogue().load();
  expect(badge.text()).toBe('Vault opened 2 timesup to 1.41 points too good');
  await badge.get('a').trigger('focus');
  await flushPromises();
  expect(document.body.textContent).toContain('Of 2 readings of 10,000 rows, the best value can be too good by about');
});

test('readings by others count as well, and a single one says when it was', async () => {
  const window = openWindow({ choices: () => choicesWith([]) });
  const about = { readings: [READING], dataset: FASHION.summary.name };
  const [alone, beside] = [0, 1].map((byOthers) => window.show(VaultBadge, { ...about, byOthers }));
  await useCatalogue().load();
  expect(alone!.text()).toMatch(/^Vault opened .*2026$/);
  expect(beside!.text()).toMatch(/^Vault opened .*2026up to 1.41 points too good$/);
});
