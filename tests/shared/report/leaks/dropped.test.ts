import { expect, test } from 'vitest';
import { droppedText } from '../../../../shared/report/leaks/dropped.ts';

test('a lab that has ended without all that it counts says that a version has dropped it', () => {
  const text = droppedText({ done: 640, of: 680 }, { state: 'finished', stopped: false });
  expect(text).toMatch(/^40 trainings of this lab were of another version/);
});

test.each([
  [
    { done: 680, of: 680 },
    { state: 'finished', stopped: false },
  ],
  [
    { done: 640, of: 680 },
    { state: 'finished', stopped: true },
  ],
  [
    { done: 640, of: 680 },
    { state: 'running', stopped: false },
  ],
] as const)('%o of a lab %o is nothing to wonder at', (report, job) => {
  expect(droppedText(report, job)).toBe('');
});
