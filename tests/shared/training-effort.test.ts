import { expect, test } from 'vitest';
import { trainingEffortText } from '../../shared/training-effort.ts';

test('how much is trained is told with how long that takes, as far as the study tells', () => {
  const study = { sessions: [{ activeMs: 60_000 }, { activeMs: 60_000 }], finishedTrials: 12 };
  expect(trainingEffortText(85, 'run', study)).toBe('85 runs, about 14 min if each takes as long as a trial of this study did.');
  expect(trainingEffortText(1, 'training', study)).toBe(
    '1 training, about 10 s if it takes as long as a trial of this study did.',
  );
  expect(trainingEffortText(85, 'run', { sessions: [], finishedTrials: 0 })).toBe('85 runs.');
});
