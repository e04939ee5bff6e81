import { expect, test } from 'vitest';
import { copiesOf } from '../../../../../../electron/engine/tasks/network/audit/copies.ts';
import { randomFor } from '../../../../../../shared/random.ts';

const FEATURES = 30;

/** Pictures of a few kinds, so that many lie near each other. */
function pictures(rows: number, key: string): Uint8Array<ArrayBuffer> {
  const random = randomFor('pictures', key);
  const kinds = Array.from({ length: 4 }, (_, kind) => randomFor('kind', kind));
  const centres = kinds.map((one) => Uint8Array.from({ length: FEATURES }, () => 40 + one.below(170)));
  return Uint8Array.from({ length: rows * FEATURES }, (_, at) => {
    const centre = centres[Math.floor(at / FEATURES) % 4]!;
    return centre[at % FEATURES]! + random.below(12);
  });
}

/** By the definition, without a shortcut. */
function counted(inputs: Uint8Array, originals: Uint8Array, near: number): { exact: number; near: number } {
  const nearest = Array.from({ length: inputs.length / FEATURES }, (_, row) => {
    let least = Infinity;
    for (let other = 0; other < originals.length / FEATURES; other++) {
      let sum = 0;
      for (let at = 0; at < FEATURES; at++) sum += (inputs[row * FEATURES + at]! - originals[other * FEATURES + at]!) ** 2;
      least = Math.min(least, Math.sqrt(sum));
    }
    return least;
  });
  return { exact: nearest.filter((one) => one === 0).length, near: nearest.filter((one) => one > 0 && one <= near).length };
}

test('copies are counted as the definition counts them, at any distance', () => {
  const [inputs, originals] = [pictures(80, 'inputs'), pictures(400, 'originals')];
  inputs.set(originals.subarray(0, 3 * FEATURES), 5 * FEATURES);
  for (const near of [1, 15, 18, 20, 25]) {
    const { exact, near: found } = copiesOf({ inputs, originals, features: FEATURES, near });
    expect({ exact, near: found }).toEqual(counted(inputs, originals, near));
  }
  expect(counted(inputs, originals, 18).near).toBeGreaterThan(5);
  expect(counted(inputs, originals, 18).near).toBeLessThan(70);
});

test('one original is enough, and a row at the very distance is near', () => {
  const originals = new Uint8Array(FEATURES);
  const inputs = new Uint8Array(2 * FEATURES);
  inputs[0] = 3;
  inputs[FEATURES] = 4;
  expect(copiesOf({ inputs, originals, features: FEATURES, near: 3 })).toEqual({ exact: 0, near: 1 });
});
