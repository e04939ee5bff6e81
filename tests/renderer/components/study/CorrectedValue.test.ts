import { expect, test } from 'vitest';
import CorrectedValue from '../../../../renderer/components/study/CorrectedValue.vue';
import { openWindow } from '../../support/window.ts';
import { overviewOf } from '../../../support/window-data.ts';

function textOf(study = overviewOf(), below = false): string {
  return openWindow().show(CorrectedValue, { study, below }).text().replaceAll(/\s+/g, ' ');
}

test('the corrected value stands first, with its interval, and what it looks like beside it', () => {
  expect(textOf()).toBe('0.79120.7467 to 0.8291looks like 0.8000');
  expect(textOf(overviewOf(), true)).toBe('0.79120.7467 to 0.8291looks like 0.8000');
});

test('what cannot be corrected is said to be so', () => {
  expect(textOf(overviewOf({ corrected: { kind: 'uncorrected', reason: 'No rows.' } }))).toBe('0.8000not corrected');
  expect(textOf(overviewOf({ bestValue: null, corrected: { kind: 'uncorrected', reason: 'None.' } }))).toBe('–');
});
