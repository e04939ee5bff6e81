import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { completeChoice } from '../../../../../electron/engine/search/catalogue.ts';
import { decide } from '../../../../../electron/engine/search/decide.ts';
import {
  fitAsKerasTuner,
  kerasTunerLikelihood,
  lowerBound,
  predictScore,
} from '../../../../../electron/engine/search/strategies/gaussian-process/keras-tuner-model.ts';
import { toPlaces } from '../../../../../electron/engine/search/strategies/gaussian-process/keras-tuner-places.ts';
import { kerasTunerBayesian, toldTo } from '../../../../../electron/engine/search/strategies/keras-tuner-bayesian.ts';
import type { HistoryTrial, SearchProblem } from '../../../../../electron/engine/search/strategy.ts';
import type { Params, Space } from '../../../../../shared/model.ts';
import { historyTrial } from '../../../../support/history.ts';

interface Fitted {
  readonly x: readonly number[][];
  readonly y: readonly number[];
  readonly length_scale: number;
  readonly log_marginal_likelihood: number;
  readonly points: readonly number[][];
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  readonly acquisition: readonly number[];
}
type RecordedEvent =
  { readonly ask: Params; readonly fitted?: Fitted } | { readonly tell: number; readonly value: number | null };
interface RecordedSession {
  readonly space: Space;
  readonly direction: 'min' | 'max';
  readonly initial: number;
  readonly events: readonly RecordedEvent[];
}

const { alpha, beta, sessions } = JSON.parse(readFileSync('tests/fixtures/keras-tuner/bayesian.json', 'utf8')) as {
  readonly alpha: number;
  readonly beta: number;
  readonly sessions: readonly RecordedSession[];
};

interface Moment {
  readonly history: readonly HistoryTrial[];
  readonly fitted: Fitted;
  readonly answer: Params;
}

const problemOf = ({ space, direction }: RecordedSession): SearchProblem => ({
  space,
  goal: direction === 'max' ? 'maximise' : 'minimise',
  maxEpochs: 1,
  maxTrials: null,
});

/** The history at every question that Keras Tuner's model answered, as it would be here. */
function momentsOf(session: RecordedSession): readonly Moment[] {
  const trials: HistoryTrial[] = [];
  const moments: Moment[] = [];
  let results = 0;
  for (const event of session.events) {
    if ('tell' in event) {
      const { tell, value } = event;
      const state = value === null ? 'failed' : 'completed';
      trials[tell - 1] = { ...trials[tell - 1]!, value, stopValue: value, state, sequence: ++results };
      continue;
    }
    const { ask, fitted } = event;
    const { madeUp } = toldTo(problemOf(session), trials, alpha);
    const memo = fitted ? { lengthScale: fitted.length_scale, madeUp } : null;
    if (fitted) moments.push({ history: [...trials], fitted, answer: ask });
    trials.push(historyTrial(trials.length + 1, null, { params: ask, sequence: null, askedAfter: results, memo }));
  }
  return moments;
}

describe.each(sessions)('$direction, session %#', (session) => {
  const problem = problemOf(session);
  const moments = momentsOf(session);

  test('is fitted to what Keras Tuner fits, made-up scores of running trials included', () => {
    expect(moments.length).toBeGreaterThanOrEqual(2);
    for (const { history, fitted } of moments) {
      const { places, scores } = toldTo(problem, history, alpha);
      expectClose(
        places.flatMap((place) => [...place]),
        fitted.x.flat(),
        1e-9,
      );
      expectClose(scores, fitted.y, 1e-6);
    }
  });

  test('has its posterior and its acquisition', () => {
    for (const { fitted } of moments) {
      const model = fitAsKerasTuner(asPlaces(fitted.x), fitted.y, alpha, fitted.length_scale);
      const points = asPlaces(fitted.points);
      const predictions = points.map((point) => predictScore(model, point));
      expectClose(
        predictions.map(({ mean }) => mean),
        fitted.mean,
        1e-6,
      );
      expectClose(
        predictions.map(({ deviation }) => deviation),
        fitted.deviation,
        1e-6,
      );
      const bounds = points.map((point) => lowerBound(model, beta, point, new Float64Array(point.length)));
      expectClose(bounds, fitted.acquisition, 1e-6);
    }
  });

  test('finds its length scale, or a more probable one where it stays on a plateau', () => {
    for (const { fitted } of moments) {
      const { lengthScale, posterior } = fitAsKerasTuner(asPlaces(fitted.x), fitted.y, alpha);
      const likelihood = kerasTunerLikelihood(posterior.observations, alpha);
      expect(likelihood(Math.log(fitted.length_scale))[0]).toBeCloseTo(fitted.log_marginal_likelihood, 9);
      const gain = likelihood(Math.log(lengthScale))[0] - fitted.log_marginal_likelihood;
      expect(gain).toBeGreaterThan(-1e-9);
      if (gain < 1e-9) expect(Math.log(lengthScale / fitted.length_scale)).toBeCloseTo(0, 4);
    }
  });

  test('proposes where the acquisition is as low as at its own answer', () => {
    for (const { history, fitted, answer } of moments) {
      const { options } = completeChoice({ name: 'keras-tuner-bayesian', options: { initial: session.initial } });
      const decision = decide(kerasTunerBayesian.create(options), problem, history, 1);
      const { params } = decision as Extract<typeof decision, { kind: 'run' }>;
      const model = fitAsKerasTuner(asPlaces(fitted.x), fitted.y, alpha, fitted.length_scale);
      const boundOf = (configuration: Params): number => {
        const place = toPlaces(problem.space, configuration);
        return lowerBound(model, beta, place, new Float64Array(place.length));
      };
      if (Object.values(problem.space).every(({ type }) => type === 'float'))
        expect(boundOf(params)).toBeLessThan(boundOf(answer) + 1e-4);
      else expect(decision.kind).toBe('run');
    }
  });
});

function asPlaces(rows: readonly number[][]): readonly Float64Array[] {
  return rows.map((row) => Float64Array.from(row));
}

function expectClose(actual: readonly number[], expected: readonly number[], within: number): void {
  expect(actual).toHaveLength(expected.length);
  expect(Math.max(...actual.map((value, at) => Math.abs(value - expected[at]!)))).toBeLessThan(within);
}
