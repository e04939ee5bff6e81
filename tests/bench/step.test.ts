import { expect, test } from 'vitest';
import { flopsOfRow } from '../../bench/step.ts';

test('784-256-256-10 takes 1.21 MFLOP a row', () => {
  expect(flopsOfRow({ units: 256 }) / 1e6).toBeCloseTo(1.21, 2);
});
