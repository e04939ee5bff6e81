import { expect, test } from 'vitest';
import TrialLine from '../../../../renderer/components/trials/TrialLine.vue';
import type { TrialRow } from '../../../../shared/trial-table.ts';
import { openWindow } from '../../support/window.ts';
import { rowOf } from '../../../support/window-data.ts';

const COLUMN = { means: '', initially: true, widthPx: 100, leftPx: 0, sizePx: 100, startResize: () => {} };
const COLUMNS = [
  { ...COLUMN, id: 'state', title: 'State', text: ({ state }: TrialRow) => state },
  { ...COLUMN, id: 'value', title: 'Value', text: ({ value }: TrialRow) => String(value) },
];

function textOf(row: Partial<TrialRow>): string {
  const given = { row: rowOf(row), index: 0, columns: COLUMNS, chosen: false, best: false, heldBack: true, activeColumn: -1 };
  return openWindow().show(TrialLine, given).text().replaceAll(/\s+/g, ' ');
}

test('the value of a trial that is held back is marked as one that does not count yet', () => {
  expect(textOf({ state: 'running', value: 0.9472 })).toMatch(/^Waits for its turn ?not yet ?0\.9472$/);
});

test('one that has ended counts, whatever the search last said of it', () => {
  expect(textOf({ state: 'completed', value: 0.9472 })).toMatch(/^Completed ?0\.9472$/);
});
