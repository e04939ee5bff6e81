import { expect, test } from 'vitest';
import { weigh } from '../../../../../electron/engine/insight/comparison/evidence.ts';
import {
  answerSentence,
  equalBudgetsSentence,
  questionText,
  type PairOf,
} from '../../../../../electron/engine/insight/comparison/answer.ts';
import { manualTuningIn } from '../../../../../electron/engine/insight/comparison/manual-tuning.ts';
import { verdictOn } from '../../../../../electron/engine/insight/comparison/verdict.ts';
import { accuracy } from '../../../../../electron/engine/tasks/network/measures/accuracy.ts';
import { strategyNamed } from '../../../../../electron/engine/search/catalogue.ts';
import { TOO_NEAR, type ComparisonWord, type Variation, type Verdict } from '../../../../../shared/evidence.ts';
import type { Arm, Experiment, ExperimentRun } from '../../../../../shared/experiment.ts';
import { valueText } from '../../../../../shared/format/value.ts';
import { randomFor } from '../../../../../shared/random.ts';
import { armNamed, experimentOf, RANDOM_ARMS, runOf, runsOf } from '../../../../support/experiment-runs.ts';

const HYPERBAND = armNamed('Hyperband', 'hyperband');
const TPE = armNamed('TPE', 'tpe');

/** Finals around 0.85 with noise of their own, plus a gain. */
function finals(arm: number, gain: number, pairs: number): readonly number[] {
  const random = randomFor('finals', arm);
  return Array.from({ length: pairs }, () => 0.85 + gain + 0.001 * random.normal());
}

function verdictFor(
  arms: readonly Arm[],
  gains: readonly number[],
  pairs = 60,
  rest: Partial<Experiment> = {},
  varies: Variation[] = ['search seed'],
  spent: Readonly<Record<number, number>> = {},
  assignment = false,
) {
  const experiment = experimentOf([...RANDOM_ARMS, ...arms], {
    ...{ budget: { axis: 'epochs', amount: 1166 }, repetitions: pairs },
    ...rest,
  });
  const spentBy = (arm: number) => ({ seconds: 1, trials: 1, epochs: spent[arm] ?? 1166 * experiment.arms[arm]!.budgetFactor });
  const runs = runsOf(gains.map((gain, arm) => finals(arm, gain, pairs))).map((run) => ({ ...run, spent: spentBy(run.arm) }));
  const weighed = weigh({
    experiment,
    runs,
    objective: accuracy.measure,
    startup: [],
    bestKnown: { value: 0.9, interval: null },
    varies,
    assignment,
  })!;
  return verdictOn(experiment, weighed, { byHandOf: (name) => strategyNamed(name).byHand, assignment });
}

function verdictFrom(experiment: Experiment, runs: readonly ExperimentRun[]): Verdict {
  const ground = {
    objective: accuracy.measure,
    startup: [],
    bestKnown: null,
    varies: ['search seed'],
    assignment: false,
  } as const;
  const weighed = weigh({ experiment, runs, ...ground })!;
  return verdictOn(experiment, weighed, { byHandOf: (name) => strategyNamed(name).byHand, assignment: false });
}

/** All pairs of an experiment that has come to its end. */
const allOf = (pairs: number) => ({ pairs, planned: pairs, goesOn: false });
const wordsIn = (sentence: string): number => sentence.split(' ').length;

const QUESTION = 'Usefully better (by more than 0.0020) than random search with twice the budget?';

test.each([
  [
    [0, 0, 0.02, 0.02],
    'Yes: Hyperband and TPE are better than random search with twice the budget.',
    'Against random search with equal budgets Hyperband and TPE are better.',
  ],
  [
    [0, 0, -0.02, -0.02],
    'No: Hyperband and TPE are worse than random search with twice the budget.',
    'Against random search with equal budgets Hyperband and TPE are worse.',
  ],
  [
    [0, 0, 0, 0],
    'No: TPE is the same as random search with twice the budget, Hyperband the same (on the edge).',
    'Against random search with equal budgets Hyperband and TPE are the same (on the edge).',
  ],
  [
    [0, 0.001, 0.002, 0.02],
    'In part: TPE is better than random search with twice the budget, Hyperband slightly better (on the edge).',
    'Against random search with equal budgets TPE is better, Hyperband ahead.',
  ],
  [
    [0, 0.001, 0.001, 0.001],
    'No: TPE is the same as random search with twice the budget, Hyperband the same (on the edge).',
    'Against random search with equal budgets Hyperband and TPE are slightly better (on the edge).',
  ],
])('gains of %j are answered with %s', (gains, sentence, equalBudgets) => {
  expect(verdictFor([HYPERBAND, TPE], gains)).toMatchObject({ question: QUESTION, sentence, equalBudgets });
  expect(wordsIn(sentence)).toBeLessThanOrEqual(25);
});

