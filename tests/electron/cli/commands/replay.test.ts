import { expect, test } from 'vitest';
import { distanceText } from '../../../../electron/cli/commands/replay.ts';

test('what is beyond the best known is said to be better', () => {
  expect(distanceText(0.869, 0.8681, { goal: 'maximise' })).toBe('0.0009 better than');
  expect(distanceText(0.869, 0.8681, { goal: 'minimise' })).toBe('0.0009 from');
  expect(distanceText(0.8654, 0.8681, { goal: 'maximise' })).toBe('0.0027 from');
});
