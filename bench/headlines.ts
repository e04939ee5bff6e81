/**
 * Whether a comparison on the recorded study says the same with other seeds: 20 experiments of 1,000 pairs that share no seed. The
 * runs of a whole set are kept, so that the bench goes on where it was, and concludes from the same runs when the rule has changed;
 * what searches must not have, or they are made anew.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { openStore } from '../db/open-store.ts';
import { comparisonOf } from '../electron/engine/api/experiments.ts';
import { hostEnvironment } from '../electron/engine/environment.ts';
import { conclude } from '../electron/engine/insight/comparison/conclude.ts';
import { repetitionSeeds } from '../electron/engine/replay/plan-experiment.ts';
import { recordingOf, type Recording } from '../electron/engine/replay/recording.ts';
import { importSample } from '../electron/engine/samples.ts';
import { strategyNamed } from '../electron/engine/search/catalogue.ts';
import { createThinking } from '../electron/engine/thinking/thinking.ts';
import type { PairwiseComparison, Verdict } from '../shared/evidence.ts';
import type { Experiment, ExperimentRun } from '../shared/experiment.ts';
import { findingOf, type Finding } from '../shared/finding.ts';
import { percentText, valueText } from '../shared/format/value.ts';
import { isOnEdge } from '../shared/on-edge.ts';
import { mean } from '../shared/statistics/mean.ts';
import { say } from './command.ts';
import type { BenchOptions, Findings } from './figures.ts';
import { plannedComparison, replayedRuns } from './replayed-comparison.ts';
import { sampleFile } from './sample-file.ts';
import { searchCode } from './search-code.ts';
import { benchFolder } from './workplace.ts';

const SAMPLE = 'fashion-mnist-recorded.db';
/** The documented comparisons have other seeds. */
const FIRST_SEED = 1001;
const WHOLE = { sets: 20, pairs: 1000 };
const QUICK = { sets: 4, pairs: 12 };

/** Searches of one experiment, and the commit that searched. */
interface KeptRuns {
  readonly commit: string | null;
  readonly runs: readonly ExperimentRun[];
}

/** What one experiment has come to. */
interface Headline {
  readonly sentence: string;
  readonly stability: number | null;
  readonly pairwise: readonly (Pick<PairwiseComparison, 'arm' | 'than' | 'stability' | 'difference'> & {
    readonly word: Finding;
  })[];
}

export async function headlines({ quick, workers }: BenchOptions): Promise<Findings> {
  const { sets, pairs } = quick ? QUICK : WHOLE;
  const recording = recordedSample();
  const thinking = createThinking(workers);
  const experiments = Array.from({ length: sets }, (_, at) => plannedComparison(recording, FIRST_SEED + at, pairs));
  const found: Headline[] = [];
  const commits = new Set<string>();
  const code = await searchCode();
  for (const [at, experiment] of experiments.entries()) {
    say(`set ${at + 1} of ${sets}`);
    const { commit, runs } = await kept(experiment, code, () => replayedRuns(experiment, recording, thinking));
    commits.add(commit ?? 'none');
    found.push(headlineOf(experiment, runs, recording));
  }
  thinking.close();
  return findingsOn(experiments[0]!, recording, found, [...commits]);
}

function recordedSample(): Recording {
  const store = openStore(':memory:');
  try {
    const [studyId] = importSample(store, sampleFile(SAMPLE));
    return recordingOf(store.study(studyId!), store.recordedTrials(studyId!));
  } finally {
    store.close();
  }
}

function headlineOf(experiment: Experiment, runs: readonly ExperimentRun[], recording: Recording): Headline {
  const comparison = comparisonOf(experiment, runs, recording.study, recording);
  const { evidence, verdict } = conclude(comparison, (name) => strategyNamed(name).byHand);
  return { ...headOf(verdict!), pairwise: evidence!.pairwise.map(pairOf) };
}

const headOf = ({ sentence, stability }: Verdict): Pick<Verdict, 'sentence' | 'stability'> => ({ sentence, stability });

function pairOf(pair: PairwiseComparison): Headline['pairwise'][number] {
  const { arm, than, stability, difference } = pair;
  return { arm, than, word: findingOf(pair), stability, difference };
}