test('opposite results give opposite answers', () => {
  const answerOf = (gain: number): string => verdictFor([HYPERBAND], [0, 0, gain]).sentence.split(':')[0]!;
  expect([answerOf(0.02), answerOf(-0.02)]).toEqual(['Yes', 'No']);
});

test('many strategies with long names are counted, in at most 25 words', () => {
  const many = Array.from({ length: 9 }, (_, at) => armNamed(`A strategy of a rather long name, number ${at}`, 'tpe'));
  const gains = [0, 0, 0.02, 0.02, 0.001, 0.001, 0, 0, -0.001, -0.02, -0.02];
  const { sentence } = verdictFor(many, gains, 200);
  expect(wordsIn(sentence)).toBeLessThanOrEqual(25);
  expect(sentence).toBe(
    'In part: two are better than random search with twice the budget, two slightly better, two the same, one slightly worse, two worse.',
  );
  const { sentence: all, equalBudgets } = verdictFor(many, [0, 0, ...many.map(() => 0.02)]);
  expect([all, equalBudgets]).toEqual([
    'Yes: all nine are better than random search with twice the budget.',
    'Against random search with equal budgets all nine are better.',
  ]);
});

test('with noise that hides it the answer is open, and says how often it would be another', () => {
  const { sentence, stability } = verdictFor([HYPERBAND], [0, 0, 0.003], 12);
  expect(sentence).toMatch(
    /^Undecided: Hyperband is ahead of random search with twice the budget; a new comparison of about [\d,]+ pairs may decide it\.$/,
  );
  expect(stability).toBeGreaterThan(0.5);
  expect(stability).toBeLessThan(1);
  expect(verdictFor([HYPERBAND], [0, 0, 0.02]).stability).toBe(1);
  expect(verdictFor([HYPERBAND], [0, 0, 0.002], 12).sentence).toMatch(
    /^Undecided: Hyperband is ahead of random search with twice the budget; gaps up to 0\.00\d\d stay open, too near the margin to number the pairs\.$/,
  );
});

test('below six pairs nothing could have been shown', () => {
  const { sentence, stability } = verdictFor([HYPERBAND], [0, 0, 0.02], 3, { state: 'finished' });
  expect(sentence).toBe('Nothing could have been shown: below 6 pairs even the same winner in all of them may be chance.');
  expect(stability).toBeNull();
});

test('of one that was stopped nothing is concluded, however clear it looked', () => {
  const stopped = verdictFor(
    [HYPERBAND, TPE],
    [0, 0, 0.02, 0.02],
    215,
    { repetitions: 600, state: 'finished' },
    ['search seed'],
    {},
    true,
  );
  expect(stopped).toMatchObject({
    sentence: 'Stopped after 215 of 600 pairs: nothing is concluded, since who chooses when to stop finds something by chance.',
    ...{ equalBudgets: null, stability: null, sameWords: null, speed: null, soonerFirst: false },
    manualTuning: 'Not answered: 215 of 600 pairs have finished.',
  });
  expect(stopped.validity).toMatch(/215 of 600 pairs have finished\.$/);
});

test.each([
  ['running', 1, 6, 'Nothing can be said yet: 1 of 6 pairs has finished.'],
  ['paused', 3, 1000, 'Nothing can be said yet: 3 of 1,000 pairs have finished.'],
  ['running', 59, 60, 'Nothing can be said yet: 59 of 60 pairs have finished.'],
  ['running', 60, 60, 'Yes: Hyperband is better than random search with twice the budget.'],
  ['running', 2, 5, 'Nothing could have been shown: below 6 pairs even the same winner in all of them may be chance.'],
] as const)('of a comparison that is %s with %i of %i pairs', (state, pairs, repetitions, sentence) => {
  expect(verdictFor([HYPERBAND], [0, 0, 0.02], pairs, { repetitions, state }).sentence).toBe(sentence);
});

