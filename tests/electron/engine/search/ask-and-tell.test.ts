import { createAskAndTell, type AskAndTellSetting, type Suggestion, type ToldTrial } from 'trialdeck';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../../../electron/engine/search/catalogue.ts';
import { isInside } from '../../../../shared/space/conditions.ts';
import type { Goal } from '../../../../shared/measure.ts';
import type { Space } from '../../../../shared/model.ts';

const SPACE: Space = {
  rate: { type: 'float', low: 0.001, high: 1, scale: 'log' },
  layers: { type: 'int', low: 1, high: 4 },
  kind: { type: 'categorical', values: ['one', 'other'] },
  depth: { type: 'float', low: 0, high: 1, step: 0.25, when: { kind: ['one'] } },
};
const setting = (more: Partial<AskAndTellSetting> = {}): AskAndTellSetting => ({
  space: SPACE,
  strategy: { name: 'random', options: {} },
  seed: 7,
  ...more,
});

/** Smaller is better: far from a rate of 0.1 and few layers. */
const loss = ({ params }: Pick<ToldTrial | Suggestion, 'params'>): number =>
  Math.abs(Math.log10(Number(params['rate'] ?? params['fine'])) + 1) + 0.1 * Number(params['layers'] ?? 1);

/** The suggestions until the search waits or is done; each is answered once so many run. */
function play(
  given: AskAndTellSetting,
  workers: number,
  start: readonly ToldTrial[] = [],
  most = Infinity,
): readonly ToldTrial[] {
  const search = createAskAndTell(given, start);
  const running = search.history().filter(({ sequence }) => sequence === null);
  while (search.history().length < most) {
    const answer = running.length < workers ? search.ask() : { wait: true };
    if ('trial' in answer) running.push(search.history()[answer.trial - 1]!);
    else if (running.length === 0) break;
    else tellFirst(search, running);
  }
  return search.history();
}

function tellFirst(search: ReturnType<typeof createAskAndTell>, running: ToldTrial[]): void {
  const trial = running.shift()!;
  if (trial.ordinal % 7 === 3) search.fail(trial.ordinal);
  else search.tell(trial.ordinal, loss(trial));
}

const OPTIONS: Readonly<Record<string, AskAndTellSetting['strategy']['options']>> = {
  grid: { points: 3 },
  zoom: { ranges: 'layers=2..3' },
};

describe.each(CATALOGUE.map(({ name }) => name))('%s', (name) => {
  const given = setting({ strategy: { name, options: OPTIONS[name] ?? {} }, trials: 25, epochs: 9 });

  test.each([1, 4])(
    'with %i running trials, it suggests what the space has, and goes on from its history as if unbroken',
    (workers) => {
      const whole = play(given, workers);
      expect(whole.length).toBeLessThanOrEqual(25);
      expect(whole.every(({ params }) => isInside(SPACE, params))).toBe(true);
      expect(whole.every(({ sequence }) => sequence !== null)).toBe(true);
      const cut = JSON.parse(JSON.stringify(play(given, workers, [], 9))) as readonly ToldTrial[];
      expect(play(given, workers, cut)).toEqual(whole);
    },
  );
});

test('a strategy that learns finds better values than the same number of random draws', () => {
  const best = (name: string): number =>
    Math.min(...play(setting({ strategy: { name, options: {} }, trials: 60 }), 1).map(({ value }) => value ?? Infinity));
  expect(best('tpe')).toBeLessThan(best('random'));
});

test('larger values are better where the search says so', () => {
  const promoted = (goal: Goal): unknown => {
    const search = createAskAndTell(setting({ strategy: { name: 'successive-halving', options: {} }, epochs: 3, goal }));
    for (const value of [0.2, 0.9, 0.4]) search.tell((search.ask() as Suggestion).trial, value);
    return (search.ask() as Suggestion).parent;
  };
  expect([promoted('maximise'), promoted('minimise')]).toEqual([2, 1]);
});

test('a strategy with rungs says how long to train and what to continue, others do not', () => {
  const search = createAskAndTell(setting({ strategy: { name: 'hyperband', options: {} }, epochs: 3 }));
  const asked = [search.ask(), search.ask(), search.ask()] as Suggestion[];
  expect(asked.map(({ trial, epochs, parent }) => [trial, epochs, parent])).toEqual([
    [1, 1, null],
    [2, 1, null],
    [3, 1, null],
  ]);
  expect([search.ask(), search.ask(), search.ask()]).toMatchObject([{ epochs: 3 }, { epochs: 3 }, { wait: true }]);
  search.tell(1, 3);
  search.fail(2);
  search.tell(3, 1);
  expect(search.ask()).toMatchObject({ trial: 6, params: asked[2]!.params, epochs: 3, parent: 3 });
  expect(search.ask()).toEqual({ wait: true });
  for (const trial of [4, 5, 6]) search.tell(trial, 1);
  expect(search.ask()).toEqual({ done: true, why: 'All brackets are done.' });
  expect(createAskAndTell(setting()).ask()).toMatchObject({ epochs: null, parent: null });
});

