import { expect, test } from 'vitest';
import { manualTuningIn, type ByHand } from '../../../../../electron/engine/insight/comparison/manual-tuning.ts';
import type { PairOf } from '../../../../../electron/engine/insight/comparison/answer.ts';
import type { ComparisonWord } from '../../../../../shared/evidence.ts';
import { armNamed, RANDOM_ARMS } from '../../../../support/experiment-runs.ts';

const [NARROWED, STEERED] = [armNamed('Narrowed', 'narrowing'), armNamed('By eye', 'zoom')];
const [TPE, HYPERBAND] = [armNamed('TPE', 'tpe'), armNamed('Hyperband', 'hyperband')];
const byHandOf: ByHand = (name) => (({ narrowing: 'stand-in', zoom: 'person' }) as const)[name as 'narrowing' | 'zoom'];

/** Each arm's word whatever it is held against; on the edge where it is marked so. */
function pairOf(words: Readonly<Record<number, ComparisonWord>>, onEdge: readonly number[] = []): PairOf {
  return (arm) => ({
    ...{ word: words[arm]!, detected: words[arm] !== 'undecided', pairs: 30, pairsToDecide: null },
    difference: { value: 0.001, low: null, high: null },
    stability: onEdge.includes(arm) ? 0.6 : 1,
  });
}

const ENOUGH = { pairs: 30, planned: 30 };

test('nobody asks where no strategy tunes by hand and the study is not the assignment’s, or there is nothing to hold against it', () => {
  const arms = [...RANDOM_ARMS, TPE];
  expect(manualTuningIn(arms, ENOUGH, pairOf({ 2: 'better' }), { byHandOf, assignment: false })).toBeNull();
  expect(manualTuningIn([...RANDOM_ARMS, NARROWED], ENOUGH, pairOf({}), { byHandOf, assignment: true })).toBeNull();
});

test('in the assignment random search 2x stands for a person who spends as much again', () => {
  const said = manualTuningIn([...RANDOM_ARMS, TPE], ENOUGH, pairOf({ 2: 'same' }), { byHandOf, assignment: true });
  expect(said).toMatch(/^No: against Random search 2x TPE is the same\. .*Random search 2x is a person who spends as much again/);
});

test('a person is taken before a stand-in, and needs no explanation', () => {
  const arms = [...RANDOM_ARMS, NARROWED, STEERED, TPE];
  const said = manualTuningIn(arms, ENOUGH, pairOf({ 4: 'better' }), { byHandOf, assignment: false });
  expect(said).toMatch(/^For TPE yes, here: against By eye TPE is better\. One study cannot show/);
});

test('strategies with the same finding are named together, the best first, and what is on the edge is marked', () => {
  const arms = [...RANDOM_ARMS, NARROWED, HYPERBAND, TPE];
  const answer = (words: Readonly<Record<number, ComparisonWord>>, onEdge: readonly number[] = []): string =>
    manualTuningIn(arms, ENOUGH, pairOf(words, onEdge), { byHandOf, assignment: false })!.split('.')[0]!;
  expect(answer({ 3: 'slightly better', 4: 'slightly better' })).toBe(
    'No: against Narrowed Hyperband and TPE are slightly better',
  );
  expect(answer({ 3: 'undecided', 4: 'same' }, [4])).toBe(
    'Undecided: against Narrowed TPE is the same (on the edge) and Hyperband is undecided',
  );
  expect(answer({ 3: 'worse', 4: 'better' })).toBe('For TPE yes, here: against Narrowed TPE is better and Hyperband is worse');
});

test('it is not answered before all pairs that were planned have finished, and never below six', () => {
  const stopped = manualTuningIn([...RANDOM_ARMS, NARROWED, TPE], { pairs: 20, planned: 30 }, pairOf({ 3: 'better' }), {
    byHandOf,
    assignment: false,
  });
  expect(stopped).toBe('Not answered: 20 of 30 pairs have finished.');
  const said = manualTuningIn([...RANDOM_ARMS, NARROWED, TPE], { pairs: 5, planned: 5 }, pairOf({}), {
    byHandOf,
    assignment: false,
  });
  expect(said).toBe('Not answered: it takes 6 pairs at least.');
});

test('of a strategy of which no word is said it is not left open why it is undecided', () => {
  const silent: PairOf = () => ({ ...pairOf({ 3: 'undecided' })(3, 2), stability: null });
  expect(manualTuningIn([...RANDOM_ARMS, NARROWED, TPE], ENOUGH, silent, { byHandOf, assignment: false })).toMatch(
    /^Undecided: against Narrowed TPE is undecided \(no word is said of one of the two\)\. /,
  );
});
