import { expect, test } from 'vitest';
import { TOO_NEAR, type ComparisonEvidence } from '../../../../shared/evidence.ts';
import { cellText } from '../../../../shared/report/cell-text.ts';
import { armsSection } from '../../../../shared/report/comparison/arms.ts';
import { ladderSection } from '../../../../shared/report/comparison/ladder.ts';
import { pairsSection } from '../../../../shared/report/comparison/pairs.ts';
import { fewPairsText, noiseText, powerText, spreadIn } from '../../../../shared/report/comparison/power.ts';
import { verdictSection, verdictWords } from '../../../../shared/report/comparison/verdict.ts';
import { wordCell } from '../../../../shared/report/comparison/word-cell.ts';
import { headText, plainText } from '../../../../shared/report/plain-text.ts';
import type { Section, Table } from '../../../../shared/report/report.ts';
import { ACCURACY, SCORE } from '../../../support/measures.ts';
import { COMPARED, evidenceOf, VERDICT } from '../../../support/comparison-evidence.ts';

function tableIn({ blocks }: Section): Table {
  const [table] = blocks;
  if (table?.kind !== 'table') throw new Error('The section has no table.');
  return table;
}
const textsOf = ({ columns, rows }: Table) => [columns.map(headText), ...rows.map(({ cells }) => cells.map(cellText))];
const armTexts = (evidence: ComparisonEvidence) => textsOf(tableIn(armsSection(evidence, COMPARED)));

test('the table of arms has every figure once, medians with their intervals', () => {
  const [final, select, regret] = ['0.8600 0.8590 to 0.8610', '0.8700 0.8680 to 0.8720', '0.0100 0.0080 to 0.0120'];
  const took = ['15 of 30', '60 40 to 80', '–', '–', '–', '2.0 min 1.0 min to 3.0 min', '12 6 to …'];
  expect(armTexts(evidenceOf())).toEqual([
    [
      ...[
        'Strategy',
        'Runs',
        'Spent (epochs)',
        'Final confirm',
        'Final select',
        'Regret',
        'Overtuning',
        'Overtuned runs',
        'Rank',
      ],
      ...['Reached target', 'Epochs to it', 'Of random’s epochs', 'In the mean', 'p, Holm', 'Time to it', 'Trials to it'],
    ],
    ['Random search', '30', '100', final, select, regret, '0.0050', '100 %', '1.25', ...took],
    ['Random search 2x', '30', '200', final, select, regret, '0.0050', '100 %', '2.25', ...took],
    ['Hyperband', '30', '100', final, select, regret, '–', '–', '3.25', '0 of 30', '–', '–', '–', '–', '–', '–'],
  ]);
});

test('how much sooner stands beside each strategy that was held against random search', () => {
  const share = { value: 0.55, low: 0.48, high: 0.62 };
  const speedUp = { epochs: share, meanEpochs: share, seconds: share, p: 0.001, word: 'sooner' } as const;
  const arms = evidenceOf().arms.map((arm) => ({ ...arm, speedUp: arm.arm < 2 ? null : speedUp }));
  expect(armTexts(evidenceOf({ arms })).map((row) => row.slice(11, 14))).toEqual([
    ['Of random’s epochs', 'In the mean', 'p, Holm'],
    ['–', '–', '–'],
    ['–', '–', '–'],
    ['55 % 48 % to 62 %', '55 % 48 % to 62 %', '0.001'],
  ]);
});

test('overtuning is a mean, with the share of runs that have any', () => {
  const [arm, ...others] = evidenceOf().arms;
  const arms = [{ ...arm!, overtuning: [0, 0, 0, 0.004] }, ...others];
  const { rows } = tableIn(armsSection(evidenceOf({ arms }), COMPARED));
  expect(rows[0]!.cells.slice(6, 8)).toEqual([
    { kind: 'number', value: 0.001, format: { of: 'value', digits: { decimals: 4, powers: false } } },
    { kind: 'number', value: 0.25, format: 'percent' },
  ]);
});

