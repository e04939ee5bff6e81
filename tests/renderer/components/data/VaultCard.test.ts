import { expect, test } from 'vitest';
import VaultCard from '../../../../renderer/components/data/VaultCard.vue';
import { SMALL_TASK } from '../../../support/window-data.ts';
import { openWindow } from '../../support/window.ts';

test('the log says what each reading gave, and marks the second one of a study', () => {
  const first = { at: '2026-03-02T12:00:00.000Z', why: 'The value of the winner.', trialId: 102, studyName: 'One', reading: 1 };
  const share = { right: 385, rows: 500, low: 0.7306, high: 0.8062 };
  const vaultReadings = [
    { ...first, share },
    { ...first, reading: 2, share: null },
  ];
  const card = openWindow().show(VaultCard, { detail: { summary: SMALL_TASK.dataset, vaultReadings } });
  const cells = card.findAll('tbody tr').map((row) =>
    row
      .findAll('td')
      .map((cell) => cell.text())
      .slice(1, 4),
  );
  expect(cells).toEqual([
    ['One', 'the first', '0.7700 (0.7306 to 0.8062)'],
    ['One', '2, again', '–'],
  ]);
});