test('of a strategy whose runs found nothing no word is said, but how many they were', () => {
  const arms = [...RANDOM_ARMS, HYPERBAND, TPE];
  const found = (failing: number) => {
    const experiment = experimentOf(arms);
    const runs = runsOf([0, 0, 0.02, 0.02].map((gain, arm) => finals(arm, gain, 30))).map((run) =>
      run.arm === failing && run.repetition <= 20 ? { ...run, state: 'failed' as const, path: [] } : run,
    );
    return verdictFrom(experiment, runs);
  };
  expect(found(3).sentence).toMatch(/^In part: Hyperband is better than random search .*, TPE undecided/);
  expect(found(3).warnings).toContain('TPE found nothing in 20 of 30 runs.');
  expect(found(3).validity).not.toContain('pairs have finished');
  expect(found(1)).toMatchObject({
    ...{ sentence: 'Undecided: Random search 2x found nothing in 20 of 30 runs.', stability: null, sameWords: null },
    warnings: ['Random search 2x ended after 100 of 200 epochs (median).'],
  });
  expect(found(0).sentence).toMatch(/^Yes: /);
});

test('manual tuning is asked about only where an arm tunes by hand', () => {
  expect(verdictFor([HYPERBAND], [0, 0, 0.02]).manualTuning).toBeNull();
  const zoom = armNamed('Random search, zoomed by hand', 'zoom');
  expect(verdictFor([HYPERBAND, zoom, TPE], [0, 0, 0.02, 0, 0]).manualTuning).toBe(
    'For Hyperband yes, here: against Random search, zoomed by hand Hyperband is better and TPE is the same. ' +
      'One study cannot show that a strategy is inherently better: it shows what happened on its data, space and budget.',
  );
  const narrowed = armNamed('Random search, narrowed', 'narrowing');
  expect(verdictFor([narrowed, TPE], [0, 0, 0, 0]).manualTuning).toMatch(
    /^No: against Random search, narrowed TPE is the same\. Random search, narrowed stands in for the person\. One study/,
  );
  expect(verdictFor([narrowed, TPE], [0, 0, 0, 0.02], 5).manualTuning).toBe('Not answered: it takes 6 pairs at least.');
});

test('the assignment asks about it whatever the arms are, of a person who spends as much again', () => {
  const verdict = verdictFor([HYPERBAND, TPE], [0, 0, 0.02, 0], 60, {}, ['search seed'], {}, true);
  expect(verdict.manualTuning).toBe(
    'For Hyperband yes, here: against Random search 2x Hyperband is better and TPE is the same. ' +
      'No strategy tunes by hand: Random search 2x is a person who spends as much again on random trials. ' +
      'One study cannot show that a strategy is inherently better: it shows what happened on its data, space and budget.',
  );
});

/** Everything that can be found about two arms: the word, and whether it is detected where that does not follow. */
const FOUND: readonly (readonly [ComparisonWord, gap: number])[] = [
  ...(['better', 'slightly better', 'same', 'undecided', 'slightly worse', 'worse'] as const).map((word) => [word, 0] as const),
  ['undecided', 0.003],
  ['undecided', -0.003],
];
const MANY = [
  ...[HYPERBAND, armNamed('Tree-structured Parzen estimator (TPE)', 'tpe')],
  ...[armNamed('Bayesian optimisation (Gaussian process)', 'bayesian'), armNamed('Narrowed random search', 'narrowing')],
];
const CLAUSE = String.raw`[^.;:]+ (is|are) (better|ahead|slightly better|the same|undecided|slightly worse|behind|worse)[^.;:]*`;
const SENTENCE = new RegExp(
  `^(Yes|In part|No|Undecided)(, on the edge)?: ${CLAUSE}(; [^.;:]+ on the edge)?(; (a new comparison of )?about [\\d,]+ pairs (in all )?may decide (it|them))?\\.$`,
);
const EQUAL_BUDGETS = new RegExp(`^Against random search with equal budgets ${CLAUSE}\\.$`);