describe('a stop rule', () => {
  const given = setting({ stopRule: { name: 'median', options: { startup_trials: 2 } } });
  const withTwo = (more: Partial<AskAndTellSetting> = {}): ReturnType<typeof createAskAndTell> => {
    const search = createAskAndTell({ ...given, ...more });
    for (const trial of [1, 2]) {
      search.ask();
      for (const epoch of [1, 2, 3]) search.report(trial, epoch, 1 / epoch);
      search.tell(trial, 1 / 3);
    }
    search.ask();
    return search;
  };

  test('says whether to go on, and a trial that ends where it said stop was stopped', () => {
    const search = withTwo();
    expect([search.report(3, 1, 9), search.report(3, 2, 0.8)]).toEqual([false, true]);
    search.tell(3, 0.8);
    expect(search.history()[2]).toMatchObject({
      state: 'stopped',
      value: 0.8,
      epochsDone: 2,
      stopReason: { epoch: 2, bar: 0.5 },
    });
  });

  test('may be ignored: a trial that goes on and gets better is completed', () => {
    const search = withTwo();
    expect([search.report(3, 2, 0.8), search.report(3, 3, 0.1)]).toEqual([true, false]);
    search.tell(3, 0.1);
    expect(search.history()[2]).toMatchObject({ state: 'completed', stopReason: null });
  });

  test('says nothing at the last epoch, and knows what the parent of a trial had', () => {
    const rungs = { strategy: { name: 'successive-halving', options: {} }, epochs: 3 };
    const search = createAskAndTell(setting({ ...rungs, stopRule: { name: 'patience', options: { epochs: 1 } } }));
    for (const value of [0.5, 0.7, 0.9]) {
      const { trial } = search.ask() as Suggestion;
      expect(search.report(trial, 1, value)).toBe(false);
      search.tell(trial, value);
    }
    expect(search.ask()).toMatchObject({ trial: 4, parent: 1, epochs: 3 });
    expect([search.report(4, 2, 0.6), search.report(4, 3, 0.6)]).toEqual([true, false]);
    expect(search.history()[3]).toMatchObject({ values: [null, 0.6, 0.6], stopReason: null });
  });

  test('is none by default', () => {
    const search = createAskAndTell(setting());
    search.ask();
    expect([1, 5, 50].map((epoch) => search.report(1, epoch, epoch))).toEqual([false, false, false]);
  });
});

describe('what cannot be used changes nothing', () => {
  const search = createAskAndTell(setting({ strategy: { name: 'asha', options: {} }, trials: 3, epochs: 9 }));
  for (let asked = 0; asked < 3; asked++) search.ask();
  search.tell(1, 0.5);
  search.report(2, 1, 0.5);
  const before = JSON.stringify(search.history());

  test.each([
    ['an unknown trial', () => search.tell(4, 1), 'There is no trial 4; 3 were asked for.'],
    ['no trial at all', () => search.tell(0, 1), 'There is no trial 0; 3 were asked for.'],
    ['a trial that has ended', () => search.tell(1, 1), 'Trial 1 has ended: it is completed.'],
    ['an epoch of a trial that has ended', () => search.report(1, 1, 1), 'Trial 1 has ended: it is completed.'],
    ['an epoch that was told', () => search.report(2, 1, 1), 'epoch is 1; allowed for trial 2 is none, as all 1 were told.'],
    ['no epoch', () => search.report(3, 0, 1), 'epoch is 0; allowed for trial 3 is a whole number from 1 to 1.'],
    [
      'an epoch beyond the target',
      () => search.report(3, 2, 1),
      'epoch is 2; allowed for trial 3 is a whole number from 1 to 1.',
    ],
    [
      'no number',
      () => search.tell(3, '0.5' as unknown as number),
      'value is "0.5"; allowed is a number, or null where there is none.',
    ],
  ])('%s', (_, act, sentence) => {
    expect(act).toThrow(sentence);
    expect(JSON.stringify(search.history())).toBe(before);
    expect(search.ask()).toEqual({ done: true, why: 'The budget of 3 trials is spent.' });
  });
});

