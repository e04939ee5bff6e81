/**
 * What runs of several configurations with the same model seeds say on the same rows. Both seeds and rows are noise: means and
 * differences have intervals over both, and those of the differences from the best hold together.
 *
 * The values of rows are gains, the negative of what each row loses: larger is better, and a mean of them is that of the measure.
 */
import type { CandidateEvidence, ConfirmationEvidence, Estimate } from '../../../../shared/confirmation.ts';
import { heldTo, valueOfLoss, type Measure, type OfRows } from '../../../../shared/measure.ts';
import { randomFor } from '../../../../shared/random.ts';
import { oneStratum, rowLosses, strataOfClasses } from '../../../../shared/row-losses.ts';
import type { RowResults } from '../../../../shared/row-results.ts';
import { compareWithBest, type Contrast } from '../../../../shared/statistics/compare-with-best.ts';
import { compareWithControl } from '../../../../shared/statistics/compare-with-control.ts';
import { crossedBootstrap, crossedInterval, widenedByFewSeeds } from '../../../../shared/statistics/crossed-bootstrap.ts';
import { crossedError } from '../../../../shared/statistics/crossed-error.ts';
import type { Interval } from '../../../../shared/statistics/interval.ts';
import { mean } from '../../../../shared/statistics/mean.ts';
import { countPairs, superiority } from '../../../../shared/statistics/superiority.ts';
import { wilsonInterval } from '../../../../shared/statistics/wilson-interval.ts';

/** A run that came to its end. */
export interface ConfirmedRun {
  readonly trialId: number;
  readonly modelSeed: number;
  readonly durationMs: number;
  /** Of *confirm*. */
  readonly results: RowResults;
}

export interface ConfirmedCandidate {
  readonly weights: number | null;
  /** By model seed, the same seeds for all; null where it is still to be trained. */
  readonly runs: readonly (ConfirmedRun | null)[];
  /** Whether a run of it failed or diverged. */
  readonly failed: boolean;
}

export interface ConfirmedRuns {
  readonly measure: OfRows & Pick<Measure, 'bounds'>;
  /** Of *confirm*. */
  readonly rows: number;
  /** The class of each row where every class counts alike, else null. */
  readonly labels: Int32Array | null;
  readonly candidates: readonly ConfirmedCandidate[];
  /** The place of the default configuration among them; null where it is none of them. */
  readonly usual: number | null;
}

const LEVEL = 0.95;
/** Fewer say nothing of the noise of seeds. */
const FEWEST_SEEDS = 2;

/** A candidate that counts, with its complete runs in the order of the seeds. */
interface Counted {
  readonly candidate: number;
  readonly weights: number | null;
  readonly runs: readonly ConfirmedRun[];
  /** By seed, then by row. */
  readonly gains: readonly Float64Array[];
  /** By seed. */
  readonly means: readonly number[];
}

/** Null where no candidate counts, or fewer than two seeds are complete for all that do. */
export function confirmationEvidence(asked: ConfirmedRuns): ConfirmationEvidence | null {
  const counted = countedIn(asked);
  const seeds = counted[0]?.runs.length ?? 0;
  if (seeds < FEWEST_SEEDS) return null;
  const means = counted.map((one) => mean(one.means));
  const draws = crossedBootstrap(
    counted.map(({ gains }) => gains),
    randomFor('confirmation', counted.length, seeds),
  );
  const advantages = advantagesOf(counted, means, draws);
  const leader = means.indexOf(Math.max(...means));
  const evidence = counted.map((one, place): CandidateEvidence => {
    const interval = crossedInterval(one.gains, columnOf(draws, place), LEVEL);
    const advantage = advantages?.[place] ?? null;
    return {
      candidate: one.candidate,
      mean: { value: valueOfLoss(asked.measure, -means[place]!), interval: intervalIn(asked.measure, interval) },
      advantage,
      leaderWins: place === leader ? null : winsOver(counted[leader]!, one),
      withinNoise: place === leader || advantage!.interval.high > 0,
      weights: one.weights,
      durationMs: mean(one.runs.map(({ durationMs }) => durationMs)),
    };
  });
  const median = medianRun(counted[leader]!);
  return {
    seeds,
    rows: asked.rows,
    candidates: bestOnTop(evidence, means),
    failed: asked.candidates.flatMap(({ failed }, at) => (failed ? [at] : [])),
    leader: counted[leader]!.candidate,
    overDefault: overDefaultOf(counted, means, draws, leader, asked.usual),
    suggested: suggestedOf(evidence.filter(({ withinNoise }) => withinNoise)),
    medianRun: { ...median, value: valueOfLoss(asked.measure, -median.value) },
  };
}