test('where runs are measured on select, it has one column; seconds are written as durations', () => {
  const byTime = { ...COMPARED, budget: { axis: 'seconds', amount: 100 } } as const;
  const [head, first] = textsOf(tableIn(armsSection(evidenceOf({ measure: 'select' }), byTime)));
  expect(head!.slice(1, 5)).toEqual(['Runs', 'Spent', 'Final select', 'Regret']);
  expect(first![2]).toBe('2 min');
});

test('where runs found nothing, the arms and the ladder say in how many', () => {
  const arms = evidenceOf().arms.map((arm) => {
    const finals = [0.8, arm.arm === 2 ? null : 0.9].map((value, at) => ({ repetition: at + 1, value, regret: null }));
    return { ...arm, runs: 2, finals };
  });
  const evidence = evidenceOf({ arms });
  const columnIn = (section: Section): readonly string[] => {
    const [head, ...rows] = textsOf(tableIn(section));
    return rows.map((texts) => texts[head!.indexOf('Found nothing')]!);
  };
  expect(columnIn(armsSection(evidence, COMPARED))).toEqual(['0 of 2', '0 of 2', '1 of 2']);
  expect(columnIn(ladderSection(evidence, COMPARED))).toEqual(['0 of 2 runs', '1 of 2 runs']);
});

test('the target is told with the arms, where there is one', () => {
  const captionOf = (evidence: ComparisonEvidence) => plainText(tableIn(armsSection(evidence, COMPARED)).caption);
  expect(captionOf(evidenceOf())).toMatch(
    /measured on confirm;.*\. The target is 0\.8600, the final median of random search\. “Of random’s epochs” .*\. Regret is against/,
  );
  expect(captionOf(evidenceOf({ target: null }))).not.toContain('target');
});

test('the table of pairs has a row for each two arms, with its sentence', () => {
  const table = tableIn(pairsSection(evidenceOf(), COMPARED));
  expect(textsOf(table).slice(0, 3)).toEqual([
    ['A', 'B', 'Gap', 'A is', 'p', 'Won, tied, lost', 'P(A > B)', 'Same word again', 'Pairs in all'],
    [
      ...['Random search', 'Random search 2x', '–', 'undecided (400 pairs in all)', '0.400', '5 · 2 · 23', '0.20 0.10 to 0.30'],
      ...['60 %', '400'],
    ],
    [
      ...['Random search', 'Hyperband', '−0.0031 −0.0041 to −0.0021', 'worse', '< 0.001', '5 · 2 · 23', '0.20 0.10 to 0.30'],
      ...['97 %', '–'],
    ],
  ]);
  expect(table.rows.map(({ note }) => note)).toEqual([
    ...['Arm 0 loses to arm 1.', 'Arm 0 loses to arm 2.', 'Arm 1 loses to arm 2.'],
  ]);
  expect(table.rows[2]!.cells[3]).toEqual({ kind: 'finding', text: 'worse', tone: 'bad' });
});

test('the ladder has every strategy against both kinds of random search, and marks what ended early', () => {
  const ladder = tableIn(ladderSection(evidenceOf(), { ...COMPARED, budget: { axis: 'epochs', amount: 300 } }));
  const [, twice, hyperband] = textsOf(ladder);
  expect(twice).toEqual(['Random search 2x', '–', '–', '–', 'undecided (400 pairs in all)', '200 of 600']);
  expect(hyperband).toEqual([
    'Hyperband',
    '+0.0031 +0.0021 to +0.0041',
    'better',
    '+0.0031 +0.0021 to +0.0041',
    'better',
    '100 of 300',
  ]);
  expect(ladder.columns[1]!.scale).toEqual({
    ...{ low: expect.closeTo(-0.0041, 12), high: expect.closeTo(0.0041, 12) },
    ...{ neutral: 0, needed: [-0.002, 0.002] },
  });
});

