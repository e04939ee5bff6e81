import { expect, test } from 'vitest';
import { leadersNoiseText } from '../../shared/leaders-noise.ts';
import { ACCURACY } from '../support/measures.ts';

// The expected range of five normal values is 2.33 standard deviations.
test.each([
  [0.0246, 'lie within 2.46 points, more than seeds make: there is little to gain here.'],
  [0.0246 / 1.1, 'lie within 2.24 points, which seeds alone may make: it is worth it here.'],
])('leaders within %f of each other: whether measuring again pays is said', (leaders, words) => {
  expect(leadersNoiseText({ spread: 0.01, leaders } as Parameters<typeof leadersNoiseText>[0], ACCURACY)).toContain(words);
});
