/** How far the corrected number is from the truth, and how often its interval holds it, where truths are known. */
import { correctedNumber } from '../shared/corrected-value.ts';
import { BOOTSTRAPS } from '../shared/counted-trials.ts';
import { countText } from '../shared/format/count.ts';
import { gainOf } from '../shared/measure.ts';
import { randomFor, type Random } from '../shared/random.ts';
import { differenceOfChosen, rowDifference } from '../shared/row-comparison.ts';
import { oneStratum, standardErrorOf, type Strata } from '../shared/row-losses.ts';
import { packHits } from '../shared/row-results.ts';
import type { Interval } from '../shared/statistics/interval.ts';
import { drawRowBootstraps, type RowBootstraps } from '../shared/statistics/row-bootstraps.ts';
import {
  candidateOf,
  correctedGain,
  emptySelection,
  withCandidate,
  type SelectionBootstrap,
} from '../shared/statistics/selection-bootstrap.ts';
import { wilsonInterval } from '../shared/statistics/wilson-interval.ts';
import { say } from './command.ts';
import { resampledScenario } from './corrected/resampled.ts';
import { SCENARIOS, type KnownCandidate, type Scenario } from './corrected/simulated.ts';
import { mean } from '../shared/statistics/mean.ts';
import type { BenchOptions, Figure, Findings } from './figures.ts';

/** Rows, and studies of so many. */
const SIZES = [
  { size: 1000, studies: 300 },
  { size: 6000, studies: 300 },
];
const MEASURE = { goal: 'maximise', rows: 'hits' } as const;

/** Of one study; shares. */
interface Judged {
  readonly bare: number;
  readonly corrected: number;
  /** By the rule of Tsamardinos et al.: a choice that sees the whole of a bootstrap. */
  readonly whole: number;
  /** How lucky all candidates are together with the rows: no choice is behind it, and the bias shows better without it. */
  readonly shared: number;
  readonly covered: boolean;
  readonly width: number;
  /** Whether the interval of the winner's lead over the first candidate holds it; null where they are the same. */
  readonly leadCovered: boolean | null;
}

export function corrected({ quick }: BenchOptions): Promise<Findings> {
  const scenarios = [...SCENARIOS, resampledScenario()];
  const rows = SIZES.flatMap(({ size, studies: usual }) => {
    const studies = quick ? 10 : usual;
    const strata = oneStratum(size);
    const bootstraps = drawRowBootstraps(strata, BOOTSTRAPS, randomFor('corrected', size));
    return scenarios.map((scenario) => {
      say(`${scenario.inWords}, ${size} rows`);
      return { scenario, size, studies, ...judgedTogether(scenario, studies, strata, bootstraps) };
    });
  });
  const worst = (of: (row: (typeof rows)[number]) => number): number => Math.max(...rows.map(of));
  return Promise.resolve({
    how: [
      `Studies of 130 candidates whose truth is known, ${countText(BOOTSTRAPS)} bootstraps; candidates are right and wrong together as networks are. In points: how far the best value as it looks and the corrected one are from the truth in the mean, and by the rule that sees the whole of a bootstrap; in percent: how often the interval holds the truth, and that of the lead over the first candidate; its width against the binomial one.`,
      'A row tells a coverage of 95 % to 1.3 points (a standard error).',
    ],
    table: {
      columns: ['candidates', 'rows', 'studies', 'as it looks', 'corrected', 'whole', 'covers', 'lead covers', 'width'],
      rows: rows.map((row) => [
        row.scenario.inWords,
        row.size,
        row.studies,
        ...[row.bare, row.corrected, row.whole].map((bias) => (100 * bias).toFixed(2)),
        ...[row.covered, row.leadCovered].map((share) => (100 * share).toFixed(1)),
        row.width.toFixed(2),
      ]),
    },
    figures: [
      {
        what: 'mean bias, worst row',
        value: 100 * worst((row) => Math.abs(row.corrected)),
        unit: 'points',
        reach: { atMost: 0.15 },
      },
      ...SIZES.flatMap(({ size }): readonly Figure[] => {
        const value =
          100 *
          over(
            rows.filter((row) => row.size === size),
            (row) => row.covered,
          );
        const covered = { what: `coverage, studies of ${countText(size)} rows`, value, unit: 'points' } as const;
        return [
          { ...covered, reach: { atLeast: 94 } },
          { ...covered, reach: { atMost: 98 } },
        ];
      }),
      {
        what: 'coverage, lowest row',
        value: 100 * Math.min(...rows.map((row) => row.covered)),
        unit: 'points',
        reach: { atLeast: 94 },
      },
      { what: 'coverage, highest row', value: 100 * worst((row) => row.covered), unit: 'points', reach: { atMost: 98 } },
      { what: 'width against the binomial interval', value: worst((row) => row.width), unit: 'x', reach: { atMost: 1.15 } },
      {
        what: 'coverage of the lead, all studies',
        value: 100 * over(rows, (row) => row.leadCovered),
        unit: 'points',
        reach: { atLeast: 94 },
      },
    ],
    versions: {},
  });
}

