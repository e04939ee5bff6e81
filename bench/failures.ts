/** What it costs a search that configurations fail, and that a program tells a failure as a huge loss. */
import { createHyperparams } from '../electron/engine/search/create-hyperparams.ts';
import { randomFor } from '../shared/random.ts';
import { quantile } from '../shared/statistics/quantile.ts';
import { say } from './command.ts';
import { round } from './document.ts';
import { regretsOf } from './efficiency/search.ts';
import { median, type BenchOptions, type Figure, type Findings } from './figures.ts';
import { OBJECTIVES, type Objective } from './objectives.ts';

/** What a search is told of a configuration that fails. */
const TOLD = ['failed', 1e3, 1e6, 1e30, 1e300] as const;
const STRATEGIES = ['random', 'bayesian', 'tpe', 'cma-es'];
/** Shares of the space that fail: that with the largest values. */
const SHARES = [0.4, 0.6];
/** Those whose other values lie below a thousand, so that all of the losses are huge beside them. */
const NAMES = ['branin', 'hartmann6', 'mixed', 'conditional', 'tuning'];
const DRAWS = 2000;
const EVALUATIONS = 50;
/** Of the random search's regret: what is below counts as solved. */
const SOLVED = 0.01;

interface Row {
  readonly objective: string;
  readonly share: number;
  readonly strategy: string;
  /** Median regrets, in the order of `TOLD`. */
  readonly regrets: readonly number[];
}

export function failures({ quick }: BenchOptions): Promise<Findings> {
  const seeds = quick ? 2 : 20;
  const rows = OBJECTIVES.filter(({ name }) => NAMES.includes(name)).flatMap((objective) =>
    SHARES.flatMap((share) => rowsOf(objective, share, seeds)),
  );
  return Promise.resolve({
    how: [
      `Medians of the regret over ${seeds} seeds after ${EVALUATIONS} evaluations, one at a time; the configurations with the largest values fail, ${SHARES.map((share) => `${100 * share} %`).join(' or ')} of ${DRAWS} random draws.`,
      `A failure is told as one or as a loss: ${TOLD.join(', ')}. Spread: the largest of the five medians over the least, each at least ${100 * SOLVED} % of random search's.`,
    ],
    table: {
      columns: [
        'objective',
        'failing',
        'strategy',
        ...TOLD.map((told) => (told === 'failed' ? told : told.toExponential())),
        'spread',
      ],
      rows: rows.map((row) => [
        row.objective,
        `${100 * row.share} %`,
        row.strategy,
        ...row.regrets.map(round),
        round(spreadOf(row, rows)),
      ]),
    },
    figures: STRATEGIES.map((strategy): Figure => ({
      what: `${strategy}: largest spread`,
      value: Math.max(...rows.filter((row) => row.strategy === strategy).map((row) => spreadOf(row, rows))),
      unit: 'x',
      reach: { atMost: 3 },
    })),
    versions: {},
  });
}

function rowsOf(objective: Objective, share: number, seeds: number): readonly Row[] {
  const most = mostThatWorks(objective, share);
  return STRATEGIES.map((strategy) => {
    say(`${strategy} on ${objective.name}, ${100 * share} % failing`);
    const regrets = TOLD.map((told) =>
      median(
        Array.from(
          { length: seeds },
          (_, seed) => regretsOf(strategy, objective, seed, [EVALUATIONS], (value) => (value > most ? told : value))[0]!,
        ),
      ),
    );
    return { objective: objective.name, share, strategy, regrets };
  });
}

/** The value above which so large a share of the space lies. */
export function mostThatWorks({ name, space, value }: Objective, share: number): number {
  const random = randomFor('failing', name);
  return quantile(
    Array.from({ length: DRAWS }, () => value(createHyperparams(space, random))),
    1 - share,
  );
}

function spreadOf({ objective, share, regrets }: Row, rows: readonly Row[]): number {
  const random = rows.find((row) => row.objective === objective && row.share === share && row.strategy === 'random')!;
  const floored = regrets.map((regret) => Math.max(regret, SOLVED * random.regrets[0]!));
  return Math.max(...floored) / Math.min(...floored);
}
