/**
 * `node bench/corrected-recorded.ts DATABASE STUDY`: the corrected number held against *confirm* on a recorded study, of whose trials
 * the rows of *select* and the value on *confirm* are known. The database may be in use.
 *
 * Searches are drawn from the record: at random, or going where they saw good values. What all trials are better or worse by on one partition
 * than on the other is no fault of the correction and is taken off. Intervals are bootstrapped over the winners, each with the rows
 * that chose it.
 */
import { parseArgs } from 'node:util';
import { correctedNumber } from '../shared/corrected-value.ts';
import { countedText, countText } from '../shared/format/count.ts';
import { objectiveOf, valueOf } from '../shared/measure.ts';
import type { Params } from '../shared/model.ts';
import { randomFor, shuffle, type Random } from '../shared/random.ts';
import { oneStratum, standardErrorOf } from '../shared/row-losses.ts';
import { unpackHits } from '../shared/row-results.ts';
import { sameValue } from '../shared/same-value.ts';
import type { Interval } from '../shared/statistics/interval.ts';
import { mean } from '../shared/statistics/mean.ts';
import { quantile } from '../shared/statistics/quantile.ts';
import { drawRowBootstraps } from '../shared/statistics/row-bootstraps.ts';
import { candidateOf, emptySelection, withCandidate, type Candidate } from '../shared/statistics/selection-bootstrap.ts';
import { valueRows } from '../shared/task.ts';
import type { Store } from '../db/store.ts';
import { withCopyOf } from './store-copy.ts';

const CANDIDATES = 130;
const FIRST_AT_RANDOM = 20;
const AT_RANDOM = 0.2;
const BOOTSTRAPS = 250;
const MEASURE = { goal: 'maximise', rows: 'hits' } as const;

/** A recorded run. */
interface Run {
  readonly params: Params;
  /** One a row of *select*, 1 where it is missed. */
  readonly misses: Uint8Array;
  readonly confirm: number;
}

/** A way to search: the places of the runs that it tries. @param gains of all runs. */
type Search = (runs: readonly Run[], gains: readonly number[], random: Random) => readonly number[];

const atRandom: Search = (runs, _, random) => shuffle([...runs.keys()], random).slice(0, CANDIDATES);

/** After some at random, four of five differ from the best one so far by one parameter, where such a run is left. */
const climbing: Search = (runs, gains, random) => {
  const left = shuffle([...runs.keys()], random);
  const tried: number[] = [];
  while (tried.length < CANDIDATES) {
    const best = tried.toSorted((one, other) => gains[other]! - gains[one]!)[0];
    const anywhere = best === undefined || tried.length < FIRST_AT_RANDOM || random.next() < AT_RANDOM;
    const at = anywhere
      ? 0
      : Math.max(
          0,
          left.findIndex((run) => differences(runs[run]!.params, runs[best]!.params) === 1),
        );
    tried.push(...left.splice(at, 1));
  }
  return tried;
};

/** With how many of each: one that looks for neighbours takes far longer. */
const SEARCHES: readonly (readonly [inWords: string, search: Search, searches: number])[] = [
  ['at random', atRandom, 1000],
  ['where good ones were seen', climbing, 200],
];

interface Judged {
  /** The winner and the rows that chose it. */
  readonly cluster: string;
  /** How much too good the best value as it looks is, and the corrected one. */
  readonly bare: number;
  readonly corrected: number;
  readonly held: boolean;
}

