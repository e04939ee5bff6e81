import { describe, expect, test } from 'vitest';
import { constantsFor } from '../../../../../../electron/engine/search/strategies/cma-es/constants.ts';
import { gaussianAt, learn, type Gaussian } from '../../../../../../electron/engine/search/strategies/cma-es/gaussian.ts';
import { latestMemo, replay, type Memo } from '../../../../../../electron/engine/search/strategies/cma-es/replay.ts';
import { FIRST_SIGMA, type Run } from '../../../../../../electron/engine/search/strategies/cma-es/run.ts';
import { axesOf } from '../../../../../../electron/engine/search/coordinates.ts';
import type { HistoryTrial, SearchProblem } from '../../../../../../electron/engine/search/strategy.ts';
import type { Space } from '../../../../../../shared/model.ts';
import { historyTrial } from '../../../../../support/history.ts';
import { wholeSession } from '../../../../../support/whole-session.ts';

const SPACE: Space = { x: { type: 'float', low: 0, high: 1 }, y: { type: 'float', low: 0, high: 1 } };
const PROBLEM: SearchProblem = { space: SPACE, goal: 'minimise', maxEpochs: 1, maxTrials: null };
const START = [0.5, 0.5];
const CONSTANTS = constantsFor(2, 4);

type Point = readonly [number, number];
interface Drawn {
  readonly number: number;
  readonly point: Point;
  readonly loss: number;
}

/** Draws of a generation, with what they turn out to be worth. */
const DRAWN: readonly Drawn[] = [
  { number: 1, point: [0.4, 0.6], loss: 3 },
  { number: 2, point: [0.7, 0.5], loss: 1 },
  { number: 3, point: [0.3, 0.2], loss: 4 },
  { number: 4, point: [0.6, 0.8], loss: 2 },
  { number: 5, point: [0.5, 0.4], loss: 0.5 },
  { number: 6, point: [0.45, 0.55], loss: 6 },
];

function trial({ number, point: [x, y], loss }: Drawn, memo: Partial<Memo> = {}, rest: Partial<HistoryTrial> = {}): HistoryTrial {
  const noted: Memo = { run: 0, start: START, generation: 0, point: [x, y], echoes: [], ...memo };
  return historyTrial(number, loss, { params: { x, y }, memo: noted, askedAfter: 0, ...rest });
}

const FAILED: Partial<HistoryTrial> = { state: 'failed', value: null, stopValue: null };

function replayed(history: readonly HistoryTrial[]): Run {
  return replay(axesOf(SPACE), PROBLEM, history, (run) => 4 * 2 ** run)!;
}

/** The distribution that a generation of these points, best first, leads to. */
function after(before: Gaussian, points: readonly Point[], own = true): Gaussian {
  return learn(
    before,
    points.map((point) => ({ point: Float64Array.from(point), own })),
    CONSTANTS,
  );
}

const FIRST = gaussianAt(Float64Array.from(START), FIRST_SIGMA);
const SECOND = after(FIRST, [DRAWN[1]!.point, DRAWN[3]!.point, DRAWN[0]!.point, DRAWN[2]!.point]);

test('before the first trial there is no run', () => {
  expect(replay(axesOf(SPACE), PROBLEM, [historyTrial(1, 1)], () => 4)).toBeNull();
});

test('a population of results makes a generation, and what is not there yet waits', () => {
  expect(replayed(DRAWN.slice(0, 3).map((drawn) => trial(drawn)))).toMatchObject({ gaussian: FIRST, open: { length: 3 } });
  const running = trial(DRAWN[3]!, {}, { sequence: null, state: 'running', value: null, stopValue: null });
  expect(replayed([...DRAWN.slice(0, 3).map((drawn) => trial(drawn)), running])).toMatchObject({ gaussian: FIRST });
  expect(replayed(DRAWN.slice(0, 4).map((drawn) => trial(drawn)))).toMatchObject({ gaussian: SECOND, open: [] });
});

describe('surplus trials of a generation', () => {
  test('count for the next one, with a limited step', () => {
    const surplus = DRAWN.slice(0, 6).map((drawn) => trial(drawn));
    expect(replayed(surplus).gaussian).toEqual(SECOND);
    expect(replayed(surplus).open.map(({ generation, loss }) => [generation, loss])).toEqual([
      [0, 0.5],
      [0, 6],
    ]);
    const late = [7, 8].map((number) => trial({ number, point: [0.9, 0.1], loss: number }));
    const points: readonly Point[] = [DRAWN[4]!.point, DRAWN[5]!.point, [0.9, 0.1], [0.9, 0.1]];
    expect(replayed([...surplus, ...late]).gaussian).toEqual(after(SECOND, points, false));
    expect(after(SECOND, points, true)).not.toEqual(after(SECOND, points, false));
  });

  test('are those that arrive last, not those that were asked for last', () => {
    const sequences = [5, 1, 6, 2, 3, 4];
    const history = DRAWN.map((drawn, at) => trial(drawn, {}, { sequence: sequences[at]! }));
    expect(replayed(history).open.map(({ loss }) => loss)).toEqual([3, 4]);
    const arrived = [DRAWN[4]!, DRAWN[1]!, DRAWN[3]!, DRAWN[5]!].map(({ point }) => point);
    expect(replayed(history).gaussian).toEqual(after(FIRST, arrived));
  });
});