test('captions speak of intervals, brackets and edges only where there are any', () => {
  const captionsOf = (evidence: ComparisonEvidence) =>
    [ladderSection(evidence, COMPARED), armsSection(evidence, COMPARED), pairsSection(evidence, COMPARED)].map((section) =>
      plainText(tableIn(section).caption),
    );
  const value = { value: 0.001, low: null, high: null };
  const open = { word: 'undecided', detected: false, difference: value, p: null, stability: null, pairsToDecide: null } as const;
  const few = evidenceOf({ pairs: 3, pairwise: evidenceOf().pairwise.map((pair) => ({ ...pair, ...open, pairs: 3 })) });
  expect(captionsOf(few).filter((caption) => /95|brackets|edge/.test(caption))).toEqual([]);
  const [ladder, , pairs] = captionsOf(evidenceOf());
  expect(ladder).toMatch(/, with intervals .* In brackets: [^:]*\.$/);
  const onEdge = evidenceOf({ pairwise: evidenceOf().pairwise.map((pair) => ({ ...pair, stability: 0.6 })) });
  const edge = / On the edge: another comparison of this size may well say another word\.$/;
  expect([pairs, ...captionsOf(onEdge)].map((caption) => edge.test(caption!))).toEqual([false, true, false, true]);
});

test('a gap that is there, but may be too small to be of use, is said so', () => {
  const [, , pair] = evidenceOf().pairwise;
  const open = { ...pair!, word: 'undecided', detected: true, pairsToDecide: 1264 } as const;
  expect(wordCell(open)).toEqual({ text: 'worse or slightly worse (1,300 pairs in all)', tone: 'slight' });
  expect(wordCell({ ...open, pairs: 30, pairsToDecide: 31 }).text).toBe('worse or slightly worse (31 pairs in all)');
  expect(wordCell({ ...open, detected: false, pairsToDecide: TOO_NEAR, stability: 0.5 })).toEqual({
    text: 'undecided',
    tone: 'none',
  });
});

test('where no word is said, none stands in its place', () => {
  const [pair] = evidenceOf().pairwise;
  expect(wordCell({ ...pair!, p: null, pairsToDecide: null })).toEqual({ text: 'no word', tone: 'none' });
});

test('below the level of what is on the edge no stability looks as if it reached it', () => {
  const pairwise = evidenceOf().pairwise.map((pair) => ({ ...pair, stability: 0.9475 }));
  expect(textsOf(tableIn(pairsSection(evidenceOf({ pairwise }), COMPARED)))[2]!.slice(3, 8)).toEqual([
    ...['worse, on the edge', '< 0.001', '5 · 2 · 23', '0.20 0.10 to 0.30', '94 %'],
  ]);
});

test('before the end captions say how far it is', () => {
  const soFar = evidenceOf({ planned: 600 });
  const captionOf = (evidence: ComparisonEvidence, of: typeof ladderSection) =>
    plainText(tableIn(of(evidence, COMPARED)).caption);
  for (const of of [ladderSection, pairsSection]) {
    expect(captionOf(soFar, of)).toContain('So far: 30 of 600 pairs. Words come with the last');
    expect(captionOf(evidenceOf(), of)).not.toContain('So far');
  }
});

test('figures have digits that suit their measure', () => {
  const gap = { value: -15_234.4, low: -20_000.2, high: -9_000.1 };
  const pairwise = evidenceOf().pairwise.map((pair) => ({ ...pair, difference: gap }));
  const large = evidenceOf({ objective: SCORE, margin: 9987, target: 998_700, bestKnown: null, pairwise });
  expect(textsOf(tableIn(pairsSection(large, COMPARED)))[1]![2]).toBe('−15234 −20000 to −9000');
  expect(plainText(tableIn(ladderSection(large, COMPARED)).caption)).toContain('below the margin of 9987 a gap is of little use');
  expect(plainText(tableIn(armsSection(large, COMPARED)).caption)).toContain('The target is 998700, ');
});

