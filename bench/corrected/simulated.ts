/** Studies of known truth: what each candidate makes of the rows that were drawn, and the share that it gets right of all there could be. */
import type { Random } from '../../shared/random.ts';
import { normalCdf } from '../../shared/statistics/normal-cdf.ts';
import { normalQuantile } from '../../shared/statistics/normal-quantile.ts';

export interface KnownCandidate {
  /** One a row, 1 where it is missed. */
  readonly misses: Uint8Array;
  readonly truth: number;
}

export interface Scenario {
  readonly inWords: string;
  draw(rows: number, random: Random): readonly KnownCandidate[];
}

const CANDIDATES = 130;
/** Of what decides a row, the share that all candidates have in common: two of accuracy 0.9 then differ on 8 % of the rows. */
const COMMON = 0.85;
/** A candidate's strength: it gets a row right where its strength and chance together are above 0. */
const USUAL = normalQuantile(0.9);
/** So much strength is a point of accuracy. */
const POINT = 0.01 / (Math.exp((-USUAL * USUAL) / 2) / Math.sqrt(2 * Math.PI));

type Strengths = (random: Random, candidate: number) => number;

const alike: Strengths = () => USUAL;
const spread =
  (points: number): Strengths =>
  (random) =>
    USUAL + points * POINT * random.normal();
/** A few good ones and a long tail of poor ones, as random search finds them. */
const longTail: Strengths = (random) => USUAL + 2 * POINT * Math.log(1 - random.next());
const oneWinner: Strengths = (_, candidate) => USUAL - (candidate === 0 ? 0 : 5 * POINT);

export const SCENARIOS: readonly Scenario[] = [
  { inWords: 'equal candidates', draw: drawing(alike, COMMON) },
  { inWords: 'candidates a quarter of a point apart', draw: drawing(spread(0.25), COMMON) },
  { inWords: 'candidates half a point apart', draw: drawing(spread(0.5), COMMON) },
  { inWords: 'candidates a point apart', draw: drawing(spread(1), COMMON) },
  { inWords: 'a long tail of poor candidates', draw: drawing(longTail, COMMON) },
  { inWords: 'one clear winner', draw: drawing(oneWinner, COMMON) },
  { inWords: 'a search that goes where it saw good ones', draw: drawAdaptive },
];

function drawing(strength: Strengths, common: number): Scenario['draw'] {
  return (rows, random) => {
    const difficulty = normals(rows, random);
    const own = Math.sqrt(1 - common);
    return Array.from({ length: CANDIDATES }, (_, candidate) => {
      const its = strength(random, candidate);
      const misses = new Uint8Array(rows);
      for (let row = 0; row < rows; row++)
        misses[row] = Number(its + Math.sqrt(common) * difficulty[row]! + own * random.normal() <= 0);
      return { misses, truth: normalCdf(its) };
    });
  };
}

const WAVES = 6;
const FIRST_AT_RANDOM = 20;
const AT_RANDOM = 0.2;
const STEP = 0.15;

/**
 * Configurations are points of a square, and what decides a row changes smoothly from point to point: neighbours are right on the same
 * rows. After 20 points at random four of five are drawn next to the best one so far, so that the search climbs chance as well as truth.
 */
function drawAdaptive(rows: number, random: Random): readonly KnownCandidate[] {
  const difficulty = normals(rows, random);
  const reactions = Array.from({ length: WAVES }, () => normals(rows, random));
  const waves = Array.from(
    { length: WAVES },
    () => [2 * random.normal(), 2 * random.normal(), 2 * Math.PI * random.next()] as const,
  );
  const candidates: KnownCandidate[] = [];
  let best = { missed: Infinity, x: 0, y: 0 };
  for (let candidate = 0; candidate < CANDIDATES; candidate++) {
    const anywhere = candidate < FIRST_AT_RANDOM || random.next() < AT_RANDOM;
    const x = anywhere ? 2 * random.next() - 1 : best.x + STEP * random.normal();
    const y = anywhere ? 2 * random.next() - 1 : best.y + STEP * random.normal();
    const strength = USUAL - 2 * POINT * ((x - 0.3) ** 2 + (y + 0.2) ** 2);
    const heights = waves.map(([a, b, phase]) => Math.cos(a * x + b * y + phase));
    const scale = Math.sqrt((1 - COMMON) / 2 / heights.reduce((sum, height) => sum + height * height, 0));
    const misses = new Uint8Array(rows);
    for (let row = 0; row < rows; row++) {
      let reaction = 0;
      for (let wave = 0; wave < WAVES; wave++) reaction += heights[wave]! * reactions[wave]![row]!;
      const own = scale * reaction + Math.sqrt((1 - COMMON) / 2) * random.normal();
      misses[row] = Number(strength + Math.sqrt(COMMON) * difficulty[row]! + own <= 0);
    }
    candidates.push({ misses, truth: normalCdf(strength) });
    const missed = misses.reduce((sum, miss) => sum + miss, 0);
    if (missed < best.missed) best = { missed, x, y };
  }
  return candidates;
}

function normals(count: number, random: Random): Float64Array {
  return Float64Array.from({ length: count }, () => random.normal());
}