test.each([1, 2, 3, 4])('whatever is found of %d strategies, the answer is one sentence of at most 25 words', (count) => {
  const arms = [...RANDOM_ARMS, ...MANY.slice(0, count)];
  const all = FOUND.length ** (2 * count);
  // A prime stride meets every finding about every pair.
  for (let at = 0; at < all; at += count <= 2 ? 1 : 4099)
    for (const onEdge of [false, true]) {
      const pairOf: PairOf = (arm, than) => {
        const [word, gap] = FOUND[Math.floor(at / FOUND.length ** (2 * (arm - 2) + than)) % FOUND.length]!;
        const pairsToDecide = word === 'undecided' ? 123_456 : null;
        const difference = { value: gap, low: null, high: null };
        return { word, detected: gap !== 0, difference, pairs: 100, pairsToDecide, stability: (at + arm) % 3 === 0 ? 0.8 : 1 };
      };
      const { sentence } = answerSentence(arms, allOf(100), pairOf, onEdge, valueText);
      const equalBudgets = equalBudgetsSentence(arms, 100, pairOf, true)!;
      expect(equalBudgets).toMatch(EQUAL_BUDGETS);
      expect([equalBudgets, wordsIn(equalBudgets) <= 25]).toEqual([equalBudgets, true]);
      expect(sentence).toMatch(SENTENCE);
      expect([sentence, wordsIn(sentence) <= 25]).toEqual([sentence, true]);
      expect(sentence.includes(', on the edge: ')).toBe(onEdge && !sentence.startsWith('Undecided'));
      const isOpen = [...MANY.keys()].slice(0, count).some((_, place) => pairOf(place + 2, 1).word === 'undecided');
      if (isOpen && count <= 2) expect(sentence).toMatch(/about 130,000 pairs (in all )?may decide (it|them)/);
    }
});

test('strategies keep their names where several words are on the edge', () => {
  const arms = [...RANDOM_ARMS, ...MANY];
  const words = ['same', 'slightly better', 'slightly better', 'same'] as const;
  const onEdge = (unstable: readonly number[]) => (arm: number, than: number) => ({
    ...{ word: than === 1 ? words[arm - 2]! : ('slightly better' as const), detected: true, pairs: 1000, pairsToDecide: null },
    ...{ difference: { value: 0.001, low: null, high: null }, stability: than === 1 && unstable.includes(arm) ? 0.8 : 1 },
  });
  const said =
    'No: TPE and Bayesian optimisation are slightly better than random search 2x, Hyperband and Narrowed random search the same; ';
  expect(answerSentence(arms, allOf(1000), onEdge([2, 3]), false, valueText).sentence).toBe(
    `${said}TPE and Hyperband on the edge.`,
  );
  expect(answerSentence(arms, allOf(1000), onEdge([3, 5]), false, valueText).sentence).toBe(`${said}two on the edge.`);
});

test('an answer that resampled experiments often change is on the edge, and says so', () => {
  const gains = Array.from({ length: 20 }, (_, at) => 0.0004 + at * 0.0001);
  const found = gains.map((gain) => verdictFor([HYPERBAND], [0, 0, 0.002 + gain]));
  for (const { sentence, stability } of found)
    expect(sentence.includes(', on the edge: ')).toBe(stability! < 0.95 && !sentence.startsWith('Undecided'));
  expect(found.map(({ stability }) => stability! < 0.95)).toContain(true);
  expect(found.map(({ stability }) => stability! < 0.95)).toContain(false);
});

const [SAME, PERHAPS, BETTER] = [
  { word: 'same', stability: 1 },
  { word: 'same', stability: 0.85 },
  { word: 'slightly better', stability: 0.97 },
] as const;
const found = ({ word, stability }: Pick<ReturnType<PairOf>, 'word' | 'stability'>): ReturnType<PairOf> => {
  return { word, stability, detected: false, difference: { value: 0, low: 0, high: 0 }, pairs: 100, pairsToDecide: null };
};

