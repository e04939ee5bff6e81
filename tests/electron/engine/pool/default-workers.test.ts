import { totalmem } from 'node:os';
import { describe, expect, it, test } from 'vitest';
import { defaultWorkers, freeMemory } from '../../../../electron/engine/pool/default-workers.ts';

describe('the default number of workers', () => {
  it.each([
    ['is that of the cores where memory suffices', 8, 64e9, 8],
    ['is what fits into free memory', 8, 1e9, 3],
    ['is one at least', 8, 1e6, 1],
  ])('%s', (_, cores, freeBytes, workers) => {
    expect(defaultWorkers(cores, freeBytes)).toBe(workers);
  });
});

test('free memory is part of the machine', () => {
  expect(freeMemory()).toBeGreaterThan(0);
  expect(freeMemory()).toBeLessThanOrEqual(totalmem());
});
