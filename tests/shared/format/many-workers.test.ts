import { expect, test } from 'vitest';
import { tooManyWorkersText } from '../../../shared/format/many-workers.ts';

test.each([
  [4, 4, 26, null],
  [5, 4, 26, 'This machine has 4 cores: 5 workers train no more in the same time, and each takes memory.'],
  [3, 4, 2, 'The free memory of this machine has room for 2 workers, not for 3: the search may be paused for want of memory.'],
  [
    45,
    2,
    26,
    'The free memory of this machine has room for 26 workers, not for 45: the search may be paused for want of memory.',
  ],
])('%i workers on %i cores with memory for %i: %s', (workers, cores, workersInMemory, text) => {
  expect(tooManyWorkersText(workers, { cores, workersInMemory })).toBe(text);
});