/** Of the same recording, the same arms and the same seeds, by the same code. */
async function kept(experiment: Experiment, code: string, make: () => Promise<readonly ExperimentRun[]>): Promise<KeptRuns> {
  const folder = path.join(benchFolder, 'headlines');
  const key = createHash('sha256')
    .update(readFileSync(sampleFile(SAMPLE)))
    .update(JSON.stringify([experiment, repetitionSeeds(experiment), code]))
    .digest('hex')
    .slice(0, 24);
  const file = path.join(folder, `${key}.json.gz`);
  if (existsSync(file)) return JSON.parse(gunzipSync(readFileSync(file)).toString()) as KeptRuns;
  const found: KeptRuns = { commit: hostEnvironment().gitCommit, runs: await make() };
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.partial`, gzipSync(JSON.stringify(found)));
  renameSync(`${file}.partial`, file);
  return found;
}

function findingsOn(
  { arms, repetitions, budget }: Experiment,
  recording: Recording,
  found: readonly Headline[],
  commits: readonly string[],
): Findings {
  const answers = mostFrequent(found.map(answerIn));
  const pairs = found[0]!.pairwise.map(({ arm, than }, at) => {
    const own = found.map(({ pairwise }) => pairwise[at]!);
    const gaps = own.map(({ difference }) => difference.value!);
    return {
      names: `${arms[arm]!.label} against ${arms[than]!.label}`,
      words: mostFrequent<Finding>(own.map(({ word }) => word)),
      onEdge: own.filter(({ stability }) => isOnEdge(stability)).length / found.length,
      gaps: `${valueText(Math.min(...gaps))} to ${valueText(Math.max(...gaps))}`,
      ofAll: ofAll(gaps),
    };
  });
  const strays = found.filter((headline) => answerIn(headline) !== answers.value && !isOnEdge(headline.stability));
  const unmarked = pairs.filter(({ words, onEdge }) => words.share < 0.9 && onEdge < 0.5);
  return {
    how: [
      `${found.length} experiments of ${repetitions} pairs with ${arms.length} arms and ${budget.amount} ${budget.axis} a run on the recorded sample (${recording.modelSeeds.fewest} to ${recording.modelSeeds.most} model seeds), no seed in two of them; searched by commit ${commits.join(', ')}.`,
      `Answers: ${[...Map.groupBy(found, ({ sentence }) => sentence)].map(([sentence, own]) => `${own.length} × “${sentence}”`).join(' ')}`,
    ],
    table: {
      columns: ['pair', 'gaps', 'of all, 95 %', 'word', 'in', 'on the edge in'],
      rows: pairs.map(({ names, gaps, ofAll: gap, words, onEdge }) => [
        ...[names, gaps, gap, words.value, percentText(words.share), percentText(onEdge)],
      ]),
    },
    figures: [
      { what: 'sets with the most frequent answer, of 20', value: 20 * answers.share, unit: 'sets', reach: { atLeast: 19 } },
      {
        what: 'sets with another answer that do not call it on the edge',
        value: strays.length,
        unit: 'sets',
        reach: { atMost: 1 },
      },
      {
        what: 'sets in which a pair has its most frequent word, on average',
        ...{ value: 100 * mean(pairs.map(({ words }) => words.share)), unit: 'points', reach: { atLeast: 90 } },
      },
      { what: 'pairs whose word flips unmarked', value: unmarked.length, unit: 'pairs', reach: { atMost: 0 } },
    ],
    versions: {},
  };
}

/** The gap over all sets, which are equally large and share no seed, and the interval that its sets alone would give it. */
function ofAll(gaps: readonly number[]): string {
  const middle = mean(gaps);
  const spread = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - middle) ** 2, 0) / (gaps.length - 1));
  const half = (1.96 * spread) / Math.sqrt(gaps.length);
  return [middle, middle - half, middle + half].map((value) => value.toFixed(5)).join(' · ');
}

/** "No" of "No, on the edge: …". */
function answerIn({ sentence }: Headline): string {
  return sentence.split(/[,:]/, 1)[0]!;
}

function mostFrequent<Value>(values: readonly Value[]): { readonly value: Value; readonly share: number } {
  const groups = [...Map.groupBy(values, (value) => value)].toSorted(([, one], [, other]) => other.length - one.length);
  const [value, own] = groups[0]!;
  return { value, share: own.length / values.length };
}
