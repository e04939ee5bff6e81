/** How long many replays of a search take on a recording of 864 configurations with 27 epochs each. */
import type { RecordedTrial } from '../db/store/recordings.ts';
import { FASHION_MNIST } from '../electron/engine/tasks/network/data/fashion-mnist.ts';
import { defaultSplit } from '../electron/engine/tasks/network/data/split.ts';
import { recordingOf, recordingToKeep, type Recording } from '../electron/engine/replay/recording.ts';
import { completeChoice } from '../electron/engine/search/catalogue.ts';
import { configurationsOf } from '../electron/engine/search/configurations.ts';
import { NETWORK_MEASURES } from '../electron/engine/tasks/network/measures/catalogue.ts';
import { createThinking, type Thinking } from '../electron/engine/thinking/thinking.ts';
import type { Budget, Params, Space, StrategyChoice, Study } from '../shared/model.ts';
import { randomFor } from '../shared/random.ts';
import { say } from './command.ts';
import type { BenchOptions, Findings } from './figures.ts';
import { secondsForThousandPairs } from './whole-comparison.ts';

const EPOCHS = 27;
/** Half of a tenth, so that random search with twice the budget stays within a tenth. */
const BUDGET: Budget = { epochs: 1166 };

interface Search {
  readonly inWords: string;
  readonly strategy: StrategyChoice;
  readonly replays: number;
}

const HYPERBAND: Search = {
  inWords: 'Hyperband, all brackets once',
  strategy: { name: 'hyperband', options: {} },
  replays: 1000,
};
const SEARCHES: readonly Search[] = [
  HYPERBAND,
  {
    inWords: 'Hyperband, until 1,166 epochs are spent',
    strategy: { name: 'hyperband', options: { iterations: 0 } },
    replays: 100,
  },
  { inWords: 'random search, until 1,166 epochs are spent', strategy: { name: 'random', options: {} }, replays: 1000 },
  { inWords: 'TPE, until 1,166 epochs are spent', strategy: { name: 'tpe', options: {} }, replays: 100 },
];

export async function replay({ quick, workers }: BenchOptions): Promise<Findings> {
  const recording = formulaRecording();
  const thinking = createThinking(workers);
  const rows: [string, number, number, number][] = [];
  for (const { inWords, strategy, replays } of SEARCHES) {
    say(inWords);
    const count = quick ? Math.ceil(replays / 100) : replays;
    const seconds = await secondsFor(thinking, recording, completeChoice(strategy), count);
    rows.push([inWords, count, Number(seconds.toFixed(2)), Number(((1000 * seconds) / count).toFixed(2))]);
  }
  say('six arms, until 1,166 epochs are spent, and what is concluded');
  const whole = await secondsForThousandPairs(thinking, recording, quick ? 1 : 50);
  thinking.close();
  const [, count, seconds] = rows[SEARCHES.indexOf(HYPERBAND)]!;
  return {
    how: [
      `Searches replayed one after another on a recording of ${recording.runs.size} configurations with ${EPOCHS} epochs each, by formula, with one simulated worker.`,
      'In a thread for experiments, one question after another; the six arms on all threads, 50 pairs and 20 times as long.',
    ],
    table: { columns: ['search', 'replays', 'seconds', 'ms each'], rows },
    figures: [
      { what: '1,000 replays of Hyperband', value: (seconds / count) * 1000, unit: 's', reach: { atMost: 10 } },
      { what: '1,000 pairs of six arms with all figures', value: whole, unit: 's', reach: { atMost: 180 } },
    ],
    versions: {},
  };
}

async function secondsFor(thinking: Thinking, recording: Recording, strategy: StrategyChoice, replays: number): Promise<number> {
  const started = performance.now();
  for (let seed = 1; seed <= replays; seed++)
    await thinking.think(
      'experiment run',
      { strategy, stopRule: null, seed, budget: BUDGET, workers: 1, width: 1 },
      recordingToKeep(recording),
    );
  return (performance.now() - started) / 1000;
}

const SPACE: Space = {
  learning_rate: { type: 'categorical', values: [0.001, 0.003, 0.01, 0.03] },
  optimizer: { type: 'categorical', values: ['momentum', 'adam', 'rmsprop'] },
  hidden_layers: { type: 'int', low: 1, high: 3 },
  units: { type: 'categorical', values: [32, 64, 128, 256] },
  dropout_rate: { type: 'float', low: 0, high: 0.4, step: 0.2 },
  batch_size: { type: 'categorical', values: [64, 256] },
};

function formulaRecording(): Recording {
  const study: Study = {
    id: 1,
    name: 'bench',
    createdAt: '',
    task: {
      kind: 'network',
      dataset: FASHION_MNIST.summary,
      split: defaultSplit(FASHION_MNIST.summary.rows),
      recordConfirm: true,
    },
    space: SPACE,
    measures: NETWORK_MEASURES,
    objectives: ['accuracy'],
    maxEpochs: EPOCHS,
    starred: false,
    archived: false,
    note: '',
    sample: false,
  };
  return recordingOf(study, configurationsOf(SPACE)!.map(formulaTrial));
}

function formulaTrial(params: Params, at: number): RecordedTrial {
  const random = randomFor('replay', at);
  const [limit, speed] = [0.84 + 0.05 * random.next(), 1 + 5 * random.next()];
  const curve = (): Float64Array =>
    Float64Array.from({ length: EPOCHS }, (_, epoch) => limit * (1 - Math.exp(-(epoch + 1) / speed)) + 0.002 * random.normal());
  const durationMs = new Float64Array(EPOCHS).fill(200 + 800 * random.next());
  return { params, modelSeed: 1, diverged: false, stop: curve(), select: curve(), confirm: curve(), durationMs };
}
