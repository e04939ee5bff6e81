/** How often the rule of the comparison finds what is not there, and what is, with the pairs that the form advises. */
import { openStore } from '../db/open-store.ts';
import { gapsOf, intervalOf, type ArmGap } from '../electron/engine/insight/comparison/gaps.ts';
import { speedUps } from '../electron/engine/insight/comparison/speed-up.ts';
import { importSample } from '../electron/engine/samples.ts';
import { RANDOM, type Arm, type ExperimentRun } from '../shared/experiment.ts';
import { percentText } from '../shared/format/value.ts';
import { randomFor, type Random } from '../shared/random.ts';
import { gapOfSuperiority, pairsForPower } from '../shared/statistics/comparison-power.ts';
import type { Interval } from '../shared/statistics/interval.ts';
import { quantile } from '../shared/statistics/quantile.ts';
import { wilsonInterval } from '../shared/statistics/wilson-interval.ts';
import { say } from './command.ts';
import type { BenchOptions, Findings } from './figures.ts';
import { sampleFile } from './sample-file.ts';

const ARMS: readonly Arm[] = ['Random search', 'Random search 2x', 'A', 'B', 'C'].map((label) => ({
  ...{ label, strategy: { name: 'random', options: {} }, stopRule: null, budgetFactor: 1 },
}));
/** Steps of an accuracy that a recorded study knows, the most frequent often: finals of strategies tie. */
const STEPS = [0, 0, 0, 0, 1, 1, 1.5, 2, 2, 3, 4, 6, 6, 6, 9];
const CLEAR = gapOfSuperiority(0.75);

const SCORING = { measure: 'confirm', goal: 'maximise' } as const;
/** Searches are drawn from those of the recorded study: what strategies come to on the way cannot be made up as easily as finals. */
const SEARCHED = [34, 100];

type Draw = (random: Random) => number;
const normal: Draw = (random) => random.normal();
const tied: Draw = (random) => STEPS[random.below(STEPS.length)]!;
const skewed: Draw = (random) => -Math.log(1 - random.next());

interface Apart {
  readonly pairs: number;
  /** Between neighbours among the arms, in standard deviations of a paired difference. */
  readonly deviations: number;
}

/** Arms as far from each other as strategies of different worth are, and few pairs, as where every run is trained. */
const APART: readonly Apart[] = [6, 12, 30].flatMap((pairs) => [0, 1, 4].map((deviations) => ({ pairs, deviations })));

interface Alike {
  readonly inWords: string;
  readonly draw: Draw;
  readonly pairs: number;
}

const ALIKE: readonly Alike[] = [
  { inWords: 'normal finals', draw: normal, pairs: 6 },
  { inWords: 'normal finals', draw: normal, pairs: 34 },
  { inWords: 'finals that tie', draw: tied, pairs: 6 },
  { inWords: 'finals that tie', draw: tied, pairs: 34 },
  { inWords: 'finals that tie', draw: tied, pairs: 100 },
  { inWords: 'skewed finals', draw: skewed, pairs: 34 },
];

export function comparison({ quick }: BenchOptions): Promise<Findings> {
  const comparisons = quick ? 50 : 2000;
  const alike = ALIKE.map(({ inWords, draw, pairs }) => {
    say(`five arms that are alike, ${inWords}, ${pairs} pairs`);
    const found = shareOf(comparisons, (random) => findings(finalsOf(random, draw, pairs, [])).includes(true));
    return { what: `five arms that are alike, ${inWords}, ${pairs} pairs`, found };
  });
  const advised = pairsForPower(ARMS.length, CLEAR, 0.8);
  say(`one of five wins three of four pairs, ${advised} pairs`);
  const power = shareOf(comparisons, (random) => findings(finalsOf(random, normal, advised, [0, 0, CLEAR]))[1]!);
  const apart = APART.map(({ pairs, deviations }) => {
    const what = `five arms, each ${deviations} deviations from the next, ${pairs} pairs: all intervals hold`;
    say(what);
    return { what, found: shareOf(comparisons, (random) => hold(random, pairs, deviations)) };
  });
  const { searches, epochs } = searchesOfSample();
  const either = SEARCHED.map((pairs) => {
    const what = `five arms that are alike, recorded random searches, ${pairs} pairs: a word, sooner or later`;
    say(what);
    return { what, found: shareOf(comparisons, (random) => saysAnything(random, searches, pairs, epochs)) };
  });
  const rows = [...alike, ...either, { what: `one of five wins three of four pairs, ${advised} pairs`, found: power }, ...apart];
  const worst = Math.max(
    ...[...alike, ...either].map(({ found }) => wilsonInterval(found * comparisons, comparisons, 0.95).high),
  );
  return Promise.resolve({
    how: [
      `Each row is ${comparisons} simulated comparisons of five arms by the product's own rule. Where arms are alike or one is ahead, arms one and two share half of their finals, as random search and random search with twice the budget do. *Recorded random searches* are drawn from those of the comparison in the recorded sample, and both that a comparison may say counts, what arms end with and how soon they come there.`,
    ],
    table: { columns: ['what', 'found'], rows: rows.map(({ what, found }) => [what, percentText(found)]) },
    figures: [
      { what: 'false findings, upper 95 % bound, worst row', value: 100 * worst, unit: 'points', reach: { atMost: 6 } },
      {
        what: 'joint intervals that hold together, worst row',
        ...{ value: 100 * Math.min(...apart.map(({ found }) => found)), unit: 'points', reach: { atLeast: 93 } },
      },
      { what: 'a true 0.75 found with the pairs advised for 80 %', value: 100 * power, unit: 'points', reach: { atLeast: 78 } },
    ],
    versions: {},
  });
}