function countedIn({ candidates, rows, labels }: ConfirmedRuns): readonly Counted[] {
  const sound = candidates.map((one, candidate) => ({ ...one, candidate })).filter(({ failed }) => !failed);
  const seeds = [...(sound[0]?.runs.keys() ?? [])].filter((seed) => sound.every(({ runs }) => runs[seed] !== null));
  const strata = labels === null ? oneStratum(rows) : strataOfClasses(labels);
  return sound.map(({ candidate, weights, runs: all }) => {
    const runs = seeds.map((seed) => all[seed]!);
    const gains = runs.map(({ results }) => rowLosses(results, strata).map((loss) => -loss));
    return { candidate, weights, runs, gains, means: gains.map((own) => own.reduce((sum, gain) => sum + gain, 0) / own.length) };
  });
}

/** Null where there is one alone. */
function advantagesOf(
  counted: readonly Counted[],
  means: readonly number[],
  draws: readonly Float64Array[],
): readonly Estimate[] | null {
  if (counted.length < 2) return null;
  const contrasts = new Map<string, Contrast>();
  const contrast = (one: number, other: number): Contrast => {
    const key = `${Math.min(one, other)} ${Math.max(one, other)}`;
    const known = contrasts.get(key) ?? contrastOf(counted[one]!, counted[other]!);
    contrasts.set(key, known);
    return known;
  };
  return compareWithBest(means, draws, contrast, LEVEL).map((interval, place) => ({
    value: means[place]! - Math.max(...means.toSpliced(place, 1)),
    interval,
  }));
}

function overDefaultOf(
  counted: readonly Counted[],
  means: readonly number[],
  draws: readonly Float64Array[],
  place: number,
  usual: number | null,
): ConfirmationEvidence['overDefault'] {
  const control = counted.findIndex(({ candidate }) => candidate === usual);
  if (control === -1 || control === place) return null;
  const contrast = contrastOf(counted[place]!, counted[control]!);
  return {
    value: means[place]! - means[control]!,
    interval: compareWithControl(means, draws, { place, control }, contrast, LEVEL),
  };
}

function contrastOf(one: Counted, other: Counted): Contrast {
  const error = crossedError(one.gains.map((own, seed) => own.map((gain, row) => gain - other.gains[seed]![row]!)));
  return { standardError: error.standardError, wider: widenedByFewSeeds(error, LEVEL) };
}

/** How often the first one is better with the same seed. */
function winsOver(leader: Counted, other: Counted): Estimate {
  const pairs = countPairs(leader.means.map((own, seed) => own - other.means[seed]!));
  const interval = wilsonInterval(pairs.wins + pairs.ties / 2, leader.means.length, LEVEL);
  return { value: superiority(pairs), interval };
}

/** The lower one of the two in the middle where their number is even; of equals the first. */
function medianRun({ runs, means }: Counted): ConfirmationEvidence['medianRun'] {
  const value = means.toSorted((left, right) => left - right)[Math.floor((means.length - 1) / 2)]!;
  const { trialId, modelSeed } = runs[means.indexOf(value)]!;
  return { trialId, modelSeed, value };
}

function suggestedOf(within: readonly CandidateEvidence[]): number {
  const size = ({ weights, durationMs }: CandidateEvidence): number =>
    within.every((one) => one.weights !== null) ? weights! : durationMs;
  return within.toSorted((left, right) => size(left) - size(right))[0]!.candidate;
}

/** Student's intervals of few seeds can reach beyond what a value can be. */
function intervalIn(measure: ConfirmedRuns['measure'], { low, high }: Interval): Interval {
  const ends = [valueOfLoss(measure, -low), valueOfLoss(measure, -high)];
  return heldTo(measure, { low: Math.min(...ends), high: Math.max(...ends) });
}

function columnOf(draws: readonly Float64Array[], place: number): Float64Array {
  return Float64Array.from(draws, (draw) => draw[place]!);
}

/** @param means of each, in gains. */
function bestOnTop(evidence: readonly CandidateEvidence[], means: readonly number[]): readonly CandidateEvidence[] {
  const order = [...means.keys()].toSorted((left, right) => means[right]! - means[left]!);
  return order.map((place) => evidence[place]!);
}
