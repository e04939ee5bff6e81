import { expect, test } from 'vitest';
import { cellText } from '../../../../shared/report/cell-text.ts';
import { candidatesSection, conclusionOf, earlierSections } from '../../../../shared/report/confirmation/candidates.ts';
import { vaultSections } from '../../../../shared/report/confirmation/vault.ts';
import type { Table } from '../../../../shared/report/report.ts';
import { confirmationOf, EVIDENCE, VAULT_VALUE } from '../../../support/confirmation-data.ts';
import { ACCURACY, BALANCED_ACCURACY, LOSS } from '../../../support/measures.ts';
import { SMALL_ABOUT } from '../../../support/window-data.ts';

const confirmation = confirmationOf().confirmation!;
const textsOf = (table: Table): readonly (readonly string[])[] => table.rows.map(({ cells }) => cells.map(cellText));

test('the table has a row a configuration, the best first', () => {
  const { blocks } = candidatesSection(confirmation, EVIDENCE, ACCURACY);
  expect(textsOf(blocks[1] as Table)).toEqual([
    ['Trial 17', 'the leader', '0.9000 0.8800 to 0.9200', '+2.00 0.00 to +3.00', '–', '0.9100', '5,000', '2.0 s'],
    [
      'Default (trial 1)',
      'behind',
      '0.8800 0.8600 to 0.9000',
      '−2.00 −3.00 to 0.00',
      '0.95 0.60 to 0.99',
      '0.8900',
      '2,000',
      '1.0 s',
    ],
  ]);
});

test('before its end a confirmation gives neither verdict nor badge', () => {
  for (const unfinished of [{ state: 'running' }, { state: 'finished', stopped: true }] as const) {
    const { heading, blocks } = candidatesSection({ ...confirmation, ...unfinished }, { ...EVIDENCE, seeds: 2 }, ACCURACY);
    expect(heading).toBe('So far, 2 of 2 runs of each');
    expect(JSON.stringify(blocks[0])).toContain('Nothing is settled before all runs have ended');
    expect(textsOf(blocks[1] as Table)[0]).not.toContain('the leader');
    expect(JSON.stringify(blocks)).not.toContain('highest mean');
  }
});

test('two runs of each are said to say next to nothing', () => {
  expect(conclusionOf(confirmation, { ...EVIDENCE, seeds: 2 }, ACCURACY).at(-1)).toContain('say next to nothing');
});

test('earlier confirmations stay in sight, what they settled and what they did not', () => {
  expect(earlierSections([], ACCURACY)).toEqual([]);
  const stopped = { ...confirmation, number: 2, stopped: true };
  const [section] = earlierSections(
    [
      { confirmation: stopped, evidence: { ...EVIDENCE, seeds: 3 } },
      { confirmation, evidence: EVIDENCE },
    ],
    ACCURACY,
  );
  const text = JSON.stringify(section!.blocks);
  expect(text).toContain('the best of several confirmations is better by luck');
  expect(text).toContain('Confirmation 2 was stopped before its end, after 3 runs of each: it settles nothing.');
  expect(text).toContain('Confirmation 1: Trial 17 led 2 configurations with a mean of 10 runs of 0.9000 (0.8800 to 0.9200).');
});

test('a winner beyond noise is said to be one', () => {
  expect(conclusionOf(confirmation, EVIDENCE, ACCURACY)).toEqual([
    'Trial 17 has the highest mean of 10 runs, 0.9000 (0.8800 to 0.9200). None of the others is within noise of it.',
    'The leader is better than the default configuration beyond noise: the difference is +2.00 points (+0.40 to +3.60).',
  ]);
});

test('within noise of each other, the smallest is named and nothing is claimed', () => {
  const [best, usual] = EVIDENCE.candidates;
  const close = { ...usual!, withinNoise: true, advantage: { value: -0.02, interval: { low: -0.05, high: 0.01 } } };
  const overDefault = { value: 0.02, interval: { low: -0.01, high: 0.05 } };
  expect(conclusionOf(confirmation, { ...EVIDENCE, candidates: [best!, close], suggested: 1, overDefault }, ACCURACY)).toEqual([
    'Trial 17 has the highest mean of 10 runs, 0.9000 (0.8800 to 0.9200). 2 of 2 are within noise of the best; of these the default configuration (trial 1) is the smallest: take it, unless another reason speaks for the leader.',
    'That the leader is better than the default configuration may be noise: the difference is +2.00 points (−1.00 to +5.00).',
  ]);
});

test('a default that leads, and a run that failed, are said', () => {
  const failed = {
    ...EVIDENCE,
    candidates: [{ ...EVIDENCE.candidates[1]!, withinNoise: true }],
    leader: 1,
    suggested: 1,
    failed: [0],
  };
  expect(conclusionOf(confirmation, failed, ACCURACY).slice(1)).toEqual([
    'The leader is the default configuration: the search found nothing that is better by its mean.',
    'Trial 17: a run failed or diverged, and nothing is said of it.',
  ]);
});

const STUDIED = { about: SMALL_ABOUT, measures: [BALANCED_ACCURACY, LOSS, ACCURACY] };

test('a value of the vault is that of the winner of then, and a second reading of the same model repeats no table', () => {
  const again = { ...VAULT_VALUE, reading: 2 };
  const other = {
    ...VAULT_VALUE,
    reading: 3,
    modelSeed: 5,
    winner: { trial: 1, isDefault: true, sameAs: null, confirmation: 2 },
  };
  const sections = vaultSections({ vault: [VAULT_VALUE, again, other], readings: { own: 3, all: 3, rows: 500 } }, STUDIED);
  expect(sections.map(({ blocks }) => blocks.length)).toEqual([2, 1, 2]);
  const texts = sections.map(({ blocks }) => JSON.stringify(blocks[0]));
  expect(texts[0]).toContain('of trial 17, model seed 77, which led confirmation 1;');
  expect(texts[1]).toContain('the same model as at reading 1');
  expect(texts[2]).toContain('of trial 1, the default, model seed 5, which led confirmation 2;');
});

test('a value of the vault never stands without how often it was read', () => {
  const [section] = vaultSections({ vault: [VAULT_VALUE], readings: { own: 1, all: 1, rows: 500 } }, STUDIED);
  const [text, table] = section!.blocks;
  expect(JSON.stringify(text)).toContain('Accuracy on the vault: 0.8900');
  expect(JSON.stringify(text)).toContain('The vault was read once by this study.');
  expect(textsOf(table as Table)).toEqual([
    ['All', '445 of 500', '0.8900 0.8593 to 0.9160'],
    ['circle', '230 of 250', '0.9200 0.8788 to 0.9504'],
  ]);
});
