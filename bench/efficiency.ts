/** How few evaluations the strategies need on objectives that cost nothing, against recorded searches of the peers. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { say } from './command.ts';
import { round } from './document.ts';
import { compare, geometricMean, type Comparison } from './efficiency/compare.ts';
import { regretsOf } from './efficiency/search.ts';
import { median, type BenchOptions, type Figure, type Findings } from './figures.ts';
import { OBJECTIVES, type Objective } from './objectives.ts';

interface Recorded {
  readonly versions: Readonly<Record<string, string>>;
  readonly runs: readonly {
    readonly peer: string;
    readonly objective: string;
    readonly seed: number;
    /** By the number of evaluations. */
    readonly regrets: Readonly<Record<string, number>>;
  }[];
}

/** Regrets of one side over its seeds, by the number of evaluations. */
type Regrets = ReadonlyMap<number, readonly number[]>;

/** What is compared with what; null stands for whichever peer is best there. */
const PAIRS = [
  { own: 'bayesian', peer: null },
  { own: 'tpe', peer: 'optuna-tpe' },
  { own: 'cma-es', peer: 'optuna-cmaes' },
] as const;
const OWN = ['random', 'sobol', 'bayesian', 'tpe', 'cma-es'];
/** A peer with fewer searches on an objective is left out there. */
const LEAST_SEEDS = 20;
/** Of the random search's regret: what is below counts as solved. */
const SOLVED = 0.01;

interface Row {
  readonly objective: string;
  readonly after: number;
  readonly own: ReadonlyMap<string, number>;
  readonly bestPeer: string;
  readonly bestPeerRegret: number;
  readonly comparisons: readonly Comparison[];
}

export function efficiency({ quick }: BenchOptions): Promise<Findings> {
  const [seeds, counts] = quick ? [4, [30]] : [20, [30, 50, 100]];
  const recorded = JSON.parse(readFileSync(path.join(import.meta.dirname, 'efficiency', 'peers.json'), 'utf8')) as Recorded;
  const rows = OBJECTIVES.flatMap((objective) => {
    const peers = peerRegrets(recorded, objective.name, counts);
    const own = new Map(
      OWN.map((strategy) => [
        strategy,
        ownRegrets(strategy, objective, quick ? seeds : seedsFor(strategy, peers, seeds), counts),
      ]),
    );
    return counts.map((after) => rowOf(objective.name, after, own, peers));
  });
  return Promise.resolve({
    how: [
      `Regret: the value without noise of the configuration with the lowest value seen so far, less the minimum; medians of ${seeds} seeds, of as many as its own peer has searches where that is more, one evaluation at a time, defaults on all sides. A regret below ${SOLVED * 100} % of random search's counts as that.`,
      'Ratios are of medians, below 1 where Trialdeck is better, with the 95 % bootstrap interval.',
      'The peers were recorded beforehand by bench/efficiency/record_peers.py; the best of those with at least ' +
        `${LEAST_SEEDS} searches on the objective counts: ${inventory(recorded)}.`,
    ],
    table: { columns: columns(), rows: rows.map(cellsOf) },
    figures: PAIRS.flatMap((pair, at) =>
      figuresOf(
        pair,
        rows.map(({ comparisons }) => comparisons[at]!),
      ),
    ),
    versions: recorded.versions,
  });
}

/** Those that its own peer was recorded with: two strategies that are alike take many seeds to be told apart. */
function seedsFor(strategy: string, peers: ReadonlyMap<string, Regrets>, least: number): number {
  const peer = PAIRS.find(({ own }) => own === strategy)?.peer;
  const recorded = peer ? [...peers.get(peer)!.values()] : [];
  return Math.max(least, ...recorded.map(({ length }) => length));
}

function ownRegrets(strategy: string, objective: Objective, seeds: number, counts: readonly number[]): Regrets {
  say(`${strategy} on ${objective.name}`);
  const bySeed = Array.from({ length: seeds }, (_, seed) => regretsOf(strategy, objective, seed, counts));
  return new Map(counts.map((after, at) => [after, bySeed.map((regrets) => regrets[at]!)]));
}

function peerRegrets({ runs }: Recorded, objective: string, counts: readonly number[]): ReadonlyMap<string, Regrets> {
  const byPeer = Map.groupBy(
    runs.filter((run) => run.objective === objective),
    ({ peer }) => peer,
  );
  return new Map(
    [...byPeer].map(([peer, ofPeer]) => [
      peer,
      new Map(counts.map((after) => [after, ofPeer.flatMap(({ regrets }) => regrets[after] ?? [])])),
    ]),
  );
}

function rowOf(objective: string, after: number, own: ReadonlyMap<string, Regrets>, peers: ReadonlyMap<string, Regrets>): Row {
  const ownAt = new Map([...own].map(([strategy, regrets]) => [strategy, regrets.get(after)!]));
  const floor = SOLVED * median(ownAt.get('random')!);
  const peersAt = [...peers]
    .map(([peer, regrets]) => ({ peer, regrets: regrets.get(after)! }))
    .filter(({ regrets }) => regrets.length >= LEAST_SEEDS)
    .toSorted((left, right) => median(left.regrets) - median(right.regrets));
  const best = peersAt[0]!;
  const comparisons = PAIRS.map(({ own: strategy, peer }) => {
    const other = peer === null ? best : peersAt.find((each) => each.peer === peer)!;
    return compare(ownAt.get(strategy)!, other.regrets, floor);
  });
  const medians = new Map([...ownAt].map(([strategy, regrets]) => [strategy, median(regrets)]));
  return { objective, after, own: medians, bestPeer: best.peer, bestPeerRegret: median(best.regrets), comparisons };
}

function columns(): readonly string[] {
  const ratios = PAIRS.map(({ own, peer }) => `${own} / ${peer ?? 'best peer'}`);
  return ['objective', 'evaluations', ...OWN, 'best peer', 'its regret', ...ratios];
}

function cellsOf({ objective, after, own, bestPeer, bestPeerRegret, comparisons }: Row): readonly (string | number)[] {
  const ratios = comparisons.map(({ ratio, interval }) => `${round(ratio)} [${interval.map(round).join(', ')}]`);
  return [objective, after, ...OWN.map((strategy) => round(own.get(strategy)!)), bestPeer, round(bestPeerRegret), ...ratios];
}

function figuresOf({ own, peer }: (typeof PAIRS)[number], comparisons: readonly Comparison[]): Figure[] {
  const other = peer ?? 'the best peer';
  return [
    {
      what: `${own} against ${other}: geometric mean of the ratios`,
      value: geometricMean(comparisons.map(({ ratio }) => ratio)),
      unit: 'x',
      reach: { atMost: 1 },
    },
    {
      what: `${own} against ${other}: intervals wholly on the worse side, of ${comparisons.length}`,
      value: comparisons.filter(({ interval: [low] }) => low > 1).length,
      unit: 'rows',
      reach: { atMost: 0 },
    },
  ];
}

/** How many searches of each peer there are. */
function inventory({ runs }: Recorded): string {
  const counted = [...Map.groupBy(runs, ({ peer }) => peer)].map(([peer, ofPeer]) => `${peer} ${ofPeer.length}`);
  return `${counted.join(', ')} searches on ${OBJECTIVES.length} objectives`;
}
