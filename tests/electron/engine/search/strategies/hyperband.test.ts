import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { completeChoice } from '../../../../../electron/engine/search/catalogue.ts';
import { decide } from '../../../../../electron/engine/search/decide.ts';
import { hyperband } from '../../../../../electron/engine/search/strategies/hyperband.ts';
import { simulate, type Simulation } from '../../../../../electron/engine/search/simulate.ts';
import type { Decision, HistoryTrial, SearchProblem } from '../../../../../electron/engine/search/strategy.ts';
import type { ParameterValue, Space } from '../../../../../shared/model.ts';
import { historyTrial } from '../../../../support/history.ts';

const space: Space = { learning_rate: { type: 'float', low: 1e-5, high: 0.1, scale: 'log' } };
const problem: SearchProblem = { space, goal: 'maximise', maxEpochs: 27, maxTrials: null };
const optionsOf = (options: Record<string, ParameterValue>) => completeChoice({ name: 'hyperband', options }).options;

function run(options: Record<string, ParameterValue>, train: Simulation['train'], workers: number, maxEpochs = 27) {
  const ask = hyperband.create(optionsOf(options));
  return simulate({
    next: (history) => decide(ask, { ...problem, maxEpochs }, history, 3),
    train,
    goal: 'maximise',
    workers,
  });
}

/** Better the larger the learning rate, from the first epoch. */
const honest: Simulation['train'] = ({ learning_rate: rate }, epoch) => ({
  stop: Number(rate) * epoch,
  select: Number(rate),
  durationMs: 100,
});

test('a pass of the paper trains what table 1 says, each epoch once', () => {
  const trials = run({}, honest, 1);
  const counts = Map.groupBy(trials, ({ bracket, rung, epochs }) => [bracket, rung, epochs].join(' '));
  expect([...counts].map(([place, members]) => `${place}: ${members.length}`)).toEqual([
    '0 0 1: 27',
    '0 1 3: 9',
    '0 2 9: 3',
    '0 3 27: 1',
    '1 0 3: 12',
    '1 1 9: 4',
    '1 2 27: 1',
    '2 0 9: 6',
    '2 1 27: 2',
    '3 0 27: 4',
  ]);
  const trained = trials.reduce((sum, { epochsDone, parent }) => sum + epochsDone - (parent ? trials[parent - 1]!.epochs : 0), 0);
  expect(trained).toBe(27 + 9 * 2 + 3 * 6 + 18 + 12 * 3 + 4 * 6 + 18 + 6 * 9 + 2 * 18 + 4 * 27);
});

test.each([1, 2, 8, 40])('with %i workers every rung passes on exactly its best', (workers) => {
  const trials = run({}, honest, workers);
  for (const [bracket, size] of [
    [0, 9],
    [1, 4],
    [2, 2],
  ] as const) {
    const started = trials.filter((trial) => trial.bracket === bracket && trial.rung === 0);
    const best = started.toSorted((left, right) => right.stopValue! - left.stopValue!).slice(0, size);
    const promoted = trials.filter((trial) => trial.bracket === bracket && trial.rung === 1);
    expect(promoted.map(({ parent }) => parent)).toEqual(best.map(({ ordinal }) => ordinal));
  }
});

test('no worker idles while another bracket can begin', () => {
  const trials = run({}, honest, 40);
  expect(trials.slice(0, 40).map(({ bracket }) => bracket)).toEqual([...Array(27).fill(0), ...Array(12).fill(1), 2]);
});

test('a second iteration starts the brackets anew, and zero iterations never end by themselves', () => {
  expect(run({ iterations: 2 }, honest, 1).at(-1)).toMatchObject({ ordinal: 138, bracket: 7 });
  const endless = { ...problem, maxTrials: 200 };
  const ask = hyperband.create(optionsOf({ iterations: 0 }));
  const trials = simulate({ next: (history) => decide(ask, endless, history, 3), train: honest, goal: 'maximise', workers: 4 });
  expect(trials).toHaveLength(200);
});

test('one that patience ended is promoted and carries its value up untrained', () => {
  const short: Simulation['train'] = (params, epoch, ...rest) => (epoch > 2 ? 'ended' : honest(params, epoch, ...rest));
  const promoted = run({}, short, 1, 9).filter(({ rung, bracket }) => bracket === 0 && rung === 2);
  expect(promoted).toMatchObject([{ epochs: 9, epochsDone: 2, state: 'completed' }]);
});

