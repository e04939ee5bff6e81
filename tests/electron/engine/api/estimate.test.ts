import { expect, test } from 'vitest';
import { estimateSearch, type SearchToEstimate, type Speed } from '../../../../electron/engine/api/estimate.ts';
import { CATALOGUE, completeChoice } from '../../../../electron/engine/search/catalogue.ts';
import { hyperbandBrackets } from '../../../../electron/engine/search/rungs/brackets.ts';
import type { Estimate } from '../../../../shared/contract/searches.ts';
import type { Budget, ParameterValue, Space, StrategyChoice } from '../../../../shared/model.ts';
import { ASSIGNMENT_SPACE } from '../../../../shared/network/assignment-space.ts';
import { generatedStudy } from '../../../../bench/app/generated-study.ts';

const speed: Speed = { factor: 1, low: 0.8, high: 1.3, startSeconds: 1, basis: 'ten trials' };
const space: Space = {
  units: { type: 'int', low: 32, high: 512, scale: 'log' },
  batch_size: { type: 'categorical', values: [32, 256] },
};
const DEFAULTS = { params: {}, isDefault: true };

interface Asked {
  readonly strategy: string;
  readonly options: Record<string, ParameterValue>;
  readonly budget: Budget;
  readonly space: Space;
  readonly maxEpochs: number;
  readonly workers: number;
  readonly stopRule: StrategyChoice | null;
  readonly queue: SearchToEstimate['queue'];
  readonly speed: Speed;
}

function estimate(asked: Partial<Asked>): Estimate {
  const { strategy = 'random', options = {}, budget = { trials: 40 }, workers = 2, stopRule = null, queue = [] } = asked;
  const study = { ...generatedStudy('A study', asked.maxEpochs ?? 10, 'accuracy'), space: asked.space ?? space };
  const session = { strategy: completeChoice({ name: strategy, options }), stopRule, seed: 1, budget, workers };
  return estimateSearch({ study, session, queue }, asked.speed ?? speed);
}

/** What starting takes is no work. */
const working = (asked: Partial<Asked>): number => estimate({ ...asked, speed: { ...speed, startSeconds: 0 } }).seconds;

test('grows with trials, epochs and the factor, and shrinks with workers', () => {
  const usual = estimate({});
  expect(usual).toMatchObject({ trials: 40, epochs: 400, basis: 'ten trials', earlier: null });
  expect(usual.low).toBeLessThan(usual.seconds);
  expect(usual.high).toBeGreaterThan(usual.seconds);
  expect(working({ budget: { trials: 80 } }) / working({})).toBeCloseTo(2, 0);
  expect(working({ maxEpochs: 30 }) / working({})).toBeGreaterThan(2);
  expect(working({ workers: 1 }) / working({})).toBeCloseTo(2, 0);
  expect(estimate({ speed: { ...speed, factor: 3, startSeconds: 0 } }).seconds).toBeCloseTo(3 * working({}), 6);
});

test('counts the start, and what a trial costs beside its epochs', () => {
  expect(estimate({ speed: { ...speed, startSeconds: 60 } }).seconds).toBeCloseTo(60 + working({}), 6);
  expect(working({ budget: { trials: 100 }, maxEpochs: 1, workers: 1 })).toBeGreaterThan(100 * 0.1);
});

test('more workers than trials are of no use, and more trials make it surer', () => {
  const one = { budget: { trials: 1 } };
  expect(estimate({ ...one, workers: 8 })).toEqual(estimate({ ...one, workers: 1 }));
  const spread = (trials: number): number => {
    const { seconds, low, high } = estimate({ budget: { trials } });
    return (high - low) / seconds;
  };
  expect(spread(400)).toBeLessThan(spread(10));
});

