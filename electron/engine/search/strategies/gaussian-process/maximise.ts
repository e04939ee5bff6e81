/**
 * The best point of an acquisition function over a mixed space: many quasi-random points and small changes of the best
 * trials, then local search from the most promising, by turns along the smooth axes and over the values of the others.
 */
import type { Random } from '../../../../../shared/random.ts';
import type { Axis } from '../../coordinates.ts';
import { sobolPoint } from '../../numerics/sobol-sequence.ts';
import type { Mask } from './activity.ts';
import { minimise, type Box } from '../../numerics/minimise.ts';
import { alternatives, isSmooth, onValues } from './moves.ts';

/** Larger is better; it sees points with NaN where a parameter is inactive. */
export interface Acquisition {
  values(points: readonly Float64Array[]): readonly number[];
  /** The value, with its slopes written where a coordinate is an active number. */
  valueAndSlopes(point: Float64Array, slopes: Float64Array): number;
}

export interface SearchArea {
  readonly axes: readonly Axis[];
  readonly mask: Mask;
  /** The best trials, best first: points with every coordinate given. */
  readonly incumbents: readonly Float64Array[];
}

export interface Candidate {
  /** Every coordinate given, on values. */
  readonly point: Float64Array;
  readonly value: number;
}

const SPREAD = 512;
const NEAR = 256;
const STARTS = 5;
const ROUNDS = 3;
const EVALUATIONS = 25;
/** How far a small change goes, as standard deviations of a normal step, on a logarithmic scale. */
const NEAREST = Math.log(0.003);
const FARTHEST = Math.log(0.3);

/** Candidates, best first: those of the local searches and, behind them, those that they started from. */
export function maximise(acquisition: Acquisition, area: SearchArea, random: Random): readonly Candidate[] {
  const sampled = judge(acquisition, area, [...spreadPoints(area, random), ...nearPoints(area, random)]).toSorted(better);
  const starts = [...judge(acquisition, area, area.incumbents.slice(0, 2)), ...startsFrom(sampled, random)];
  const climbed = starts.map((start) => climb(acquisition, area, start)).toSorted(better);
  return [...climbed, ...sampled].toSorted(better);
}

function judge(acquisition: Acquisition, { mask }: SearchArea, points: readonly Float64Array[]): readonly Candidate[] {
  const values = acquisition.values(points.map(mask));
  return points.map((point, at) => ({ point, value: values[at]! }));
}

function better(left: Candidate, right: Candidate): number {
  return right.value - left.value;
}

/** Sobol's points with a random digital shift. */
function spreadPoints({ axes }: SearchArea, random: Random): readonly Float64Array[] {
  const shifts = Uint32Array.from(axes, () => random.below(2 ** 32));
  return Array.from({ length: SPREAD }, (_, index) => {
    const bits = sobolPoint(index, axes.length);
    const point = Float64Array.from(axes, ({ kind, count }, at) => {
      const share = ((bits[at]! ^ shifts[at]!) >>> 0) / 2 ** 32;
      return kind === 'category' ? Math.floor(share * count) : share;
    });
    return onValues(axes, point);
  });
}

/** Each changes some coordinates of an incumbent: at least one, on average two or a fifth of them. */
function nearPoints({ axes, incumbents }: SearchArea, random: Random): readonly Float64Array[] {
  const share = Math.min(1, Math.max(0.2, 2 / axes.length));
  return Array.from({ length: incumbents.length === 0 ? 0 : NEAR }, (_, index) => {
    const always = random.below(axes.length);
    const deviation = Math.exp(NEAREST + (FARTHEST - NEAREST) * random.next());
    const point = incumbents[index % incumbents.length]!.map((coordinate, at) => {
      if (at !== always && random.next() >= share) return coordinate;
      const axis = axes[at]!;
      if (axis.kind === 'category') return random.below(axis.count);
      return Math.min(1, Math.max(0, coordinate + Math.max(deviation, 1 / axis.count) * random.normal()));
    });
    return onValues(axes, point);
  });
}

/** The best, and others by chance in proportion to their improvement, so that not all come from one hill. */
function startsFrom(sampled: readonly Candidate[], random: Random): readonly Candidate[] {
  const [first, ...others] = sampled;
  const keyed = others.map((candidate) => ({ candidate, key: candidate.value - Math.log(-Math.log(1 - random.next())) }));
  const drawn = keyed.toSorted((left, right) => right.key - left.key).slice(0, STARTS - 1);
  return [first!, ...drawn.map(({ candidate }) => candidate)];
}

function climb(acquisition: Acquisition, area: SearchArea, start: Candidate): Candidate {
  let best = start;
  for (let round = 0; round < ROUNDS; round++) {
    const before = best.value;
    best = alongSmoothAxes(acquisition, area, best);
    const ascended = best.value;
    best = overValues(acquisition, area, best);
    if (best.value === ascended || !(best.value > before + 1e-4)) return best;
  }
  return best;
}

function alongSmoothAxes(acquisition: Acquisition, area: SearchArea, from: Candidate): Candidate {
  const { axes, mask } = area;
  const active = mask(from.point);
  const smooth = axes.flatMap((axis, at) => (isSmooth(axis) && !Number.isNaN(active[at]!) ? [at] : []));
  if (smooth.length === 0) return from;
  const point = active.slice();
  const slopes = new Float64Array(point.length);
  const descend = (coordinates: Float64Array, gradient: Float64Array): number => {
    smooth.forEach((at, index) => (point[at] = coordinates[index]!));
    const value = acquisition.valueAndSlopes(point, slopes);
    smooth.forEach((at, index) => (gradient[index] = -slopes[at]!));
    return -value;
  };
  const start = Float64Array.from(smooth, (at) => from.point[at]!);
  const reached = minimise(descend, start, unitBox(smooth.length), { evaluations: EVALUATIONS, slope: 1e-3, gain: 1e-5 });
  const whole = from.point.slice();
  smooth.forEach((at, index) => (whole[at] = reached.point[index]!));
  const [reaching] = judge(acquisition, area, [onValues(axes, whole)]);
  return reaching!.value > from.value ? reaching! : from;
}

function overValues(acquisition: Acquisition, area: SearchArea, from: Candidate): Candidate {
  return area.axes.reduce((best, axis, at) => {
    const others = alternatives(axis, best.point[at]!).map((coordinate) => best.point.with(at, coordinate));
    return judge(acquisition, area, others).reduce((one, other) => (other.value > one.value ? other : one), best);
  }, from);
}

function unitBox(size: number): Box {
  return { low: new Float64Array(size), high: new Float64Array(size).fill(1) };
}