describe('failed trials', () => {
  test('rank after all others', () => {
    const history = DRAWN.slice(0, 4).map((drawn) => trial(drawn, {}, drawn.number === 2 ? FAILED : {}));
    const ranked = [DRAWN[3]!, DRAWN[0]!, DRAWN[2]!, DRAWN[1]!].map(({ point }) => point);
    expect(replayed(history).gaussian).toEqual(after(FIRST, ranked));
  });

  test('make no generation while fewer than half of a population have a value', () => {
    const history = DRAWN.map((drawn) => trial(drawn, {}, drawn.number <= 4 ? FAILED : {}));
    expect(replayed(history.slice(0, 5))).toMatchObject({ gaussian: FIRST, open: { length: 5 } });
    expect(replayed(history)).toMatchObject({ gaussian: { generation: 1 }, open: [] });
  });
});

describe('echoes', () => {
  const echo = { point: [0.62, 0.81], generation: 0, of: 4 };

  test('give the result of the trial that they repeat to a point of their own, ahead of the trial that was asked for', () => {
    const history = [
      ...DRAWN.slice(1, 4).map((drawn) => trial(drawn)),
      trial(DRAWN[4]!, { echoes: [echo], generation: 1 }, { askedAfter: 4 }),
    ];
    const { gaussian, open } = replayed(history);
    expect(gaussian).toEqual(after(FIRST, [DRAWN[1]!.point, DRAWN[3]!.point, [0.62, 0.81], DRAWN[2]!.point]));
    expect(open).toMatchObject([{ point: DRAWN[4]!.point, generation: 1, loss: 0.5 }]);
  });

  test('of a failed trial have failed too', () => {
    const history = [trial(DRAWN[3]!, {}, FAILED), trial(DRAWN[4]!, { echoes: [echo] }, { askedAfter: 4, sequence: null })];
    expect(replayed(history).open.map(({ loss }) => loss)).toEqual([null, null]);
  });

  test('make use of every draw in a space where draws meet again', () => {
    const space: Space = { layers: { type: 'int', low: 1, high: 6 }, units: { type: 'int', low: 1, high: 6 } };
    const problem: SearchProblem = { ...PROBLEM, space, maxTrials: 20 };
    const worth = (params: HistoryTrial['params']): number => (Number(params['layers']) - 4) ** 2 + Number(params['units']);
    const trials = wholeSession('cma-es', { population: 4 }, problem, { worth });
    const memos = trials.map(({ memo }) => memo as Memo);
    for (const [at, { echoes }] of memos.entries()) for (const { of } of echoes) expect(of).toBeLessThanOrEqual(at);
    const { run } = latestMemo(trials)!;
    const ofRun = memos.filter((memo) => memo.run === run);
    const drawn = ofRun.flatMap(({ echoes, point }) => [...echoes, point]);
    expect(drawn.length).toBeGreaterThan(ofRun.length);
    const { gaussian, open, constants } = replay(axesOf(space), problem, trials, (number) => 4 * 2 ** number)!;
    expect(constants.population * gaussian.generation + open.length).toBe(drawn.length);
  });
});

describe('restarts', () => {
  const second: Partial<Memo> = { run: 1, start: [0.1, 0.9] };
  const earlier = DRAWN.slice(0, 4).map((drawn) => trial(drawn));

  test('leave the results of earlier runs behind, late ones too', () => {
    const late = trial(DRAWN[4]!, {}, { sequence: 6 });
    const { gaussian, open, constants } = replayed([...earlier, late, trial(DRAWN[5]!, second, { askedAfter: 4, sequence: 5 })]);
    expect(gaussian).toEqual(gaussianAt(Float64Array.of(0.1, 0.9), FIRST_SIGMA));
    expect(open).toMatchObject([{ point: DRAWN[5]!.point, generation: 0, loss: 6 }]);
    expect(constants.population).toBe(8);
  });

  test('count what a person queued since, and nothing from before', () => {
    const queued = (number: number): HistoryTrial =>
      historyTrial(number, 0.25, { params: { x: 0.2, y: 0.3 }, memo: null, askedAfter: 0 });
    const begun = trial(DRAWN[5]!, second, { askedAfter: 5, sequence: null, state: 'running' });
    const { open } = replayed([...earlier, queued(5), begun, queued(7)]);
    expect(open).toEqual([{ point: Float64Array.of(0.2, 0.3), generation: null, loss: 0.25 }]);
  });

  test('follow when a run has converged, from elsewhere and with twice the population', () => {
    const problem: SearchProblem = { ...PROBLEM, space: { x: { type: 'float', low: 0, high: 1 } }, maxTrials: 200 };
    const trials = wholeSession('cma-es', {}, problem, { worth: ({ x }) => (Number(x) - 0.3) ** 2 });
    const memos = trials.map(({ memo }) => memo as Memo);
    expect(memos.map(({ run }) => run)).toEqual(memos.map(({ run }) => run).toSorted((left, right) => left - right));
    const next = trials.findIndex((_, at) => memos[at]!.run === 1);
    expect(next).toBeGreaterThan(0);
    expect(Math.abs(Number(trials[next - 1]!.params['x']) - 0.3)).toBeLessThan(1e-3);
    expect(memos[next]!.start).not.toEqual(memos[0]!.start);
    expect(trials[next]!.reason.text).toContain('of 8 results');
    expect(trials[0]!.reason.text).toContain('of 4 results');
  });
});
