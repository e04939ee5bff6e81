import { describe, expect, test } from 'vitest';
import {
  confirmationEvidence,
  type ConfirmedCandidate,
  type ConfirmedRuns,
} from '../../../../../electron/engine/insight/confirmation/evidence.ts';
import type { ConfirmationEvidence } from '../../../../../shared/confirmation.ts';
import { randomFor, type Random } from '../../../../../shared/random.ts';
import { packHits, packLosses } from '../../../../../shared/row-results.ts';
import { mean } from '../../../../../shared/statistics/mean.ts';
import { variance } from '../../../../../shared/statistics/variance.ts';

const HITS = { goal: 'maximise', rows: 'hits', bounds: { low: 0, high: 1 } } as const;

/** Runs whose rows are right with a probability that is the configuration's, and a little the seed's and the row's. */
function simulated(random: Random, truths: readonly number[], seeds: number, rows: number): ConfirmedRuns {
  const easier = Float64Array.from({ length: rows }, () => 0.25 * (random.next() - 0.5));
  const candidates = truths.map((truth, candidate): ConfirmedCandidate => {
    const runs = Array.from({ length: seeds }, (_, seed) => {
      const own = truth + 0.01 * random.normal();
      const hits = Array.from(easier, (ease) => Number(random.next() < own + ease));
      return { trialId: 100 * candidate + seed, modelSeed: seed, durationMs: 1000 * (candidate + 1), results: packHits(hits) };
    });
    return { weights: 50 - candidate, runs, failed: false };
  });
  return { measure: HITS, rows, usual: null, labels: null, candidates };
}

function known(runs: ConfirmedRuns): ConfirmationEvidence {
  return confirmationEvidence(runs)!;
}

const PACKED = (hits: string) => packHits([...hits].map(Number));

describe('runs of known rows', () => {
  const run = (trialId: number, hits: string) => ({ trialId, modelSeed: trialId % 10, durationMs: 10, results: PACKED(hits) });
  const runs: ConfirmedRuns = {
    measure: HITS,
    rows: 4,
    usual: null,
    labels: null,
    candidates: [
      { weights: null, runs: [run(1, '1100'), run(2, '1000'), run(3, '1110')], failed: false },
      { weights: null, runs: [run(11, '1111'), run(12, '1110'), run(13, '1110')], failed: false },
    ],
  };

  test('give their means, the leader, how often it wins and its median run', () => {
    const { candidates, leader, medianRun, seeds, rows } = known(runs);
    expect([seeds, rows, leader]).toEqual([3, 4, 1]);
    expect(candidates.map(({ candidate, mean }) => [candidate, mean.value])).toEqual([
      [1, 10 / 12],
      [0, 0.5],
    ]);
    expect(candidates[1]!.leaderWins!.value).toBeCloseTo(2.5 / 3, 12);
    expect(candidates[0]!.advantage!.value).toBeCloseTo(1 / 3, 12);
    expect(candidates[1]!.advantage!.value).toBeCloseTo(-1 / 3, 12);
    expect(medianRun).toEqual({ trialId: 12, modelSeed: 2, value: 0.75 });
  });

  test('count with the seeds that are complete, and without a configuration that failed', () => {
    const [first, second] = runs.candidates as [ConfirmedCandidate, ConfirmedCandidate];
    expect(known({ ...runs, candidates: [{ ...first, runs: [first.runs[0]!, null, first.runs[2]!] }, second] }).seeds).toBe(2);
    expect(confirmationEvidence({ ...runs, candidates: [{ ...first, runs: [null, null, first.runs[2]!] }, second] })).toBeNull();
    const alone = known({ ...runs, candidates: [{ ...first, failed: true, runs: [null, null, null] }, second] });
    expect([alone.failed, alone.leader, alone.candidates[0]!.advantage, alone.candidates[0]!.withinNoise]).toEqual([
      [0],
      1,
      null,
      true,
    ]);
  });
});

test('the leader is held against the default configuration, if that is another one', () => {
  const runs = simulated(randomFor('over the default'), [0.8, 0.8, 0.6], 6, 1500);
  const { overDefault, candidates, leader } = known({ ...runs, usual: 2 });
  const usual = candidates.find(({ candidate }) => candidate === 2)!;
  const best = candidates.find(({ candidate }) => candidate === leader)!;
  expect(overDefault!.value).toBeCloseTo(best.mean.value - usual.mean.value, 12);
  expect(overDefault!.interval.low).toBeGreaterThan(0);
  expect(overDefault!.interval.low + overDefault!.interval.high).toBeCloseTo(2 * overDefault!.value, 12);
  expect(known({ ...runs, usual: leader }).overDefault).toBeNull();
  expect(known(runs).overDefault).toBeNull();
});

