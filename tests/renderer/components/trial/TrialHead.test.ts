import { expect, test } from 'vitest';
import TrialHead from '../../../../renderer/components/trial/TrialHead.vue';
import { openWindow } from '../../support/window.ts';
import { CONFIRMED, CORRECTED, detailOf, overviewOf, VAULT } from '../../../support/window-data.ts';
import { LOSS } from '../../../support/measures.ts';

function textOf(detail = detailOf(), study = overviewOf()): string {
  return openWindow().show(TrialHead, { detail, study }).text().replaceAll(/\s+/g, ' ');
}

test('the value has its binomial interval and its distance to the incumbent', () => {
  // Wilson: 1.96 / (1 + z²/400) * sqrt(0.73 * 0.27 / 400 + z² / (4 * 400²)) = 0.0434
  expect(textOf()).toContain('0.7300±0.0434');
  expect(textOf()).toContain('7.00 points below the incumbent, trial 1; 95 % interval of 400 rows');
});

test('a distance is not judged by the margins of two values: that is said row by row', () => {
  const text = textOf(detailOf({ value: 0.78 }));
  expect(text).toContain('2.00 points below the incumbent, trial 1;');
  expect(text).not.toContain('noise');
  expect(textOf(detailOf({ value: 0.8 }))).toContain('as good as the incumbent, trial 1;');
});

test('a loss has no binomial interval, and lies above that of the incumbent', () => {
  const text = textOf(detailOf({ value: 0.9 }), overviewOf({ objectives: [LOSS.name] }));
  expect(text).toContain('0.1000 above the incumbent, trial 1');
  expect(text).not.toContain('±');
});

test('the incumbent is the best so far', () => {
  expect(textOf(detailOf({ id: 101, number: 1, value: 0.8 }))).toContain('the best of the study so far');
});

test('where seeds count together the winner and the best single trial are told apart', () => {
  const study = overviewOf({ corrected: { ...CORRECTED, trial: 2, runs: 3, apparent: 0.795 } });
  const best = textOf(detailOf({ id: 101, number: 1, value: 0.8 }), study);
  expect(best).toContain('the best single trial of the study so far; by all its seeds the configuration of trial 2 is better');
  const winner = textOf(detailOf({ id: 102, number: 2, value: 0.79 }), study);
  expect(winner).toContain('0.79120.7467 to 0.8291mean of 3 seeds 0.7950, best trial 0.8000corrected select accuracy');
  expect(winner).toContain('by all its seeds; this trial alone has 0.7900');
});

test('what confirmation and vault have said of the trial stands below its value', () => {
  const study = overviewOf({ confirmed: CONFIRMED, ...VAULT });
  const leader = textOf(detailOf({ id: 102, number: 2, value: 0.79 }), study);
  expect(leader).toContain('confirmed 0.7800 0.7600 to 0.8000 · trial 2');
  expect(leader).toContain('vault 0.7700 0.7306 to 0.8062 · trial 2');
  expect(textOf(detailOf({ id: 103, number: 3, params: { units: 1 }, value: 0.79 }), study)).not.toContain('confirmed');
});

test.each([
  [{ state: 'running', value: null, epochsDone: 3 }, 'Epoch 3 of 10 has ended.'],
  [{ state: 'queued', value: null, epochsDone: 0 }, 'Waits for a worker.'],
  [{ state: 'queued', value: null, epochsDone: 4 }, 'Goes on from epoch 4 when a worker is free.'],
  [{ state: 'stopped', value: null, stopReason: { text: 'Worse than the median.' } }, 'Worse than the median.'],
  [{ state: 'failed', value: 0.7, failure: 'Its worker was lost 3 times.' }, 'Its worker was lost 3 times.'],
] as const)('%o says: %s', (trial, sentence) => {
  expect(textOf(detailOf(trial))).toBe(sentence);
});

test('where no trial goes on from its epochs one that waits begins again', () => {
  const { about } = overviewOf();
  const study = overviewOf({ about: { ...about, cannot: { ...about.cannot, resume: 'A program begins anew.' } } });
  expect(textOf(detailOf({ state: 'queued', value: null, epochsDone: 4 }), study)).toBe('Begins again when a worker is free.');
});
