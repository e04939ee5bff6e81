import { expect, test } from 'vitest';
import { mostThatWorks } from '../../bench/failures.ts';
import { regretsOf, searchOn } from '../../bench/efficiency/search.ts';
import { median } from '../../bench/figures.ts';
import { OBJECTIVES } from '../../bench/objectives.ts';

const named = (wanted: string) => OBJECTIVES.find(({ name }) => name === wanted)!;
const SEEDS = [0, 1, 2];
/** Of what random search reaches: the rest of the way counts as gone. */
const SOLVED = 0.01;

test.each([
  { strategy: 'bayesian', name: 'branin' },
  { strategy: 'bayesian', name: 'hartmann6' },
  { strategy: 'tpe', name: 'branin' },
  { strategy: 'cma-es', name: 'branin' },
])('$strategy on $name does not mind how the failing 40 % are told', ({ strategy, name }) => {
  const objective = named(name);
  const most = mostThatWorks(objective, 0.4);
  const reached = (by: string, failure: number | 'failed'): number =>
    median(SEEDS.map((seed) => regretsOf(by, objective, seed, [30], (value) => (value > most ? failure : value))[0]!));
  const floor = SOLVED * reached('random', 'failed');
  const regrets = (['failed', 1e3, 1e6, 1e30, 1e300] as const).map((failure) => Math.max(floor, reached(strategy, failure)));
  expect(Math.max(...regrets) / Math.min(...regrets)).toBeLessThan(3);
});

test('twelve searches of bayesian end as near after 30 and after 50 evaluations, a failure told as one or as 1000', () => {
  const objective = named('branin');
  const most = mostThatWorks(objective, 0.4);
  const after = [30, 50];
  const reached = (failure: number | 'failed'): readonly number[] => {
    const told = (value: number): number | 'failed' => (value > most ? failure : value);
    const found = Array.from({ length: 12 }, (_, seed) => regretsOf('bayesian', objective, 201 + seed, after, told));
    return after.map((_, at) => median(found.map((regrets) => regrets[at]!)));
  };
  const [asFailures, asLosses] = [reached('failed'), reached(1e3)];
  const ratios = after.map((_, at) => asLosses[at]! / asFailures[at]!);
  for (const ratio of ratios) expect(Math.abs(Math.log(ratio))).toBeLessThan(Math.log(3));
});

test.each([
  { strategy: 'tpe', modelled: /^Resembles/ },
  { strategy: 'bayesian', modelled: /^After \d+ results the model expects/ },
])('failures count towards the start-up of $strategy', ({ strategy, modelled }) => {
  const objective = named('branin');
  const most = mostThatWorks(objective, 0.6);
  const trials = searchOn(strategy, objective, 1, 11, { told: (value) => (value > most ? 'failed' : value) });
  expect(trials.filter(({ state }) => state === 'failed').length).toBeGreaterThan(3);
  expect(trials.findIndex(({ reason }) => modelled.test(reason.text))).toBe(10);
});

test.each(['tpe', 'bayesian'])('%s goes on drawing where nothing but failures has come', (strategy) => {
  const trials = searchOn(strategy, named('branin'), 1, 14, { told: () => 'failed' });
  expect(trials).toHaveLength(14);
  expect(trials.at(-1)!.reason.text).toMatch(/no trial has a value yet/i);
});