test('a number of pairs is said only where every strategy that is undecided has one, and what is undecided is on no edge', () => {
  const arms = [...RANDOM_ARMS, HYPERBAND, TPE];
  const open = { word: 'undecided', stability: 0.5 } as const;
  const difference = { value: 0.001, low: -0.0031, high: 0.0051 };
  const saidWith = (ofHyperband: number | typeof TOO_NEAR): string => {
    const pairOf: PairOf = (arm) => ({ ...found(open), difference, pairsToDecide: arm === 2 ? ofHyperband : 113 });
    return answerSentence(arms, allOf(100), pairOf, true, valueText).sentence;
  };
  expect(saidWith(TOO_NEAR)).toBe(
    'Undecided: Hyperband and TPE are undecided against random search 2x; gaps up to 0.0051 stay open, too near the margin to number the pairs.',
  );
  expect(saidWith(140)).toBe(
    'Undecided: Hyperband and TPE are undecided against random search with twice the budget; a new comparison of about 140 pairs may decide them.',
  );
});

test('without a margin nothing is asked about use', () => {
  expect(questionText([...RANDOM_ARMS, TPE], null)).toBe('Better than random search with twice the budget?');
});

test('budgets are called equal only where all were spent', () => {
  const { equalBudgets } = verdictFor([HYPERBAND], [0, 0, 0.02], 60, {}, ['search seed'], { 2: 800 });
  expect(equalBudgets).toBe('Against random search Hyperband is better.');
});

test('a word on the edge is marked where it is said, and by itself', () => {
  const arms = [...RANDOM_ARMS, HYPERBAND, TPE, armNamed('Narrowed random search', 'narrowing')];
  const said = answerSentence(
    arms,
    allOf(100),
    (arm, than) => found(than === 1 && arm === 4 ? PERHAPS : arm === 3 ? BETTER : SAME),
    false,
    valueText,
  );
  expect(said.sentence).toBe(
    'No: TPE is slightly better than random search with twice the budget, Hyperband the same, Narrowed random search the same (on the edge).',
  );
  expect(said.about).toEqual([
    [2, 1],
    [3, 1],
    [4, 1],
  ]);
});

test('the answer about manual tuning marks its words on the edge, too', () => {
  const arms = [...RANDOM_ARMS, HYPERBAND, TPE, armNamed('Narrowed random search', 'narrowing')];
  const pairOf: PairOf = (arm) => found(arm === 2 ? PERHAPS : BETTER);
  const tuning = { byHandOf: (name: string) => strategyNamed(name).byHand, assignment: false };
  expect(manualTuningIn(arms, { pairs: 100, planned: 100 }, pairOf, tuning)).toMatch(
    /^No: against Narrowed random search TPE is slightly better and Hyperband is the same \(on the edge\)\. /,
  );
});

test('the answer about manual tuning says who is ahead where by how much is undecided, as the other sentences do', () => {
  const arms = [...RANDOM_ARMS, TPE, armNamed('Narrowed random search', 'narrowing')];
  const gap = { value: 0.002, low: 0.001, high: 0.003 };
  const pairOf: PairOf = () => ({ ...found({ word: 'undecided', stability: 0.9 }), detected: true, difference: gap });
  const tuning = { byHandOf: (name: string) => strategyNamed(name).byHand, assignment: false };
  expect(manualTuningIn(arms, { pairs: 100, planned: 100 }, pairOf, tuning)).toMatch(
    /^Undecided: against Narrowed random search TPE is ahead\. /,
  );
});

test('how often the same words come out is less than how often the same answer does', () => {
  const { stability, sameWords } = verdictFor([HYPERBAND, TPE], [0, 0, 0.0005, 0], 40);
  expect(stability).toBeGreaterThan(0.97);
  expect(sameWords).toBeLessThan(stability!);
  expect(sameWords).toBeGreaterThan(0);
});

test('what varies is named, and what does not', () => {
  expect(verdictFor([HYPERBAND], [0, 0, 0]).validity).toBe(
    'From pair to pair the search seed varies; data, space, model seeds and split are the same in all of them, so the verdict holds for these alone. ' +
      'Runs are replayed on recorded training and measured on confirm, which no search decision reads.',
  );
  expect(verdictFor([HYPERBAND], [0, 0, 0], 30, { kind: 'training' }, ['search seed', 'model seed']).validity).toBe(
    'From pair to pair the search seed and model seed vary; data, space and split are the same in all of them, so the verdict holds for these alone. ' +
      'Runs are trained for this comparison and measured on confirm, which no search decision reads.',
  );
});

