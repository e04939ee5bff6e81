import { expect, test } from 'vitest';
import TrialFacts from '../../../../renderer/components/trial/TrialFacts.vue';
import { measuredEpoch } from '../../../support/small-study.ts';
import { detailOf, overviewOf, SMALL_ABOUT } from '../../../support/window-data.ts';
import { openWindow } from '../../support/window.ts';

const SECONDS = [1, 1, 4];

function training(resume: string | null): string {
  const epochs = SECONDS.map((seconds, at) => measuredEpoch(at + 1, 0.5, { durationMs: 1000 * seconds }));
  const detail = { ...detailOf({ durationMs: 6000 }), epochs };
  const study = overviewOf({ about: { ...SMALL_ABOUT, cannot: { ...SMALL_ABOUT.cannot, resume } } });
  return openWindow().show(TrialFacts, { detail, study }).text();
}

test('what goes on from its state says how long an epoch takes', () => {
  expect(training(null)).toContain('6.0 s, 2.0 s an epoch');
});

test('what begins again whenever it goes on does not: its epochs took less than was spent', () => {
  expect(training('Programs keep no state.')).toContain('6.0 s');
  expect(training('Programs keep no state.')).not.toContain('an epoch');
});
