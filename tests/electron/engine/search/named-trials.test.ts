import { expect, test } from 'vitest';
import { trialNamed, withNumbers } from '../../../../electron/engine/search/named-trials.ts';

test('trials are named by their ordinal, and told by their number', () => {
  const reason = { text: `After ${trialNamed(2)}, which took the slot of ${trialNamed(11)}. Of {2} no word.`, rank: 2 };
  expect(withNumbers(reason, (ordinal) => 100 + ordinal)).toEqual({
    text: 'After trial 102, which took the slot of trial 111. Of {2} no word.',
    rank: 2,
  });
});
