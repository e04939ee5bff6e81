import { describe, expect, test } from 'vitest';
import { auditOf } from '../../../../../electron/engine/insight/audit/audit-of.ts';
import type { AuditEvidence } from '../../../../../electron/engine/insight/audit/evidence.ts';
import { CHECK_NAMES, type CheckName, type Outcome, type RowFindings } from '../../../../../shared/audit.ts';
import { CLEAN, CLEAN_ROWS, checkOf } from '../../../../support/audit-data.ts';
import { TOO_NEAR } from '../../../../../shared/evidence.ts';
import { COMPARED, evidenceOf } from '../../../../support/comparison-evidence.ts';
import { EVIDENCE, VAULT_VALUE } from '../../../../support/confirmation-data.ts';
import { ACCURACY, LOSS } from '../../../../support/measures.ts';

const ALL = { checks: CHECK_NAMES, whyNoOthers: null };

test('nothing is wrong with a clean study', () => {
  const { checks, rowsOpen } = auditOf(CLEAN, ALL);
  expect(rowsOpen).toBe(false);
  expect(checks.map(({ name }) => name)).toEqual(CHECK_NAMES);
  const rest = checks.filter(({ outcome }) => outcome !== 'passed');
  expect(rest.map(({ name, outcome }) => [name, outcome])).toEqual([
    ['pairs', 'not applicable'],
    ['budgets', 'not applicable'],
  ]);
});

test('rows that nobody has looked at are open, and what a kind of task cannot have does not apply', () => {
  expect(auditOf({ ...CLEAN, rows: null }, ALL).rowsOpen).toBe(true);
  expect(checkOf('classes', { rows: null }).outcome).toBe('open');
  const program = auditOf(
    { ...CLEAN, rows: null, split: null, stopsWhereItSelects: true },
    { checks: ['stopping'], whyNoOthers: 'Its rows are its own.' },
  );
  expect(program.rowsOpen).toBe(false);
  expect(program.checks.filter(({ outcome }) => outcome !== 'not applicable')).toMatchObject([
    { name: 'stopping', outcome: 'warned', text: expect.stringMatching(/^The same values decide/) as string },
  ]);
  expect(program.checks[0]!.text).toBe('Its rows are its own.');
});

const rows = (fault: Partial<RowFindings>): Partial<AuditEvidence> => ({ rows: { ...CLEAN_ROWS, ...fault } });
const copied = (exact: number, near: number) =>
  rows({ copies: [{ part: 'select', rows: 4_000, exact, near }, ...CLEAN_ROWS.copies.slice(2)] });
const apart = (area: number) => rows({ vaultRows: { area, noise: 0.006 } });
const read = (readings: number, trialsAfter: number, others = 0, confirmationsAfter = 0): Partial<AuditEvidence> => ({
  vault: {
    readings: new Array<string>(readings).fill('2026-01-01'),
    lost: 0,
    others,
    trialsAfter,
    confirmationsAfter,
    values: [],
  },
});
const luck = (value: number): Partial<AuditEvidence> => ({
  best: { trial: 17, confirmed: true, value: 0.9 },
  corrected: {
    ...CLEAN.corrected,
    apparent: 0.9,
    value,
    interval: { low: value - 0.01, high: value + 0.01 },
  } as AuditEvidence['corrected'],
});
const counted = { corrected: { ...luck(0.885).corrected, configurations: 33, leftOut: 4 } as AuditEvidence['corrected'] };
const uncorrected = { corrected: { kind: 'uncorrected', reason: 'No rows.' } } as const;
const leavingOut = { corrected: { ...CLEAN.corrected, leftOut: 298, inReach: 94 } as AuditEvidence['corrected'] };
const atEnd = (units: number) => ({
  leading: CLEAN.leading.map((params, at) => (at < units ? { ...params, units: 500 } : params)),
});
const compared = (rest: Parameters<typeof evidenceOf>[0]) => ({
  comparisons: [{ experiment: COMPARED, evidence: evidenceOf(rest) }],
});
const decided = evidenceOf().pairwise.slice(1);
const sessionsOf = (one: number, other: number) => ({
  sessions: [
    { number: 1, strategy: 'Random search', epochs: one },
    { number: 2, strategy: 'Hyperband', epochs: other },
  ],
});

const tooGood = { ...EVIDENCE.candidates[0]!, mean: { value: 0.95, interval: { low: 0.93, high: 0.97 } } };

