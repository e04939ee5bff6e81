/** What every strategy of the catalogue promises, whatever it does inside. */
import { beforeAll, describe, expect, test } from 'vitest';
import { createHyperparams } from '../../electron/engine/search/create-hyperparams.ts';
import { isInside } from '../../shared/space/conditions.ts';
import { configurationKey } from '../../electron/engine/search/configuration-key.ts';
import { decide } from '../../electron/engine/search/decide.ts';
import { simulate, type SimulatedTrial, type Simulation } from '../../electron/engine/search/simulate.ts';
import type { Decision, HistoryTrial, SearchProblem, Strategy, StrategyOptions } from '../../electron/engine/search/strategy.ts';
import type { Space } from '../../shared/model.ts';
import { randomFor } from '../../shared/random.ts';
import { ASSIGNMENT_SPACE } from '../../shared/network/assignment-space.ts';
import { formulaTraining } from './formula-training.ts';

export const SPACES: Readonly<Record<string, Space>> = {
  assignment: ASSIGNMENT_SPACE,
  discrete: {
    hidden_layers: { type: 'int', low: 1, high: 4 },
    activation: { type: 'categorical', values: ['relu', 'tanh', 'elu'] },
  },
  conditional: {
    optimizer: { type: 'categorical', values: ['momentum', 'adam', 'rmsprop'] },
    momentum: { type: 'float', low: 0.5, high: 0.99, when: { optimizer: ['momentum'] } },
    warm: { type: 'categorical', values: [true, false], when: { optimizer: ['adam'] } },
    units: { type: 'int', low: 8, high: 512, scale: 'log', when: { warm: [true] } },
    dropout_rate: { type: 'float', low: 0, high: 0.5, step: 0.1 },
    batch_size: { type: 'fixed', value: 64 },
  },
  single: { learning_rate: { type: 'float', low: 1e-4, high: 0.1, scale: 'log' } },
};

const WORKERS = [1, 2, 8];
const MAX_EPOCHS = 9;
const MAX_TRIALS = 30;

interface Step {
  readonly history: string;
  readonly decision: Decision;
}
interface Recorded {
  readonly trials: readonly SimulatedTrial[];
  readonly steps: readonly Step[];
}

/** @param chance false for a strategy that leaves nothing to chance, so that every seed gives the same session. */
export function conforms(strategy: Strategy, options: StrategyOptions, { chance = true } = {}): void {
  const problemIn = (space: Space): SearchProblem => ({
    space,
    goal: 'maximise',
    maxEpochs: MAX_EPOCHS,
    maxTrials: MAX_TRIALS,
  });
  const refusalIn = (space: Space): string | null => strategy.refusal?.(problemIn(space), options) ?? null;
  const accepted = Object.entries(SPACES).filter(([, space]) => refusalIn(space) === null);

  describe(`${strategy.name} ${JSON.stringify(options)}`, () => {
    test('accepts a space, and says in a sentence why it refuses another', () => {
      expect(accepted.length).toBeGreaterThan(0);
      for (const space of Object.values(SPACES)) expect(refusalIn(space) ?? 'Accepted.').toMatch(/^\p{L}.*\.$/u);
    });

    test('explains itself', () => {
      for (const text of [strategy.title, strategy.how, strategy.paper, ...strategy.options.map(({ what }) => what)])
        expect(text).not.toBe('');
    });

    for (const [name, space] of accepted) {
      const problem = problemIn(space);
      for (const workers of WORKERS)
        describe(`${name}, ${workers} ${workers === 1 ? 'worker' : 'workers'}`, () => {
          let session: Recorded;
          beforeAll(() => {
            session = record(strategy, options, problem, 11, workers, formulaTraining(0.12));
          });

          test('spends its trials on legal, new configurations and continues only what has ended', () =>
            checkTrials(strategy, problem, session));

          test('is cut anywhere and goes on from plain data as if it had not been', () => {
            for (const { history, decision } of session.steps.toReversed())
              expect(decideFrozen(strategy, options, problem, JSON.parse(history), 11)).toEqual(decision);
          });

          test('decides on results, not on how far a running trial is', () => {
            for (const { history, decision } of session.steps) {
              const trials = JSON.parse(history) as HistoryTrial[];
              if (trials.every(({ sequence }) => sequence !== null)) continue;
              expect(decideFrozen(strategy, options, problem, trials.map(withoutProgress), 11)).toEqual(decision);
            }
          });

          test('proposes nothing when the budget is spent', () => {
            const spent = { ...problem, maxTrials: session.trials.length };
            expect(decideFrozen(strategy, options, spent, session.trials, 11).kind).toBe('done');
          });
        });

      test(`${name}: another seed gives ${chance ? 'another' : 'the same'} session`, () => {
        const [one, other] = [11, 12].map((seed) => paramsOf(record(strategy, options, problem, seed, 1, formulaTraining(0.12))));
        if (chance) expect(other).not.toEqual(one);
        else expect(other).toEqual(one);
      });

      test(`${name}: ends where every trial fails or diverges`, () => {
        const { trials } = record(strategy, options, problem, 11, 2, formulaTraining(0.5, 1));
        expect(trials.length).toBeLessThanOrEqual(MAX_TRIALS);
        expect(trials.filter(({ state }) => state === 'completed')).toEqual([]);
      });
    }
  });
}