function main(): void {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [database, study] = positionals;
  if (database === undefined || study === undefined) throw new Error('node bench/corrected-recorded.ts DATABASE STUDY');
  const runs = withCopyOf(database, (store) => recordedRuns(store, Number(study)));
  if (runs.length < 2 * CANDIDATES)
    throw new Error(`Only ${runs.length} runs keep their rows; searches of ${CANDIDATES} need more.`);
  const rows = runs[0]!.misses.length;
  process.stdout.write(
    `${countedText(runs.length, 'recorded run')}, ${countText(rows)} rows of select; means of searches of ${CANDIDATES}, in points\n`,
  );
  for (const [inWords, search, searches] of SEARCHES)
    for (const blocks of [1, 6]) {
      const judged = Array.from({ length: blocks }, (_, block) => judgedOn(runs, search, searches, block, blocks)).flat();
      const [bare, corrected] = [meanWithInterval(judged, 'bare'), meanWithInterval(judged, 'corrected')];
      const held = mean(judged.map(({ held: each }) => Number(each)));
      process.stdout.write(
        `${countText(searches)} ${inWords}, ${countText(Math.floor(rows / blocks))} rows: as it looks ${bare} too good, corrected ${corrected}; the interval holds the value on confirm in ${Math.round(100 * held)} of 100\n`,
      );
    }
}

/** Those that have run to a value with all that is needed. */
function recordedRuns(store: Store, studyId: number): readonly Run[] {
  const study = store.studyOverview(studyId);
  const objective = objectiveOf(study);
  if (objective.rows !== 'hits') throw new Error('The objective of the study is no share of rows.');
  const rows = valueRows(study.task)!;
  return study.sessions
    .flatMap(({ id }) => store.trialsOf(id))
    .filter(({ state }) => state === 'completed')
    .flatMap(({ id, params, bestEpoch }): readonly Run[] => {
      const select = store.rowResults(id).find(({ epoch, partition }) => epoch === bestEpoch && partition === 'select');
      const epoch = store.epochs(id).find((each) => each.epoch === bestEpoch);
      const confirm = epoch?.confirm ? valueOf(epoch.confirm, objective) : null;
      return select && confirm !== null ? [{ params, confirm, misses: unpackHits(select, rows).map((hit) => 1 - hit) }] : [];
    });
}

/** Searches that are judged by every so manieth row alone. */
function judgedOn(runs: readonly Run[], search: Search, searches: number, block: number, blocks: number): readonly Judged[] {
  const all = runs.map(({ misses }) => Float64Array.from(misses.filter((_, row) => row % blocks === block)));
  const rows = all[0]!.length;
  const strata = oneStratum(rows);
  const bootstraps = drawRowBootstraps(strata, BOOTSTRAPS, randomFor('recorded rows', block, blocks));
  const gains = all.map((losses) => 1 - losses.reduce((sum, loss) => sum + loss, 0) / rows);
  const candidates = all.map((losses, at): Candidate => {
    return candidateOf({ number: at + 1, gain: gains[at]!, error: standardErrorOf(losses, strata), runs: 1 }, losses, bootstraps);
  });
  const shared = mean(runs.map(({ confirm }, at) => gains[at]! - confirm));
  return Array.from({ length: searches }, (_, at): Judged => {
    const tried = search(runs, gains, randomFor('recorded search', block, blocks, at));
    const selection = tried.reduce((so, run) => withCandidate(so, candidates[run]!), emptySelection(BOOTSTRAPS));
    const leader = selection.leader!;
    const truth = runs[leader.number - 1]!.confirm + shared;
    const { value, interval } = correctedNumber(selection, leader, MEASURE, rows);
    const held = interval.low <= truth && truth <= interval.high;
    return { cluster: `${block} ${leader.number}`, bare: leader.gain - truth, corrected: value - truth, held };
  });
}

/** "+0.42 (0.30 to 0.55)" */
function meanWithInterval(judged: readonly Judged[], of: 'bare' | 'corrected'): string {
  const clusters = [...Map.groupBy(judged, ({ cluster }) => cluster).values()].map((own) => own.map((each) => each[of]));
  const random = randomFor('winners', of, clusters.length);
  const means = Array.from({ length: 2000 }, () => mean(clusters.flatMap(() => clusters[random.below(clusters.length)]!)));
  const interval: Interval = { low: quantile(means, 0.025), high: quantile(means, 0.975) };
  const points = (value: number): string => (100 * value).toFixed(2);
  return `${points(mean(judged.map((each) => each[of])))} (${points(interval.low)} to ${points(interval.high)}, ${countedText(clusters.length, 'winner')})`;
}

function differences(one: Params, other: Params): number {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => !sameValue(one[name], other[name])).length;
}

main();
