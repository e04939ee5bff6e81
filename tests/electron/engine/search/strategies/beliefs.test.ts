/** What a person believes speeds a search up, and does not bind it. */
import { describe, expect, test } from 'vitest';
import { createAskAndTell } from '../../../../../electron/engine/search/ask-and-tell.ts';
import type { Space } from '../../../../../shared/model.ts';

/** The loss is lowest at x = 0.2 with the kind b. */
const loss = (x: number, kind: string): number => (x - 0.2) ** 2 + (kind === 'b' ? 0 : 0.05);
const even: Space = {
  x: { type: 'float', low: 0, high: 1 },
  kind: { type: 'categorical', values: ['a', 'b', 'c'] },
};
const believing = (centre: number, kind: string): Space => ({
  x: { type: 'float', low: 0, high: 1, prior: { centre, deviation: 0.05 } },
  kind: { type: 'categorical', values: ['a', 'b', 'c'], default: kind },
});

/** The lowest loss of so many trials, in the mean over seeds. */
function lowest(space: Space, strategy: string, trials: number, seeds = 12): number {
  let sum = 0;
  for (let seed = 0; seed < seeds; seed++) {
    const search = createAskAndTell({ space, strategy: { name: strategy, options: {} }, seed, trials, epochs: 9 });
    let best = Infinity;
    for (let asked = search.ask(); 'trial' in asked; asked = search.ask()) {
      const { trial, params } = asked;
      const value = loss(Number(params['x']), String(params['kind']));
      best = Math.min(best, value);
      search.tell(trial, value);
    }
    sum += best;
  }
  return sum / seeds;
}

describe.each(['random', 'tpe', 'bayesian', 'hyperband'])('%s', (strategy) => {
  test('finds sooner what is believed rightly', () => {
    expect(lowest(believing(0.2, 'b'), strategy, 8)).toBeLessThan(lowest(even, strategy, 8));
  });

  test('finds what is believed wrongly all the same', () => {
    expect(lowest(believing(0.9, 'a'), strategy, 60, 4)).toBeLessThan(0.05);
  });
});