test('an exhausted space ends the first rung early and still promotes', () => {
  const small: Space = { hidden_layers: { type: 'int', low: 1, high: 5 } };
  const ask = hyperband.create(optionsOf({}));
  const trials = simulate({
    next: (history) => decide(ask, { ...problem, space: small }, history, 3),
    train: ({ hidden_layers: layers }, epoch) => ({ stop: Number(layers) * epoch, select: 0, durationMs: 100 }),
    goal: 'maximise',
    workers: 2,
  });
  expect(trials.map(({ bracket, rung }) => `${bracket} ${rung}`)).toEqual([
    ...Array(5).fill('0 0'),
    ...Array(5).fill('0 1'),
    ...Array(3).fill('0 2'),
    '0 3',
  ]);
  expect(trials.at(-1)).toMatchObject({ params: { hidden_layers: 5 } });
});

test('refuses a study whose trials are too short for a second rung', () => {
  expect(hyperband.refusal!({ ...problem, maxEpochs: 2 }, optionsOf({}))).toBe(
    'Trials of at most 2 epochs leave no second rung; with a reduction factor (eta) of 3 and rungs from epoch 1 it takes 3.',
  );
  expect(hyperband.refusal!({ ...problem, maxEpochs: 3 }, optionsOf({}))).toBeNull();
});

test.each(['paper', 'keras-tuner'])('in mode %s says at its end which places stayed empty because trials failed', (mode) => {
  const ask = hyperband.create(optionsOf({ mode, eta: 3 }));
  const history: HistoryTrial[] = [];
  for (;;) {
    const decision = decide(ask, { ...problem, maxEpochs: 9 }, history, 3);
    if (decision.kind !== 'run') {
      const why = expect.stringMatching(/^All brackets are done\. \d+ places? .* 7 trials failed or diverged\.$/) as string;
      expect(decision).toEqual({ kind: 'done', why });
      return;
    }
    const ordinal = history.length + 1;
    const failed = ordinal <= 7;
    history.push({
      ...{ ordinal, ...decision, memo: null, askedAfter: history.length, sequence: ordinal },
      ...(failed
        ? { state: 'failed', value: null, stopValue: null, epochsDone: 0 }
        : { state: 'completed', value: 0.5, stopValue: 0.5, epochsDone: decision.epochs }),
    });
  }
});

// ------------------------------------------------------------------------------------------------- parity

type RecordedEvent =
  | { ask: 'RUN'; s: number; rung: number; epochs: number; parent: number | null }
  | { ask: 'IDLE' | 'STOPPED' }
  | { tell: number; value: number | null };

const recorded = JSON.parse(readFileSync('tests/fixtures/keras-tuner/hyperband.json', 'utf8')) as {
  sessions: { epochs: number; factor: number; workers: number; iterations: number; events: RecordedEvent[] }[];
};

test.each(recorded.sessions)(
  'asked like Keras Tuner ($epochs epochs, factor $factor, $workers workers) it answers the same',
  ({ epochs, factor, iterations, events }) => {
    const ask = hyperband.create(optionsOf({ mode: 'keras-tuner', eta: factor, iterations }));
    const brackets = new Set(events.map((event) => ('s' in event ? event.s : -1))).size - 1;
    const history: HistoryTrial[] = [];
    let results = 0;
    for (const event of events) {
      if ('tell' in event) {
        const state = event.value === null ? 'failed' : 'completed';
        history[event.tell - 1] = { ...history[event.tell - 1]!, state, stopValue: event.value, sequence: ++results };
        continue;
      }
      const decision = decide(ask, { ...problem, maxEpochs: epochs }, history, 3);
      expect(inTheirWords(decision, brackets)).toEqual(event);
      if (decision.kind === 'run') {
        const { params, parent, rung, bracket } = decision;
        const place = { params, parent, rung, bracket, epochs: decision.epochs, askedAfter: results };
        history.push(historyTrial(history.length + 1, null, { ...place, sequence: null }));
      }
    }
  },
);

/** Their bracket counts halvings, ours the order of starting. */
function inTheirWords(decision: Decision, brackets: number): RecordedEvent {
  if (decision.kind !== 'run') return { ask: decision.kind === 'wait' ? 'IDLE' : 'STOPPED' };
  const { rung, epochs, parent, bracket } = decision;
  return { ask: 'RUN', s: brackets - 1 - (bracket! % brackets), rung: rung!, epochs, parent };
}
