import { expect, test } from 'vitest';
import { axesOf } from '../../../../../../electron/engine/search/coordinates.ts';
import { chooseScale } from '../../../../../../electron/engine/search/strategies/gaussian-process/choose-scale.ts';
import { distanceOn } from '../../../../../../electron/engine/search/strategies/gaussian-process/distances.ts';
import { usualTheta } from '../../../../../../electron/engine/search/strategies/gaussian-process/kernel-parameters.ts';
import { observationsOf } from '../../../../../../electron/engine/search/strategies/gaussian-process/observations.ts';
import {
  scalesFor,
  type OutcomeScale,
} from '../../../../../../electron/engine/search/strategies/gaussian-process/outcome-scales.ts';

const LOSSES = [3, 0.5, 8, 1, 2, 20];

test('scales increase, go back to the loss, and have the slope of differences', () => {
  const scales = scalesFor(LOSSES);
  expect(scales.length).toBeGreaterThan(3);
  const [first] = LOSSES as [number];
  for (const scale of scales) {
    const slope = (loss: number): number => Math.log((scale.to(loss + 1e-6) - scale.to(loss - 1e-6)) / 2e-6);
    for (const loss of LOSSES) {
      expect(scale.from(scale.to(loss))).toBeCloseTo(loss, 10);
      expect(scale.logSlope(loss) - scale.logSlope(first)).toBeCloseTo(slope(loss) - slope(first), 5);
    }
  }
});

test('losses that do not differ have the linear scale alone', () => {
  expect(scalesFor([2, 2, 2])).toHaveLength(1);
});

const places = Array.from({ length: 40 }, (_, at) => Float64Array.of((at + 0.5) / 40));
const wave = (place: number): number => Math.sin(5 * place);

/** How the chosen scale stretches a small difference beside a large loss, against beside a small one. */
function bend(lossAt: (place: number) => number): number {
  const losses = places.map(([place]) => lossAt(place!));
  const axes = axesOf({ x: { type: 'float', low: 0, high: 1 } });
  const observations = observationsOf(axes.map(distanceOn), places, new Float64Array(losses.length));
  const scale: OutcomeScale = chooseScale(observations, losses, [usualTheta(1)]);
  return scale.logSlope(Math.max(...losses)) - scale.logSlope(Math.min(...losses));
}

test('losses over orders of magnitude are told apart at the good end, crowded ones at the bad end, others alike', () => {
  expect(bend((place) => Math.exp(4 * wave(place)))).toBeLessThan(-2);
  expect(bend((place) => -Math.exp(4 * wave(place)))).toBeGreaterThan(2);
  expect(bend((place) => wave(place))).toBe(0);
});
