import { expect, test } from 'vitest';
import { confirmationPowerOf } from '../../../../../electron/engine/insight/confirmation/power.ts';

const noise = { runs: 0.0037 ** 2, rows: 0, runsAreKnown: true };

test('as many seeds are advised as find what one run strays by', () => {
  const power = confirmationPowerOf({ configurations: 6, seeds: 10, noise });
  expect(power).toMatchObject({ configurations: 6, seeds: 10, spread: 0.0037, spreadIsKnown: true });
  expect(power.advised.seeds).toBeGreaterThan(10);
  expect(power.advised.smallest).toBeLessThanOrEqual(power.spread);
  expect(power.smallest).toBeGreaterThan(power.spread);
});

test('where the rows leave that open, 30 are', () => {
  const power = confirmationPowerOf({ configurations: 6, seeds: 10, noise: { ...noise, rows: noise.runs } });
  expect(power.advised.seeds).toBe(30);
  expect(power.advised.smallest).toBeGreaterThan(power.spread);
});