test('strategies that never began to learn get no word, and the answer says why', () => {
  const experiment = experimentOf([...RANDOM_ARMS, HYPERBAND, TPE], { width: 1 });
  const runs = runsOf([0, 0, 0, 0].map((gain, arm) => finals(arm, gain, 30)));
  const conclude = (startup: readonly number[]) => {
    const objective = accuracy.measure;
    const weighed = weigh({ experiment, runs, objective, startup, bestKnown: null, varies: ['search seed'], assignment: false })!;
    const tuning = { byHandOf: (name: string) => strategyNamed(name).byHand, assignment: false };
    return { ...weighed.evidence, verdict: verdictOn(experiment, weighed, tuning) };
  };
  const both = conclude([0, 0, 12, 10]);
  expect(both.verdict.sentence).toBe('Undecided: 2 strategies never began to learn.');
  const learned = conclude([0, 0, 0, 9]);
  expect(learned.arms.map(({ startup }) => startup)).toEqual([null, null, null, null]);
  const one = conclude([0, 0, 0, 10]);
  expect(one.pairwise.filter(({ arm, than }) => arm === 3 || than === 3).map(({ word, p }) => [word, p])).toEqual(
    Array(3).fill(['undecided', null]),
  );
  expect(one.pairwise[0]!.word).not.toBe('undecided');
  // Each is said once: in the answer, or in a line of its own where there is no room for it.
  const unlearned = 'o result decides the first 10 trials of TPE, and its runs had 10';
  expect([one.verdict.sentence, both.verdict.warnings].map((text) => text.includes(`Undecided: n${unlearned}.`))).toEqual([
    true,
    false,
  ]);
  expect([one, both].map(({ verdict }) => verdict.warnings.includes(`N${unlearned}: no word is said of it.`))).toEqual([
    false,
    true,
  ]);
  expect([one, both].some(({ verdict }) => verdict.occasion.includes(unlearned))).toBe(false);
  expect([one, both].map(({ verdict: { stability, sameWords } }) => [stability, sameWords])).toEqual([
    [null, null],
    [null, null],
  ]);
});

test('how much sooner comes first where nothing is usefully better, but something comes sooner', () => {
  const path =
    (epochs: number) =>
    (final: number): readonly (readonly [number, number])[] => [
      [1, 0.5],
      [epochs, final],
    ];
  const firstWith = (gain: number): boolean => {
    const experiment = experimentOf([...RANDOM_ARMS, TPE]);
    const runs = [path(60), path(60), path(20)].flatMap((of, arm) =>
      finals(arm, arm === 2 ? gain : 0, 30).map((final, at) => runOf(arm, at + 1, of(final))),
    );
    return verdictFrom(experiment, runs).soonerFirst;
  };
  expect([0.001, 0.02].map(firstWith)).toEqual([true, false]);
});

test('random search alone is compared with itself, and before the first pair nothing is said', () => {
  expect(verdictFor([], [0, 0.02])).toMatchObject({
    question: 'Usefully better (by more than 0.0020) than random search?',
    sentence: 'Yes: Random search 2x is better than random search.',
    equalBudgets: null,
  });
  expect(verdictFor([HYPERBAND], [0, 0.02]).sentence).toBe('Nothing can be said before every strategy has finished once.');
});

test('what was spent stands beside the answer, and which arm ended before', () => {
  expect(verdictFor([HYPERBAND], [0, 0, 0]).occasion).toBe(
    '60 pairs; 1,166 epochs for each run, 2,332 for Random search 2x; 1 trial at a time.',
  );
  expect(verdictFor([HYPERBAND], [0, 0, 0], 60, {}, ['search seed'], { 1: 1900, 2: 800 })).toMatchObject({
    occasion: '60 pairs; 1,166 epochs for each run; 1 trial at a time.',
    warnings: [
      'Random search 2x ended after 1,900 of 2,332 epochs (median).',
      'Hyperband ended after 800 of 1,166 epochs (median).',
    ],
  });
});

test('how much sooner is said with its interval, or that it is not shown', () => {
  const { speed } = verdictFor([HYPERBAND], [0, 0, 0.02]);
  expect(speed?.sentence).toBe(
    'It is not shown that any strategy takes fewer epochs than random search to 0.8498, with which its median search ends.',
  );
});