describe('a planted fault is caught', () => {
  const PLANTED: readonly (readonly [CheckName, Outcome, Partial<AuditEvidence>, string])[] = [
    ['split', 'failed', rows({ otherRows: 3 }), '3 rows of the partition file are not those that split seed 1 draws.'],
    ['split', 'failed', rows({ sharedRows: 1 }), '1 row of the split is in two places.'],
    ['preprocessing', 'failed', rows({ fittedOnTrain: false }), 'are not those of train'],
    ['vault', 'passed', read(1, 0), 'The vault was read once by this study, and no trial or confirmation was asked for since.'],
    ['vault', 'warned', read(2, 0, 1), 'The vault was read 2 times by this study, and once by other studies: the better'],
    ['vault', 'warned', read(1, 5), 'read once by this study, and 5 trials were asked for after the first reading.'],
    ['vault', 'warned', read(1, 0, 0, 1), 'read once by this study, and 1 confirmation was asked for after the first reading.'],
    ['vault', 'warned', read(1, 2, 0, 1), '2 trials and 1 confirmation were asked for after the first reading.'],
    ['vault', 'failed', read(2, 1), '1 trial was asked for after the first reading: what it said may have led'],
    [
      'exact copies',
      'passed',
      copied(2, 0),
      '2 of 4,000 rows of select have an exact copy in a partition before it: a value can be too good by 0.05 points',
    ],
    ['exact copies', 'warned', copied(20, 0), 'by 0.50 points at the most.'],
    ['exact copies', 'failed', copied(400, 0), '400 of 4,000 rows of select have an exact copy'],
    ['near copies', 'failed', copied(0, 40), '40 of 4,000 rows of select have a near copy (up to 0.05 standard deviations'],
    [
      'vault',
      'failed',
      { vault: { ...CLEAN.vault, readings: ['2026-01-01'], lost: 1 } },
      'its log is damaged: 1 reading left no entry, so that',
    ],
    ['vault rows', 'warned', apart(0.53), 'area under the curve of 0.530; chance is 0.5 ± 0.006: they differ slightly.'],
    ['vault rows', 'failed', apart(0.8), 'they are rows of another kind.'],
    ['classes', 'warned', rows({ classes: { ...CLEAN_ROWS.classes, select: [400, 0] } }), 'square has no row in select.'],
    ['classes', 'failed', rows({ classes: { ...CLEAN_ROWS.classes, train: [0, 2_800] } }), 'circle has no row in train.'],
    [
      'configurations',
      'warned',
      luck(0.885),
      'looks 1.50 points too good: trial 17 has 0.9000 and is worth 0.8850, by the bootstrap of the choice.',
    ],
    ['configurations', 'failed', luck(0.84), 'The best of 40 configurations on 400 rows of select looks 6.00 points too good'],
    [
      'configurations',
      'passed',
      leavingOut,
      'Of 298 trials left out 94 are within 3 standard errors of the winner: the corrected value may be',
    ],
    ['configurations', 'warned', counted, 'The best of 33 configurations (4 trials without row results left out) on 400 rows'],
    // 0.905 on 400 rows: 0.0147 times 2.16, the expected largest of 40.
    ['configurations', 'warned', uncorrected, 'can be expected to look 3.17 points too good if all were equally good'],
    ['configurations', 'not applicable', { objective: LOSS }, 'A value of loss is no share of rows.'],
    [
      'confirmation',
      'warned',
      { confirmation: null, confirmed: null },
      'Trial 17 looks best with 0.9050 on select, the rows that chose it, and is not confirmed.',
    ],
    [
      'confirmation',
      'warned',
      { confirmation: { ...CLEAN.confirmation!, stopped: true } },
      'its confirmation has not come to its end.',
    ],
    [
      'confirmation',
      'warned',
      { best: { trial: 30, confirmed: false, value: 0.95 } },
      'but trial 30, which looks best now, was not among them.',
    ],
    ['confirmation', 'warned', { confirmations: 3 }, 'The study was confirmed 3 times on the same rows'],
    ['confirmation', 'warned', { confirmed: { ...EVIDENCE, seeds: 2 } }, 'the mean of 2 runs: fewer than 5 runs of each hardly'],
    [
      'pairs',
      'warned',
      compared({}),
      'leaves 1 of 3 pairs of strategies undecided after 30 pairs; about 400 would decide all of these.',
    ],
    [
      'pairs',
      'warned',
      compared({
        pairwise: evidenceOf().pairwise.map((pair) => ({ ...pair, word: 'undecided', detected: false, pairsToDecide: TOO_NEAR })),
      }),
      'leaves 3 of 3 pairs of strategies undecided after 30 pairs.',
    ],
    [
      'pairs',
      'passed',
      compared({ pairwise: decided.map((pair) => ({ ...pair, word: 'undecided', detected: true })) }),
      'Every two strategies are told apart or seen to be the same, by 30 pairs',
    ],
    ['pairs', 'warned', compared({ pairs: 3 }), 'has 3 pairs, and below 6 nothing can be said.'],
    [
      'pairs',
      'passed',
      compared({ pairwise: decided }),
      'Every two strategies are told apart or seen to be the same, by 30 pairs',
    ],
    [
      'ranges',
      'warned',
      atEnd(5),
      '5 of the 10 best that have units have it at the high end of its range (512): the optimum may lie beyond.',
    ],
    ['ranges', 'passed', atEnd(2), 'do not gather at an end of any range'],
    ['ranges', 'not applicable', { configurations: 20 }, '20 configurations say too little'],
    [
      'budgets',
      'warned',
      sessionsOf(400, 1_200),
      'Session 1 (Random search) has spent 400 epochs and session 2 (Hyperband) 1,200.',
    ],
    ['stopping', 'warned', { stopsWhereItSelects: true }, 'The same values decide how long a trial trains and which one wins'],
    ['plausible', 'failed', { confirmed: { ...EVIDENCE, candidates: [tooGood] } }, 'Confirmed 0.9500. '],
    ['budgets', 'passed', sessionsOf(1_150, 1_200), 'Sessions of 2 strategies have spent 1,150 to 1,200 epochs.'],
  ];

  test('of every check', () => {
    const caught = PLANTED.filter(([, outcome]) => outcome === 'warned' || outcome === 'failed').map(([name]) => name);
    expect(new Set(caught)).toEqual(new Set(CHECK_NAMES));
  });

  test.each(PLANTED)('%s: %s', (name, outcome, fault, words) => {
    const check = checkOf(name, fault);
    expect(check).toMatchObject({ outcome, text: expect.stringContaining(words) as string });
    expect(check.advice !== null).toBe(outcome === 'warned' || outcome === 'failed');
  });

  test('an arm that ended before its budget was spent', () => {
    const { amount, axis } = COMPARED.budget;
    const arms = evidenceOf().arms.map((arm, at) => ({
      ...arm,
      spent: at === 2 ? amount / 2 : amount * COMPARED.arms[at]!.budgetFactor,
    }));
    expect(checkOf('budgets', compared({ arms }))).toMatchObject({
      outcome: 'warned',
      text: `Hyperband has spent ${amount / 2} of ${amount} ${axis} in comparison ${COMPARED.id}.`,
    });
  });

  test('a result that is too good to be true, and one that may be so by chance', () => {
    const vaultOf = (right: number, low: number): Partial<AuditEvidence> => ({
      vault: { ...CLEAN.vault, values: [{ ...VAULT_VALUE, share: { right, rows: 500, low, high: 1 } }] },
    });
    expect(checkOf('plausible')).toMatchObject({
      outcome: 'passed',
      text: expect.stringMatching(/^Corrected 0.9000, confirmed 0.9000/) as string,
    });
    expect(checkOf('plausible', vaultOf(460, 0.89))).toMatchObject({
      outcome: 'warned',
      text: expect.stringMatching(/^On the vault 0.9200/) as string,
    });
    expect(checkOf('plausible', vaultOf(460, 0.89)).advice).toMatch(/Quote what is: confirmed 0.9000\.$/);
    expect(checkOf('plausible', { ...vaultOf(460, 0.89), confirmed: null }).advice).toMatch(/Confirm with more seeds\.$/);
    expect(checkOf('plausible', vaultOf(490, 0.95)).outcome).toBe('failed');
  });

  test('a corrected value that is too good, with what may have been left out of it', () => {
    const high = { value: 0.9104, interval: { low: 0.9022, high: 0.9179 } };
    const found = (left: Partial<AuditEvidence>): string =>
      checkOf('plausible', { corrected: { ...left.corrected!, ...high } as AuditEvidence['corrected'] }).text;
    expect(found(leavingOut)).toMatch(
      /^Corrected 0\.9104\. .*Of 298 trials left out 94 are within 3 standard errors of the winner/,
    );
    expect(found(CLEAN)).not.toContain('left out');
  });
});

