/** A comparison as an independent program concludes from it: tests/fixtures/scipy/comparison/record.py. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { weigh } from '../../../../../electron/engine/insight/comparison/evidence.ts';
import { accuracy } from '../../../../../electron/engine/tasks/network/measures/accuracy.ts';
import type { ComparisonWord } from '../../../../../shared/evidence.ts';
import { kruskalWallis } from '../../../../../shared/statistics/kruskal-wallis.ts';
import { armNamed, experimentOf, runOf } from '../../../../support/experiment-runs.ts';

interface Recorded {
  readonly budget: number;
  readonly arms: readonly string[];
  readonly runs: readonly {
    readonly arm: number;
    readonly repetition: number;
    readonly spent: number;
    readonly path: readonly (readonly [epochs: number, confirm: number])[];
  }[];
}

interface Recomputed {
  readonly medians: readonly number[];
  readonly critical: number;
  readonly margins: readonly number[];
  readonly pairs: readonly {
    readonly arm: number;
    readonly than: number;
    readonly mean: number;
    readonly spread: number;
    readonly low: number;
    readonly high: number;
    readonly p: number;
    readonly words: readonly ComparisonWord[];
    readonly superiority: number;
    readonly wilson: readonly [low: number, high: number];
  }[];
  readonly target: number;
  readonly speedUps: readonly {
    readonly arm: number;
    readonly ratio: number;
    readonly low: number;
    readonly high: number;
    readonly inMean: { readonly ratio: number; readonly low: number; readonly high: number };
    readonly p: number;
  }[];
  readonly kruskalWallis: { readonly statistic: number; readonly p: number };
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../fixtures/scipy/comparison/${name}`, import.meta.url), 'utf8'));
const recorded = read('experiment.json') as Recorded;
const recomputed = read('values.json') as Recomputed;

const evidenceWith = (margin: number) => {
  const arms = recorded.arms.map((label, at) => armNamed(label, 'random', at === 1 ? 2 : 1));
  const runs = recorded.runs.map(({ arm, repetition, spent, path }) => {
    const run = runOf(arm, repetition, path);
    return { ...run, spent: { ...run.spent, epochs: spent } };
  });
  const experiment = experimentOf(arms, {
    margin,
    repetitions: Math.max(...runs.map(({ repetition }) => repetition)),
    budget: { axis: 'epochs', amount: recorded.budget },
  });
  return weigh({
    experiment,
    runs,
    objective: accuracy.measure,
    startup: [],
    bestKnown: null,
    varies: ['search seed'],
    assignment: false,
  })!.evidence;
};
const evidence = evidenceWith(0.002);

test('medians, gaps, spreads and probabilities of winning are the same to the last digits', () => {
  expect(evidence.arms.map(({ final }) => final.value)).toEqual(recomputed.medians);
  const ours = evidence.pairwise.map(({ arm, than, difference, spread, superiority: { value, low, high } }) => {
    return { arm, than, mean: difference.value!, spread: spread!, superiority: value!, wilson: [low!, high!] };
  });
  const close = (value: number): number => expect.closeTo(value, 10) as number;
  expect(ours).toEqual(
    recomputed.pairs.map(({ arm, than, mean, spread, superiority, wilson }) => {
      return { arm, than, mean: close(mean), spread: close(spread), superiority: close(superiority), wilson: wilson.map(close) };
    }),
  );
});

test('joint intervals are as wide, as far as two thousand changes of sign can tell', () => {
  expect(Math.abs(evidence.critical! - recomputed.critical)).toBeLessThan(0.15);
  for (const [at, { low, high, p }] of recomputed.pairs.entries()) {
    const { difference, p: own } = evidence.pairwise[at]!;
    expect(Math.abs(difference.low! - low) / (high - low)).toBeLessThan(0.03);
    expect(Math.abs(difference.high! - high) / (high - low)).toBeLessThan(0.03);
    expect(Math.abs(own! - p)).toBeLessThan(0.045);
  }
});

test.each(recomputed.margins.map((margin, at) => [margin, at]))('with a margin of %d every word is the same', (margin, at) => {
  expect(evidenceWith(margin).pairwise.map(({ word }) => word)).toEqual(recomputed.pairs.map(({ words }) => words[at]));
});

test('the epochs to what random search ends with, in ratio and by the log-rank test', () => {
  expect(evidence.target).toBe(recomputed.target);
  for (const { arm, ratio, low, high, inMean, p } of recomputed.speedUps) {
    const speedUp = evidence.arms[arm]!.speedUp!;
    expect([speedUp.epochs.value, speedUp.p]).toEqual([expect.closeTo(ratio, 10), expect.closeTo(p, 6)]);
    expect(Math.abs(Math.log(speedUp.epochs.low! / low))).toBeLessThan(0.1);
    expect(Math.abs(Math.log(speedUp.epochs.high! / high))).toBeLessThan(0.1);
    expect(speedUp.meanEpochs.value).toBeCloseTo(inMean.ratio, 10);
    expect(Math.abs(speedUp.meanEpochs.low! - inMean.low)).toBeLessThan(0.02);
    expect(Math.abs(speedUp.meanEpochs.high! - inMean.high)).toBeLessThan(0.02);
  }
});

test('whether the arms differ at all, by Kruskal and Wallis', () => {
  const finals = evidence.arms.map((arm) => arm.finals.map(({ value }) => value!));
  const { statistic, p } = kruskalWallis(finals);
  expect([statistic, p]).toEqual([
    expect.closeTo(recomputed.kruskalWallis.statistic, 8),
    expect.closeTo(recomputed.kruskalWallis.p, 8),
  ]);
});
