import { expect, test } from 'vitest';
import { tellApart, type ToldApart } from '../../../../../../electron/engine/tasks/network/audit/tell-apart.ts';
import { randomFor } from '../../../../../../shared/random.ts';

const FEATURES = 20;
const ROWS = 600;

function rowsOf(key: string, value: (random: ReturnType<typeof randomFor>, at: number) => number): Float32Array<ArrayBuffer> {
  const random = randomFor('rows', key);
  return Float32Array.from({ length: ROWS * FEATURES }, (_, at) => value(random, at));
}

const told = (one: Float32Array<ArrayBuffer>, other: Float32Array<ArrayBuffer>): ToldApart =>
  tellApart({ one, other, features: FEATURES });
const plain = (key: string) => rowsOf(key, (random) => random.normal());

test('rows of one source cannot be told apart beyond the noise of the area', () => {
  const areas = Array.from({ length: 20 }, (_, at) => told(plain(`one ${at}`), plain(`other ${at}`)));
  // sqrt((300 + 300 + 1) / (12 * 300 * 300))
  expect(areas[0]!.noise).toBeCloseTo(0.02359, 5);
  const farthest = Math.max(...areas.map(({ area, noise }) => Math.abs(area - 0.5) / noise));
  expect(farthest).toBeGreaterThan(0.5);
  expect(farthest).toBeLessThan(3);
});

test('a shift of the mean and another spread are both seen', () => {
  const shifted = told(
    plain('one'),
    rowsOf('shifted', (random, at) => random.normal() + (at % FEATURES < 3 ? 0.6 : 0)),
  );
  const wider = told(
    plain('one'),
    rowsOf('wider', (random) => 1.3 * random.normal()),
  );
  expect(shifted.area).toBeGreaterThan(0.65);
  expect(wider.area).toBeGreaterThan(0.65);
});

test('a column that never changes tells nothing', () => {
  const constant = rowsOf('one', (random, at) => (at % FEATURES === 0 ? 5 : random.normal()));
  const other = rowsOf('two', (random, at) => (at % FEATURES === 0 ? 5 : random.normal()));
  expect(Math.abs(told(constant, other).area - 0.5)).toBeLessThan(0.08);
});
