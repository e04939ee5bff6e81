import { describe, expect, test } from 'vitest';
import { CATALOGUE, completeChoice } from '../../../../../electron/engine/search/catalogue.ts';
import { decide } from '../../../../../electron/engine/search/decide.ts';
import { resultsOf } from '../../../../../electron/engine/search/history/results.ts';
import { simulate, type SimulatedTrial } from '../../../../../electron/engine/search/simulate.ts';
import { completeStopRuleChoice, STOP_RULES } from '../../../../../electron/engine/search/stop-rules/catalogue.ts';
import type { Curve, StopRuleEntry } from '../../../../../electron/engine/search/stop-rules/stop-rule.ts';
import type { Decision, SearchProblem, Strategy } from '../../../../../electron/engine/search/strategy.ts';
import type { Params } from '../../../../../shared/model.ts';
import { formulaTraining } from '../../../../support/formula-training.ts';

const PROBLEM: SearchProblem = {
  space: {
    learning_rate: { type: 'float', low: 0.001, high: 0.1, step: 0.001 },
    hidden_layers: { type: 'int', low: 1, high: 4 },
    activation: { type: 'categorical', values: ['relu', 'tanh', 'elu'] },
  },
  goal: 'maximise',
  maxEpochs: 9,
  maxTrials: 30,
};
/** Known to be good, and one of them outside of the space. */
const QUEUE: readonly Params[] = [
  { learning_rate: 0.01, hidden_layers: 2, activation: 'relu' },
  { learning_rate: 0.5, hidden_layers: 9, activation: 'gelu', dropout_rate: 0.1 },
  { learning_rate: 0.02, hidden_layers: 3, activation: 'tanh' },
];
const RULE_OPTIONS: Readonly<Record<string, Params>> = { median: { startup_trials: 2 }, percentile: { startup_trials: 2 } };

const curveOf = ({ ordinal, state, parent, curve }: SimulatedTrial): Curve => ({
  ordinal,
  state,
  parent,
  values: curve.map(({ stop }) => stop),
});

function session(strategy: Strategy, entry: StopRuleEntry, workers: number): readonly SimulatedTrial[] {
  const given = strategy.name === 'zoom' ? { ranges: 'hidden_layers=2..3' } : {};
  const ask = strategy.create(completeChoice({ name: strategy.name, options: given }).options);
  const options = completeStopRuleChoice({ name: entry.name, options: RULE_OPTIONS[entry.name] ?? {} }).options;
  const rule = entry.create(options);
  const next = (history: readonly SimulatedTrial[]): Decision => {
    const params = QUEUE[history.length];
    if (!params) return decide(ask, PROBLEM, history, 4);
    return { kind: 'run', params, epochs: 9, parent: null, rung: null, bracket: null, reason: { text: 'Queued by a person.' } };
  };
  return simulate({
    next,
    train: formulaTraining(0.05),
    goal: 'maximise',
    workers,
    stops: (trial, history) => rule(curveOf(trial), history.map(curveOf), PROBLEM) !== null,
  });
}

describe.each(CATALOGUE)('$name', (strategy) => {
  test.each(STOP_RULES.map((entry) => [entry.name, entry] as const))('begins with the queue and goes on with %s', (_, entry) => {
    for (const workers of [1, 3]) {
      const trials = session(strategy, entry, workers);
      expect(trials.slice(0, QUEUE.length).map(({ params }) => params)).toEqual(QUEUE);
      expect(trials.length).toBeGreaterThanOrEqual(strategy.name === 'manual' ? QUEUE.length : 12);
      const stopped = trials.filter(({ state }) => state === 'stopped');
      const continued = new Set(trials.map(({ parent }) => parent));
      expect(stopped.filter(({ ordinal }) => continued.has(ordinal))).toEqual([]);
      const results = resultsOf(PROBLEM, trials).map(({ ordinal }) => ordinal);
      expect(stopped.filter(({ ordinal }) => !results.includes(ordinal))).toEqual([]);
    }
  });
});

test('each rule stops some trials of a random search', () => {
  const random = CATALOGUE.find(({ name }) => name === 'random')!;
  for (const entry of STOP_RULES.filter(({ name }) => name !== 'patience'))
    expect(session(random, entry, 2).filter(({ state }) => state === 'stopped').length).toBeGreaterThan(2);
});
