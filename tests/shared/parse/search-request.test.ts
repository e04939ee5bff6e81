import { describe, expect, it } from 'vitest';
import { parseBudget } from '../../../shared/parse/budget.ts';
import { parseSearchRequest } from '../../../shared/parse/search-request.ts';
import { refusalOf, usage } from '../../support/refusal.ts';

describe('parseSearchRequest', () => {
  it('returns a complete request as it is', () => {
    const request = {
      name: 'First try',
      preset: 'quick',
      space: { units: { type: 'int', low: 8, high: 64 } },
      task: { kind: 'network', dataset: 'fashion-mnist', rows: 40, splitSeed: 0 },
      strategy: { name: 'tpe', options: { startup: 10, group: false } },
      budget: { trials: 20, epochs: 100, seconds: 0.5 },
      epochs: 10_000,
      objective: 'loss',
      workers: 256,
      seed: 2 ** 31 - 1,
      queue: [{ units: 8 }, {}],
    };
    expect(parseSearchRequest(request)).toEqual(request);
  });

  it('takes an empty request, fields that are undefined, and a name without its margins', () => {
    expect(parseSearchRequest({ studyId: 3, space: undefined, name: ' a ' })).toEqual({ studyId: 3, name: 'a' });
  });

  it('takes a command on which workers run as it was written, and no command for this machine', () => {
    expect(parseSearchRequest({ on: ' sh -c "exec x" ' })).toEqual({ on: 'sh -c "exec x"' });
    expect(parseSearchRequest({ on: 'local' })).toEqual({ on: null });
    expect(refusalOf(() => parseSearchRequest({ on: 'sh -c "x' }))).toMatchObject({ code: 'usage', field: 'on' });
  });

  it('takes an empty queue', () => {
    expect(parseSearchRequest({ queue: [] })).toEqual({ queue: [] });
  });

  it.each([
    ['x', undefined, 'The request is "x"; allowed is an object.'],
    [
      { trials: 5 },
      'trials',
      'The request has an unknown field trials. Known are studyId, name, task, preset, space, strategy, ' +
        'stopRule, budget, epochs, objective, workers, width, remeasure, on, seed, queue.',
    ],
    [{ studyId: '1' }, 'studyId', 'studyId is "1"; allowed is a whole number of at least 1.'],
    [{ name: ' ' }, 'name', 'name is " "; allowed is a text that is not blank.'],
    [{ workers: 0 }, 'workers', 'workers is 0; allowed is a whole number from 1 to 256.'],
    [{ workers: 257 }, 'workers', 'workers is 257; allowed is a whole number from 1 to 256.'],
    [{ epochs: 0 }, 'epochs', 'epochs is 0; allowed is a whole number from 1 to 10000.'],
    [{ epochs: 10_001 }, 'epochs', 'epochs is 10001; allowed is a whole number from 1 to 10000.'],
    [{ epochs: 2.5 }, 'epochs', 'epochs is 2.5; allowed is a whole number from 1 to 10000.'],
    [{ seed: -1 }, 'seed', 'seed is -1; allowed is a whole number from 0 to 2147483647.'],
    [{ objective: 1 }, 'objective', 'objective is 1; allowed is a name.'],
    [
      { objective: '__proto__' },
      'objective',
      'objective is "__proto__"; allowed is another name than constructor, toString, __proto__ and their like.',
    ],
    [{ budget: { trials: 0 } }, 'budget.trials', 'budget.trials is 0; allowed is a whole number of at least 1.'],
    [{ budget: { epochs: 1.5 } }, 'budget.epochs', 'budget.epochs is 1.5; allowed is a whole number of at least 1.'],
    [{ budget: { seconds: 0 } }, 'budget.seconds', 'budget.seconds is 0; allowed is a number above 0.'],
    [
      { budget: { trial: 3 } },
      'budget.trial',
      'budget has an unknown field trial. Did you mean trials? Known are trials, epochs, seconds.',
    ],
    [{ strategy: 'tpe' }, 'strategy', 'strategy is "tpe"; allowed is an object.'],
    [
      { strategy: { name: 'tpe', options: { startup: [] } } },
      'strategy.options.startup',
      'strategy.options.startup is []; allowed is a number, a text, true or false.',
    ],
    [{ space: { units: { type: 'int', low: 8.5, high: 9 } } }, 'space.units.low', 'units.low is 8.5; allowed is a whole number.'],
    [{ space: null }, 'space', 'The space is null; allowed is an object.'],
    [
      { queue: [{}, { units: {} }] },
      'queue[1].units',
      'In the queue: Configuration 2: units is {}; allowed is a number, a text, true, false, null or a list of these.',
    ],
    [{ task: { command: 'run' } }, 'task.kind', 'task.kind is missing; allowed is a text.'],
  ])('refuses %j', (value, field, sentence) => {
    expect(refusalOf(() => parseSearchRequest(value))).toEqual(usage(field, sentence));
  });
});

describe('parseBudget', () => {
  it('returns the limits', () => {
    expect(parseBudget({ seconds: 60 })).toEqual({ seconds: 60 });
  });

  it.each([
    [60, undefined, 'The budget is 60; allowed is an object.'],
    [{}, undefined, 'The budget is empty; allowed is one with trials, epochs or seconds.'],
    [{ trials: undefined }, 'trials', 'trials is missing; allowed is a whole number of at least 1.'],
    [{ seconds: undefined }, 'seconds', 'seconds is missing; allowed is a number above 0.'],
    [{ seconds: -1 }, 'seconds', 'seconds is -1; allowed is a number above 0.'],
  ])('refuses %j', (value, field, sentence) => {
    expect(refusalOf(() => parseBudget(value))).toEqual(usage(field, sentence));
  });
});