test('what is too good of one measure says nothing of another one', () => {
  const topThree = { ...ACCURACY, name: 'top_3_accuracy', title: 'top 3 accuracy' };
  const corrected = { ...CLEAN.corrected, value: 0.983, interval: { low: 0.97, high: 0.99 } } as AuditEvidence['corrected'];
  expect(checkOf('plausible', { objective: topThree, corrected }).outcome).toBe('not applicable');
  const known = checkOf('plausible', {
    ...{ objective: topThree, corrected, confirmed: null },
    implausible: { measure: topThree.name, end: 0.99, why: 'Others reach 0.98' },
    vault: { ...CLEAN.vault, values: [VAULT_VALUE] },
  });
  expect(known).toMatchObject({ outcome: 'passed', text: expect.not.stringContaining('vault') as string });
});

test('an error rate is too good below what it is known to reach', () => {
  const errorRate = { ...ACCURACY, name: 'error_rate', title: 'error rate', goal: 'minimise' } as const;
  const found = (value: number) =>
    checkOf('plausible', {
      objective: errorRate,
      corrected: { ...CLEAN.corrected, apparent: 0.05, value, interval: { low: 0.05, high: 0.08 } } as AuditEvidence['corrected'],
      confirmed: null,
      implausible: { measure: 'error_rate', end: 0.09, why: 'Others reach 0.10' },
    });
  expect(found(0.07)).toMatchObject({
    outcome: 'failed',
    text: 'Corrected 0.0700. Others reach 0.10, and below 0.0900 a value is not believed.',
  });
  expect(found(0.12).outcome).toBe('passed');
});
