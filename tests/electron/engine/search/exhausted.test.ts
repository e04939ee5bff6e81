/** A space that can be counted is tried to its last configuration by every strategy, and the search says so. */
import { describe, expect, test } from 'vitest';
import { createAskAndTell, type Suggestion } from '../../../../electron/engine/search/ask-and-tell.ts';
import { CATALOGUE } from '../../../../electron/engine/search/catalogue.ts';
import { configurationKey } from '../../../../electron/engine/search/configuration-key.ts';
import { configurationsOf } from '../../../../electron/engine/search/configurations.ts';
import type { Strategy, StrategyOptions } from '../../../../electron/engine/search/strategy.ts';
import type { Params, Space } from '../../../../shared/model.ts';

/** In three of its four values the parameter that depends on it is inactive: draws repeat themselves long before the end. */
const SPACE: Space = {
  optimizer: { type: 'categorical', values: ['adam', 'sgd', null, ['momentum']] },
  momentum: { type: 'float', low: 0.5, high: 0.9, step: 0.02, when: { optimizer: [['momentum']] } },
  units: { type: 'fixed', value: 8 },
};
const COUNT = 3 + 21;

/** What makes a strategy go on as long as it can. */
const OPTIONS: Readonly<Record<string, StrategyOptions>> = {
  'latin-hypercube': { points: 10 },
  hyperband: { iterations: 0 },
  bohb: { iterations: 0 },
  'successive-halving': { iterations: 0 },
  zoom: { ranges: 'momentum=0.5..0.9' },
};

function searched(space: Space, { name }: Strategy): { readonly tried: readonly Params[]; readonly why: string } {
  const search = createAskAndTell({ space, strategy: { name, options: OPTIONS[name] ?? {} }, seed: 3, epochs: 9 });
  const tried: Params[] = [];
  for (;;) {
    const answer = search.ask();
    if ('done' in answer) return { tried, why: answer.why };
    const { trial, parent, params } = answer as Suggestion;
    if (parent === null) tried.push(params);
    search.tell(trial, Math.abs(Number(params['momentum'] ?? 0.2) - 0.7));
  }
}

const searching = CATALOGUE.filter(({ queueOnly }) => queueOnly !== true);

describe.each(searching)('$name', (strategy) => {
  test('tries every configuration once', () => {
    const { tried, why } = searched(SPACE, strategy);
    expect(tried.map(configurationKey).toSorted()).toEqual(configurationsOf(SPACE)!.map(configurationKey).toSorted());
    expect(why).toContain(`All ${COUNT} configurations of the space are tried.`);
  });
});

test('a space is counted by what its conditions leave', () => {
  const deep: Space = {
    a: { type: 'categorical', values: [0, 1] },
    ...Object.fromEntries(
      Array.from({ length: 4 }, (_, at) => [`b${at}`, { type: 'int', low: 1, high: 30, when: { a: [at] } }] as const).slice(0, 2),
    ),
    c: { type: 'int', low: 1, high: 300, when: { b0: [7] } },
    d: { type: 'int', low: 1, high: 300, when: { c: [1] } },
  };
  expect(configurationsOf(deep)).toHaveLength(29 + 299 + 300 + 30);
});

test('a forbidden combination is none of them', () => {
  const space: Space = {
    x: { type: 'int', low: 1, high: 3 },
    y: { type: 'int', low: 1, high: 3, forbidden: [{ x: { min: 2 }, y: { min: 2 } }] },
  };
  const random = searching.find(({ name }) => name === 'random')!;
  expect(searched(space, random).tried).toHaveLength(5);
});

test('the part that a person chose ends with itself', () => {
  const setting = { space: SPACE, strategy: { name: 'zoom', options: { ranges: 'optimizer=adam|sgd' } }, seed: 1 };
  const search = createAskAndTell(setting);
  expect([search.ask(), search.ask(), search.ask()]).toMatchObject([
    { trial: 1 },
    { trial: 2 },
    { done: true, why: 'All 2 configurations of the space are tried.' },
  ]);
});