test('the verdict comes with what it rests on and its answers', () => {
  const { blocks } = verdictSection(VERDICT);
  expect(blocks.flatMap((block) => (block.kind === 'text' ? block.paragraphs.map(plainText) : []))).toEqual([
    'Usefully better than random search?',
    'Yes: Hyperband beats random search.',
    'Against random search with equal budgets Hyperband is better.',
    '30 pairs; 100 epochs for each run. The same answer comes from 97 % of comparisons of this size resampled from this one, all of its words from 80 %.',
    'Hyperband ended after 80 of 100 epochs (median).',
    'How much sooner',
    'Hyperband comes sooner.',
    'That is a median.',
    'For what it holds',
    'From pair to pair the search seed varies.',
  ]);
  expect(plainText(verdictWords({ ...VERDICT, stability: 0.88, sameWords: 0.88 }).occasion)).toMatch(
    / comes from 88 % of comparisons of this size resampled from this one, with all of its words\.$/,
  );
});

test('how much sooner stands before the question where it is said first', () => {
  const { blocks } = verdictSection({ ...VERDICT, soonerFirst: true });
  const lines = blocks.flatMap((block) => (block.kind === 'text' ? block.paragraphs.map(plainText) : []));
  expect(lines.slice(0, 4)).toEqual([
    'How much sooner',
    'Hyperband comes sooner.',
    'That is a median.',
    'Usefully better than random search?',
  ]);
  expect(lines.filter((line) => line === 'How much sooner')).toHaveLength(1);
});

test('what a comparison can find is said for its arms and pairs, and for the noise that is known', () => {
  const planned = { arms: 5, pairs: 3, margin: 0.002, spread: null };
  const clear = { found: 0, pairsAdvised: 34 };
  expect(powerText(planned, { clear, gap: null }, ACCURACY)).toBe(
    'With 5 strategies and 3 pairs a strategy that wins three of four pairs is found in 0 % of comparisons with normal finals; 34 pairs find it in 80 %.',
  );
  expect(powerText({ ...planned, pairs: 8 }, { clear: { ...clear, found: 0.088 }, gap: null }, ACCURACY)).toContain(
    ' in about 9 % of',
  );
  const power = { clear, gap: { found: 0.953, pairsAdvised: 60 } };
  expect(powerText({ ...planned, pairs: 100, spread: spreadIn(evidenceOf()) }, power, ACCURACY)).toMatch(
    / A gap of 0\.0020 is told from zero in 95 %, where pairs differ as they did here \(standard deviation 0\.0040\); 60 pairs do so in 80 %\.$/,
  );
});

test('what pairs differ by is said with where it was seen, and that few pairs show nothing', () => {
  const planned = { arms: 5, pairs: 100, margin: 0.002, spread: 0.004 };
  const power = { clear: { found: 1, pairsAdvised: 34 }, gap: { found: 0.9, pairsAdvised: 60 } };
  expect(powerText(planned, power, ACCURACY, 'in the comparison of 1,000 pairs')).toContain(
    'where pairs differ as they did in the comparison of 1,000 pairs (standard deviation 0.0040)',
  );
  expect([fewPairsText(5), fewPairsText(6)]).toEqual([
    'Nothing can be shown with 5 pairs: below 6 even the same winner in all of them may be chance.',
    null,
  ]);
});

test('the noise of single runs is said where it was measured', () => {
  const noise = { spread: 0.0034, configurations: 432 };
  expect(noiseText({ ...noise, confirm: { spread: 0.003, configurations: 430 } }, ACCURACY)).toBe(
    'Runs of one configuration have a standard deviation of 0.0030 on confirm here (the better 430 that were trained with several seeds).',
  );
  expect(noiseText({ ...noise, confirm: null }, ACCURACY)).toMatch(/ of 0\.0034 on select here \(the better 432 /);
  expect(noiseText({ ...noise, configurations: 1, confirm: null }, ACCURACY)).toMatch(
    / \(of the one that was trained with several seeds\)\.$/,
  );
  expect(noiseText(null, ACCURACY)).toMatch(/ is not known here: none was trained with two seeds\.$/);
});
