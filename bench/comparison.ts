/** How often the rule of the comparison finds what is not there, and what is, with the pairs that the form advises. */
import { gapsOf, intervalOf } from '../electron/engine/insight/comparison/gaps.ts';
import type { Arm, ExperimentRun } from '../shared/experiment.ts';
import { percentText } from '../shared/format/value.ts';
import { randomFor, type Random } from '../shared/random.ts';
import { gapOfSuperiority, pairsForPower } from '../shared/statistics/comparison-power.ts';
import { wilsonInterval } from '../shared/statistics/wilson-interval.ts';
import { say } from './command.ts';
import type { BenchOptions, Findings } from './figures.ts';

const ARMS: readonly Arm[] = ['Random search', 'Random search 2x', 'A', 'B', 'C'].map((label) => ({
  ...{ label, strategy: { name: 'random', options: {} }, stopRule: null, budgetFactor: 1 },
}));
/** Steps of an accuracy that a recorded study knows, the most frequent often: finals of strategies tie. */
const STEPS = [0, 0, 0, 0, 1, 1, 1.5, 2, 2, 3, 4, 6, 6, 6, 9];
const CLEAR = gapOfSuperiority(0.75);

type Draw = (random: Random) => number;
const normal: Draw = (random) => random.normal();
const tied: Draw = (random) => STEPS[random.below(STEPS.length)]!;
const skewed: Draw = (random) => -Math.log(1 - random.next());

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
    const found = shareOf(comparisons, (random) => findings(finalsOf(random, draw, pairs, 0)).includes(true));
    return { what: `five arms that are alike, ${inWords}, ${pairs} pairs`, found };
  });
  const advised = pairsForPower(ARMS.length, CLEAR, 0.8);
  say(`one of five wins three of four pairs, ${advised} pairs`);
  const power = shareOf(comparisons, (random) => findings(finalsOf(random, normal, advised, CLEAR))[1]!);
  const rows = [...alike, { what: `one of five wins three of four pairs, ${advised} pairs`, found: power }];
  const worst = Math.max(...alike.map(({ found }) => wilsonInterval(found * comparisons, comparisons, 0.95).high));
  return Promise.resolve({
    how: [
      `Each row is ${comparisons} simulated comparisons of five arms by the product's own rule. Arms one and two share half of their finals, as random search and random search with twice the budget do.`,
    ],
    table: { columns: ['what', 'found'], rows: rows.map(({ what, found }) => [what, percentText(found)]) },
    figures: [
      { what: 'false findings, upper 95 % bound, worst row', value: 100 * worst, unit: 'points', reach: { atMost: 6 } },
      { what: 'a true 0.75 found with the pairs advised for 80 %', value: 100 * power, unit: 'points', reach: { atLeast: 78 } },
    ],
    versions: {},
  });
}

function shareOf(comparisons: number, finds: (random: Random) => boolean): number {
  return Array.from({ length: comparisons }, (_, at) => finds(randomFor('comparison', at))).filter(Boolean).length / comparisons;
}

/** By pair of arms, the first of them arms one and two, then one and three. */
function findings(finals: readonly (readonly number[])[]): readonly boolean[] {
  const { pairs, critical } = gapsOf(ARMS, finals.flatMap(runsOf), { measure: 'confirm', goal: 'maximise' });
  return pairs.map((pair) => intervalOf(pair, critical)!).map(({ low, high }) => low > 0 || high < 0);
}

/** The third arm is ahead by the gap, in standard deviations of a paired difference. */
function finalsOf(random: Random, draw: Draw, pairs: number, gap: number): readonly (readonly number[])[] {
  const own = ARMS.map((_, arm) => Array.from({ length: pairs }, () => draw(random) + (arm === 2 ? gap * Math.SQRT2 : 0)));
  const twice = own[1]!.map((final, pair) => (random.next() < 0.5 ? own[0]![pair]! : final));
  return own.with(1, twice);
}

function runsOf(finals: readonly number[], arm: number): readonly ExperimentRun[] {
  return finals.map((confirm, at) => ({
    ...{ arm, repetition: at + 1, seed: at, state: 'finished', failure: null, sessionId: null },
    spent: { epochs: 1, seconds: 1, trials: 1 },
    path: [{ epochs: 1, seconds: 1, trials: 1, trial: 1, select: confirm, confirm }],
  }));
}
