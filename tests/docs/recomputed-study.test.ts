/** The recorded study and its comparison as an independent program computes them: tests/fixtures/scipy/recorded-study/record.py. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { recordedFigures } from '../../bench/recorded-figures.ts';
import { sampleFile } from '../../bench/sample-file.ts';
import { openStore } from '../../db/open-store.ts';
import { comparisonOf } from '../../electron/engine/api/experiments.ts';
import { weigh } from '../../electron/engine/insight/comparison/evidence.ts';
import { wordFor } from '../../electron/engine/insight/comparison/word.ts';
import { recordingOf } from '../../electron/engine/replay/recording.ts';
import { importSample } from '../../electron/engine/samples.ts';

const SAMPLE = sampleFile('fashion-mnist-recorded.db');
/** How far critical values by two thousand changes of sign are apart by chance. */
const CHANCE = 0.15;

type Range = readonly [low: number, high: number];

interface Recomputed {
  readonly sample: string;
  readonly recording: {
    readonly configurations: number;
    readonly bestBySelect: Range;
    readonly bestByConfirm: Range;
    readonly medianAndWorst: Range;
    readonly within: Range;
    readonly correlations: Range;
    readonly deviations: readonly [all: Range, good: Range];
    readonly bestKnown: { readonly value: number; readonly low: number; readonly high: number } | null;
  };
  readonly comparison: {
    readonly medians: readonly number[];
    readonly critical: number;
    readonly target: number;
    readonly pairs: readonly { readonly mean: number; readonly spread: number; readonly superiority: number }[];
    readonly speedUps: readonly {
      readonly arm: number;
      readonly ratio: number;
      readonly inMean: { readonly ratio: number; readonly low: number; readonly high: number };
      readonly p: number;
    }[];
  };
}

const FIXTURE = new URL('../fixtures/scipy/recorded-study/values.json', import.meta.url);
const recomputed = JSON.parse(readFileSync(FIXTURE, 'utf8')) as Recomputed;
const store = openStore(':memory:');
const study = store.study(importSample(store, SAMPLE)[0]!);
const trials = store.recordedTrials(study.id);
const [experiment] = store.experiments(study.id);
const runs = store.experimentRuns(experiment!.id);
store.close();

test('the values were computed from the sample that is there', () => {
  expect(createHash('sha256').update(readFileSync(SAMPLE)).digest('hex')).toBe(recomputed.sample);
});

test('the figures of the recording are the same', () => {
  const figures = recordedFigures(trials);
  const { recording } = recomputed;
  const four = (values: readonly number[]): readonly string[] => values.map((value) => value.toFixed(4));
  const [select, confirm] = [four(recording.bestBySelect), four(recording.bestByConfirm)];
  expect(figures['configurations']).toBe(String(recording.configurations));
  expect(figures['best by select']).toContain(`: select ${select[0]}, confirm ${select[1]}`);
  expect(figures['best by confirm']).toContain(`: select ${confirm[0]}, confirm ${confirm[1]}`);
  expect(figures['median and worst on confirm']).toBe(four(recording.medianAndWorst).join(', '));
  expect(figures['within 0.5 points of the best, within 1']).toBe(recording.within.join(', '));
  expect(figures['rank correlation of select and confirm, of all and of the best tenth']).toBe(
    recording.correlations.map((rho) => rho.toFixed(2)).join(', '),
  );
  expect(figures['standard deviation of one run on confirm, of all and of those above 85 %']).toBe(
    recording.deviations.map(([points, count]) => `${points.toFixed(2)} points of ${count}`).join(', '),
  );
});

test.runIf(recomputed.recording.bestKnown !== null)('the best known is the same, in the bench and in the product', () => {
  const { value, low, high } = recomputed.recording.bestKnown!;
  const [, ...stated] = /^([\d.]+) \(([\d.]+) to ([\d.]+)\)$/.exec(recordedFigures(trials)['best known']!)!;
  const { bestKnown } = recordingOf(study, trials);
  const product = [bestKnown.value, bestKnown.interval!.low, bestKnown.interval!.high];
  expect(stated).toEqual(product.map((each) => each.toFixed(4)));
  for (const [at, theirs] of [value, low, high].entries()) expect(Math.abs(product[at]! - theirs)).toBeLessThan(0.0001);
});

test('medians, gaps, words and speed-ups of the comparison are the same', () => {
  const { evidence } = weigh(comparisonOf(experiment!, runs, study, recordingOf(study, trials)))!;
  const { comparison } = recomputed;
  expect(evidence.arms.map(({ final }) => final.value)).toEqual(comparison.medians);
  expect(evidence.target).toBe(comparison.target);
  expect(Math.abs(evidence.critical! - comparison.critical)).toBeLessThan(CHANCE);
  for (const [at, { mean, spread, superiority }] of comparison.pairs.entries()) {
    const pair = evidence.pairwise[at]!;
    expect([pair.difference.value, pair.spread, pair.superiority.value]).toEqual(
      [mean, spread, superiority].map((value) => expect.closeTo(value, 10) as number),
    );
    const words = [-CHANCE, 0, CHANCE].map((by) => {
      const half = ((comparison.critical + by) * spread) / Math.sqrt(pair.pairs);
      return wordFor({ low: mean - half, high: mean + half }, evidence.margin);
    });
    expect(words).toContain(pair.word);
  }
  for (const { arm, ratio, inMean, p } of comparison.speedUps) {
    const { speedUp } = evidence.arms[arm]!;
    expect([speedUp!.epochs.value, speedUp!.p]).toEqual([expect.closeTo(ratio, 10), expect.closeTo(p, 6)]);
    const { value, low, high } = speedUp!.meanEpochs;
    const apart = [value! - inMean.ratio, low! - inMean.low, high! - inMean.high].map(Math.abs);
    expect([apart[0]! < 1e-10, apart[1]! < 0.01, apart[2]! < 0.01]).toEqual([true, true, true]);
  }
});
