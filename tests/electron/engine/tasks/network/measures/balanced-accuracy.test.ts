import { expect, it } from 'vitest';
import { balancedAccuracy } from '../../../../../../electron/engine/tasks/network/measures/balanced-accuracy.ts';

const answers = { loss: 0, accuracy: 0, losses: () => new Float32Array() };

it('counts every class alike', () => {
  const labels = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1];
  const hits = Uint8Array.of(1, 1, 1, 1, 1, 1, 1, 1, 0, 1);
  expect(balancedAccuracy.of({ ...answers, hits, labels, classes: 2 })).toBe((1 + 0.5) / 2);
});

it('leaves out classes without rows', () => {
  expect(balancedAccuracy.of({ ...answers, hits: Uint8Array.of(1, 0, 1), labels: [2, 2, 0], classes: 4 })).toBe((0.5 + 1) / 2);
});