/** A session in which a person queued the first configuration; each step has the history as it was, in JSON. */
function record(
  strategy: Strategy,
  options: StrategyOptions,
  problem: SearchProblem,
  seed: number,
  workers: number,
  train: Simulation['train'],
): Recorded {
  const steps: Step[] = [];
  const next = (history: readonly SimulatedTrial[]): Decision => {
    if (history.length === 0) return queuedByPerson(problem);
    const plain = JSON.stringify(history.map(asHistoryTrial));
    const decision = decideFrozen(strategy, options, problem, JSON.parse(plain), seed);
    steps.push({ history: plain, decision });
    return decision;
  };
  return { trials: simulate({ next, train, goal: problem.goal, workers }), steps };
}

function queuedByPerson({ space, maxEpochs }: SearchProblem): Decision {
  const params = createHyperparams(space, randomFor('person'));
  return { kind: 'run', params, epochs: maxEpochs, parent: null, rung: null, bracket: null, reason: { text: 'Queued.' } };
}

/** Asks a fresh copy of the strategy; a write into an argument throws. */
function decideFrozen(
  strategy: Strategy,
  options: StrategyOptions,
  problem: SearchProblem,
  history: readonly HistoryTrial[],
  seed: number,
): Decision {
  const ask = strategy.create(deepFreeze({ ...options }));
  return plain(decide(ask, deepFreeze(plain(problem)), deepFreeze(plain(history)), seed));
}

function checkTrials(strategy: Strategy, { space, maxEpochs, maxTrials }: SearchProblem, { trials }: Recorded): void {
  expect(trials.length).toBeLessThanOrEqual(maxTrials!);
  const roots = new Set<string>();
  const continued = new Set<number>();
  for (const { ordinal, params, epochs, parent, reason, askedAfter } of trials) {
    expect(isInside(space, params), `trial ${ordinal}: ${JSON.stringify(params)}`).toBe(true);
    expect(Number.isInteger(epochs) && epochs >= 1 && epochs <= maxEpochs, `epochs of trial ${ordinal}`).toBe(true);
    expect(reason.text).toMatch(/\.$/);
    if (parent === null) {
      expect(roots, `trial ${ordinal} is new`).not.toContain(configurationKey(params));
      roots.add(configurationKey(params));
      continue;
    }
    const continues = trials[parent - 1]!;
    expect(strategy.promotes).toBe(true);
    expect(continues).toMatchObject({ params, state: 'completed' });
    expect(continues.sequence).toBeLessThanOrEqual(askedAfter);
    expect(epochs).toBeGreaterThan(continues.epochs);
    expect(continued).not.toContain(parent);
    continued.add(parent);
  }
}

function asHistoryTrial(trial: SimulatedTrial): HistoryTrial {
  const { ordinal, params, epochs, epochsDone, state, stopValue, value, parent, rung, bracket, memo, askedAfter, sequence } =
    trial;
  return { ordinal, params, epochs, epochsDone, state, stopValue, value, parent, rung, bracket, memo, askedAfter, sequence };
}

function withoutProgress(trial: HistoryTrial): HistoryTrial {
  return trial.sequence === null ? { ...trial, state: 'queued', epochsDone: 0, stopValue: null, value: null } : trial;
}

function paramsOf({ trials }: Recorded): readonly string[] {
  return trials.map(({ params }) => configurationKey(params));
}

function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
