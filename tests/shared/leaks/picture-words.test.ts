import { expect, test } from 'vitest';
import { band, CHOICE, REPORT, TRAINING } from '../../../shared/leaks/moments.ts';
import { pictureWords } from '../../../shared/leaks/picture-words.ts';

test('rows are told with what they do, when, and where that is the leak', () => {
  const bands = [band('train', ['trains', null, null]), band('test', ['stops', 'chooses', 'reports'], [0, 1]), band('vault', [])];
  expect(pictureWords({ moments: [TRAINING, CHOICE, REPORT], bands })).toBe(
    'train: gradients (every epoch); test: decides how long (every epoch, the leak), decides which one (choice, the leak), gives the reported value (report); vault: never looked at',
  );
});