function over<Row extends { readonly studies: number }>(rows: readonly Row[], share: (row: Row) => number): number {
  const all = rows.reduce((sum, { studies }) => sum + studies, 0);
  return rows.reduce((sum, row) => sum + share(row) * row.studies, 0) / all;
}

function judgedTogether(scenario: Scenario, studies: number, strata: Strata, bootstraps: RowBootstraps) {
  const all = Array.from({ length: studies }, (_, at) => {
    const random: Random = randomFor('corrected', scenario.inWords, bootstraps.rows, at);
    return judged(scenario.draw(bootstraps.rows, random), strata, bootstraps);
  });
  const leads = all.flatMap(({ leadCovered }) => leadCovered ?? []);
  return {
    bare: mean(all.map(({ bare, shared }) => bare - shared)),
    corrected: mean(all.map(({ corrected: value, shared }) => value - shared)),
    whole: mean(all.map(({ whole, shared }) => whole - shared)),
    covered: mean(all.map(({ covered }) => Number(covered))),
    width: mean(all.map(({ width }) => width)),
    leadCovered: leads.length === 0 ? 1 : mean(leads.map(Number)),
  };
}

function judged(candidates: readonly KnownCandidate[], strata: Strata, bootstraps: RowBootstraps): Judged {
  const { rows, count } = bootstraps;
  let [selection, whole]: [SelectionBootstrap, SelectionBootstrap] = [emptySelection(count), emptySelection(count)];
  for (const [at, { misses }] of candidates.entries()) {
    const losses = Float64Array.from(misses);
    const gain = 1 - mean([...misses]);
    const candidate = candidateOf({ number: at + 1, gain, error: standardErrorOf(losses, strata), runs: 1 }, losses, bootstraps);
    selection = withCandidate(selection, candidate);
    whole = withCandidate(whole, candidate, 1);
  }
  const leader = selection.leader!;
  const winner = candidates[leader.number - 1]!;
  const { value, interval } = correctedNumber(selection, leader, MEASURE, rows);
  return {
    bare: leader.gain - winner.truth,
    corrected: value - winner.truth,
    whole: gainOf(MEASURE, correctedGain(whole, leader, 1)) - winner.truth,
    shared: mean(candidates.map(({ misses, truth }) => 1 - mean([...misses]) - truth)),
    covered: holds(interval, winner.truth),
    width: widthOf(interval) / widthOf(wilsonInterval(value * rows, rows, 0.95)),
    leadCovered: leader.number === 1 ? null : leadHolds(winner, candidates[0]!, value, strata),
  };
}

function leadHolds(winner: KnownCandidate, first: KnownCandidate, value: number, strata: Strata): boolean {
  const [own, other] = [winner, first].map(({ misses }) => packHits(misses.map((miss) => 1 - miss)));
  const plain = rowDifference(own!, other!, strata);
  const { interval } = differenceOfChosen(plain, value - (1 - mean([...first.misses])));
  return holds(interval, winner.truth - first.truth);
}

function holds({ low, high }: Interval, truth: number): boolean {
  return low <= truth && truth <= high;
}

function widthOf({ low, high }: Interval): number {
  return high - low;
}