test.each([NaN, Infinity, -Infinity, null])('%s as the value of a trial fails it', (value) => {
  const search = createAskAndTell({ space: SPACE, strategy: { name: 'random', options: {} }, seed: 1 });
  search.ask();
  search.tell(1, value);
  expect(search.history()[0]).toMatchObject({ state: 'failed', value: null, stopValue: null, sequence: 1 });
});

test('a trial is to end where its value after an epoch is no finite number', () => {
  const search = createAskAndTell({ space: SPACE, strategy: { name: 'random', options: {} }, seed: 1 });
  search.ask();
  expect([search.report(1, 1, 0.5), search.report(1, 2, NaN)]).toEqual([false, true]);
  const { state, values, stopReason } = search.history()[0]!;
  expect({ state, values, stopReason }).toEqual({
    state: 'running',
    values: [0.5, null],
    stopReason: { text: 'Its value after epoch 2 is no finite number.' },
  });
});

test('known-good configurations come first, within the budget', () => {
  const good = [
    { rate: 0.1, layers: 1, kind: 'other' },
    { rate: 0.5, layers: 2, kind: 'one', depth: 0.25 },
  ];
  const search = createAskAndTell(setting({ strategy: { name: 'hyperband', options: {} }, queue: good }));
  expect([search.ask(), search.ask(), search.ask()]).toMatchObject([
    { params: good[0], epochs: 27 },
    { params: good[1], epochs: 27 },
    { epochs: 1 },
  ]);
  const short = createAskAndTell(setting({ queue: good, trials: 1 }));
  expect([short.ask(), short.ask()]).toMatchObject([{ trial: 1 }, { done: true }]);
});

test.each([
  ['a space', { space: { rate: { type: 'float', low: 2, high: 1 } } }, 'rate.low is 2; allowed is at most the highest, 1.'],
  ['an unknown strategy', { strategy: { name: 'luck', options: {} } }, 'Unknown strategy luck'],
  ['an unknown option', { strategy: { name: 'asha', options: { rungs: 3 } } }, 'asha has no option rungs'],
  ['an unknown stop rule', { stopRule: { name: 'hope', options: {} } }, 'Unknown stop rule hope'],
  ['a space that the strategy cannot search', { strategy: { name: 'grid', options: {} } }, 'give rate a step'],
  ['too few epochs', { strategy: { name: 'hyperband', options: {} }, epochs: 2 }, 'leave no second rung'],
  ['no trials', { trials: 0 }, 'trials is 0; allowed is a whole number of at least 1.'],
  ['a queue', { queue: [{ rate: 0.1 }] }, 'Configuration 1 of the queue is {"rate":0.1}; allowed is'],
])('%s is refused before the search starts', (_, more, sentence) => {
  expect(() => createAskAndTell(setting(more as Partial<AskAndTellSetting>))).toThrow(sentence);
});

const LARGE: Space = {
  count: { type: 'int', low: 0, high: 1e15 },
  size: { type: 'int', low: 1, high: 1e12, scale: 'log' },
  fine: { type: 'float', low: 0.1, high: 1, step: 1e-9 },
};

test.each(CATALOGUE.map(({ name }) => name).filter((name) => name !== 'manual'))(
  '%s searches ranges of more values than can be listed',
  (name) => {
    const options: Record<string, string | number> =
      name === 'zoom' ? { ranges: 'count=10..1000000' } : name === 'grid' ? { points: 5 } : {};
    const trials = play({ space: LARGE, strategy: { name, options }, seed: 3, trials: 16 }, 2);
    expect(trials.length).toBeGreaterThanOrEqual(13);
    expect(trials.filter(({ params }) => !isInside(LARGE, params))).toEqual([]);
  },
);

test.each(['bayesian', 'keras-tuner-bayesian', 'tpe', 'cma-es', 'bohb'])(
  '%s bears values at the ends of what a number can be, and says so in numbers',
  (name) => {
    const search = createAskAndTell({ space: SPACE, strategy: { name, options: {} }, seed: 5, trials: 20 });
    const reasons: unknown[] = [];
    for (let answer = search.ask(); 'trial' in answer; answer = search.ask()) {
      reasons.push(answer.reason);
      search.tell(answer.trial, [1e308, -1e308, 0.5][answer.trial % 3]!);
    }
    expect(reasons.length).toBeGreaterThanOrEqual(13);
    expect(JSON.stringify(reasons)).not.toMatch(/NaN|Infinity|:null,"mean|"mean":null|"deviation":null/);
  },
);