function shareOf(comparisons: number, finds: (random: Random) => boolean): number {
  return Array.from({ length: comparisons }, (_, at) => finds(randomFor('comparison', at))).filter(Boolean).length / comparisons;
}

/** Of random search, and the epochs that each may spend. */
function searchesOfSample(): { readonly searches: readonly ExperimentRun[]; readonly epochs: number } {
  const store = openStore(':memory:');
  try {
    const { id, budget } = store.experiments(importSample(store, sampleFile('fashion-mnist-recorded.db'))[0]!)[0]!;
    return { searches: store.experimentRuns(id).filter(({ arm }) => arm === RANDOM), epochs: budget.amount };
  } finally {
    store.close();
  }
}

function saysAnything(random: Random, searches: readonly ExperimentRun[], pairs: number, epochs: number): boolean {
  const byArm = ARMS.map((_, arm) =>
    Array.from({ length: pairs }, (__, at) => ({ ...searches[random.below(searches.length)]!, arm, repetition: at + 1 })),
  );
  const target = quantile(
    byArm[RANDOM]!.map(({ path }) => path.at(-1)!.confirm!),
    0.5,
  );
  const soon = speedUps(byArm, target, epochs, SCORING);
  const apart = intervalsOn(byArm.flat()).some(leavesNoughtOut);
  return apart || soon.some((speedUp) => speedUp !== null && speedUp.word !== 'undecided');
}

/** By pair of arms, the first of them arms one and two, then one and three. */
function findings(finals: readonly (readonly number[])[]): readonly boolean[] {
  return intervalsOn(finals.flatMap(runsOf)).map(leavesNoughtOut);
}

/** Whether the intervals of all pairs of arms hold the true gaps. */
function hold(random: Random, pairs: number, deviations: number): boolean {
  const gains = ARMS.map((_, arm) => deviations * arm);
  const finals = ARMS.map((_, arm) => drawn(random, normal, pairs, gains[arm]!));
  return intervalsOn(finals.flatMap(runsOf)).every(({ arm, than, low, high }) => {
    const gap = (gains[arm]! - gains[than]!) * Math.SQRT2;
    return low <= gap && gap <= high;
  });
}

function leavesNoughtOut({ low, high }: Interval): boolean {
  return low > 0 || high < 0;
}

function intervalsOn(runs: readonly ExperimentRun[]): readonly (Interval & Pick<ArmGap, 'arm' | 'than'>)[] {
  const { pairs, critical } = gapsOf(ARMS, runs, SCORING);
  return pairs.map((pair) => ({ arm: pair.arm, than: pair.than, ...intervalOf(pair, critical)! }));
}

/** @param gains by arm, in standard deviations of a paired difference; none where it is missing. */
function finalsOf(random: Random, draw: Draw, pairs: number, gains: readonly number[]): readonly (readonly number[])[] {
  const own = ARMS.map((_, arm) => drawn(random, draw, pairs, gains[arm] ?? 0));
  const twice = own[1]!.map((final, pair) => (random.next() < 0.5 ? own[0]![pair]! : final));
  return own.with(1, twice);
}

function drawn(random: Random, draw: Draw, pairs: number, gain: number): readonly number[] {
  return Array.from({ length: pairs }, () => draw(random) + gain * Math.SQRT2);
}

function runsOf(finals: readonly number[], arm: number): readonly ExperimentRun[] {
  return finals.map((confirm, at) => ({
    ...{ arm, repetition: at + 1, seed: at, state: 'finished', failure: null, sessionId: null },
    spent: { epochs: 1, seconds: 1, trials: 1 },
    path: [{ epochs: 1, seconds: 1, trials: 1, trial: 1, select: confirm, confirm }],
  }));
}