test('no interval reaches beyond what the measure can be, however few seeds there are', () => {
  const run = (trialId: number, hits: string) => ({ trialId, modelSeed: trialId, durationMs: 10, results: PACKED(hits) });
  const runs = [run(1, '11111110'), run(2, '11100000')];
  const { candidates } = known({
    measure: HITS,
    rows: 8,
    usual: null,
    labels: null,
    candidates: [{ weights: 1, runs, failed: false }],
  });
  expect(candidates[0]!.mean.interval).toEqual({ low: 0, high: 1 });
});

test('of losses the smallest mean leads, and its interval is one of losses', () => {
  const of = (losses: readonly number[], trialId: number) => ({
    trialId,
    modelSeed: 1,
    durationMs: 1,
    results: packLosses(losses),
  });
  const evidence = known({
    measure: { goal: 'minimise', rows: 'losses', bounds: { low: 0, high: null } },
    rows: 3,
    usual: null,
    labels: null,
    candidates: [
      { weights: 5, runs: [of([1, 2, 3], 1), of([1, 2, 2], 2)], failed: false },
      { weights: 5, runs: [of([0.5, 1, 1], 3), of([0.5, 1, 2], 4)], failed: false },
    ],
  });
  expect(evidence.leader).toBe(1);
  const { value, interval } = evidence.candidates[0]!.mean;
  expect(value).toBe(1);
  expect(interval.low).toBeLessThan(1);
  expect(interval.high).toBeGreaterThan(1);
});

test('a class counts as much as another where every class counts alike', () => {
  const labels = Int32Array.from([0, 0, 0, 1]);
  const of = (hits: string, trialId: number) => ({ trialId, modelSeed: 1, durationMs: 1, results: PACKED(hits) });
  const { candidates } = known({
    measure: HITS,
    rows: 4,
    usual: null,
    labels,
    candidates: [{ weights: 1, runs: [of('1110', 1), of('1110', 2)], failed: false }],
  });
  expect(candidates[0]!.mean.value).toBeCloseTo(0.5, 12);
});

test('far better ones are told from the rest; of those within noise the smallest is suggested', () => {
  const evidence = known(simulated(randomFor('apart'), [0.8, 0.8, 0.6], 6, 1500));
  const within = evidence.candidates.filter(({ withinNoise }) => withinNoise).map(({ candidate }) => candidate);
  expect(within.toSorted()).toEqual([0, 1]);
  expect(evidence.suggested).toBe(1);
  expect(evidence.candidates.at(-1)!.advantage!.interval).toMatchObject({ high: 0 });
});

test('in 95 of 100 confirmations with noise of seeds and rows all differences from the best are covered', () => {
  const truths = [0.8, 0.795, 0.785, 0.77];
  const studies = 120;
  let [means, joint] = [0, 0];
  /** Of the last configuration, with how far below the difference its interval begins. */
  const last: { readonly value: number; readonly margin: number }[] = [];
  for (let study = 0; study < studies; study++) {
    const { candidates } = known(simulated(randomFor('confirmation coverage', study), truths, 5, 400));
    const covers = ({ low, high }: { low: number; high: number }, truth: number): boolean => low <= truth && truth <= high;
    means += candidates.filter(({ candidate, mean }) => covers(mean.interval, truths[candidate]!)).length / truths.length;
    const all = candidates.every(({ candidate, advantage }) =>
      covers(advantage!.interval, truths[candidate]! - Math.max(...truths.toSpliced(candidate, 1))),
    );
    joint += Number(all);
    const { value, interval } = candidates.find(({ candidate }) => candidate === 3)!.advantage!;
    last.push({ value, margin: value - interval.low });
  }
  expect(means / studies).toBeGreaterThan(0.91);
  expect(means / studies).toBeLessThan(0.99);
  expect(joint / studies).toBeGreaterThan(0.91);
  // They hold together, and are cut at 0: how often they hold does not say that they are too wide.
  const errors = mean(last.map(({ margin }) => margin)) / Math.sqrt(variance(last.map(({ value }) => value)));
  expect(errors).toBeGreaterThan(2);
  expect(errors).toBeLessThan(4);
});