test('a strategy with brackets takes what its brackets hold, and not more than the budget', () => {
  const brackets = hyperbandBrackets(27, 3, 1).flatMap((rungs) =>
    rungs.map(({ size, epochs }, at) => ({ size, epochs: size * (epochs - (rungs[at - 1]?.epochs ?? 0)) })),
  );
  const planned = {
    trials: brackets.reduce((sum, { size }) => sum + size, 0),
    epochs: brackets.reduce((sum, { epochs }) => sum + epochs, 0),
  };
  const asked = { strategy: 'hyperband', maxEpochs: 27 };
  expect(estimate({ ...asked, budget: { trials: 1000 } })).toMatchObject(planned);
  expect(estimate({ ...asked, strategy: 'bohb', budget: { trials: 1000 } })).toMatchObject(planned);
  const cut = estimate({ ...asked, budget: { epochs: 100 } });
  expect(cut.epochs).toBeLessThanOrEqual(100);
  expect(cut.trials).toBeLessThan(planned.trials);
  const asha = estimate({ ...asked, strategy: 'asha', budget: { trials: 200 } });
  expect(asha.trials).toBe(200);
  expect(asha.epochs).toBeLessThan(200 * 27 * 0.3);
  expect(asha.seconds).toBeLessThan(estimate({ ...asked, strategy: 'random', budget: { trials: 200 } }).seconds / 2);
});

test('brackets too large to simulate go on as they began', () => {
  const long = estimate({ strategy: 'hyperband', maxEpochs: 729, budget: { trials: 100_000 } });
  const planned = hyperbandBrackets(729, 3, 1)
    .flatMap((rungs) => rungs.map(({ size, epochs }, at) => size * (epochs - (rungs[at - 1]?.epochs ?? 0))))
    .reduce((sum, epochs) => sum + epochs, 0);
  expect(long.epochs / planned).toBeCloseTo(1, 1);
  expect(estimate({ space: ASSIGNMENT_SPACE, budget: { trials: 100_000 } })).toMatchObject({
    trials: 100_000,
    epochs: 1_000_000,
  });
});

test('by hand, only what is queued is trained, and a grid ends with its last cell', () => {
  expect(estimate({ strategy: 'manual', queue: [DEFAULTS, DEFAULTS] })).toMatchObject({ trials: 2, epochs: 20 });
  const cells: Space = { hidden_layers: { type: 'int', low: 1, high: 3 }, batch_size: { type: 'categorical', values: [32, 64] } };
  expect(estimate({ strategy: 'grid', space: cells })).toMatchObject({ trials: 6 });
});

test('a budget in seconds takes these seconds, unless the search ends before', () => {
  const hour = estimate({ space: ASSIGNMENT_SPACE, budget: { seconds: 3600 } });
  expect(hour).toMatchObject({ seconds: 3600, high: 3600 });
  expect(hour.basis).toMatch(/^the budget in seconds/);
  expect(hour.trials).toBeGreaterThan(1000);
  const short = estimate({ strategy: 'hyperband', budget: { seconds: 1e6 } });
  expect(short.seconds).toBeLessThan(1e4);
  expect(short.basis).toBe('ten trials');
});

test('what may end trials early lowers the lower figure and is said', () => {
  const stopRule = { name: 'median', options: {} };
  const plain = estimate({});
  const stopped = estimate({ stopRule });
  expect(stopped.seconds).toBe(plain.seconds);
  expect(stopped.low).toBeLessThan(plain.low / 2);
  expect(stopped.earlier).toBe('Less where the stop rule ends trials early.');
  const patient = (patience: number): Estimate => estimate({ space: { ...space, patience: { type: 'fixed', value: patience } } });
  expect(patient(5).earlier).toBe('Less where patience ends trials early.');
  expect(patient(9).earlier).toBeNull();
  expect(estimate({ stopRule, space: ASSIGNMENT_SPACE }).earlier).toBe('Less where the stop rule or patience ends trials early.');
});

test.each(CATALOGUE.map(({ name }) => name).filter((name) => name !== 'manual'))('%s is simulated to its end', (name) => {
  const options: Record<string, ParameterValue> =
    name === 'grid' ? { points: 3 } : name === 'zoom' ? { ranges: 'units=64..128' } : {};
  const { seconds, trials } = estimate({ strategy: name, options, budget: { trials: 130 }, space: ASSIGNMENT_SPACE });
  expect(seconds).toBeGreaterThan(1);
  expect(trials).toBeGreaterThan(10);
});
