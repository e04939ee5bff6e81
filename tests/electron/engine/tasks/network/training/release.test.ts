import { expect, it } from 'vitest';
import { release } from '../../../../../../electron/engine/tasks/network/training/release.ts';

it('empties arrays, two of one buffer and those that are empty already too', () => {
  const whole = new Float32Array(6);
  const part = whole.subarray(2, 4);
  release([whole, part]);
  expect([whole.length, part.length, whole.buffer.byteLength]).toEqual([0, 0, 0]);
  expect(() => release([whole])).not.toThrow();
});
