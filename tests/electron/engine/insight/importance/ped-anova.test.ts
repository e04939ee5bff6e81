import { describe, expect, test } from 'vitest';
import { PED_ANOVA, pedAnova } from '../../../../../electron/engine/insight/importance/ped-anova.ts';
import { COST, GAIN } from '../../../../../shared/measure.ts';
import {
  CONDITIONAL,
  CONDITIONAL_SPACE,
  everyRow,
  named,
  PLAIN,
  PLAIN_SPACE,
  tableOfTrials,
} from '../../../../support/importance-reference.ts';

const OPTIONS = {
  whole: PED_ANOVA,
  good: { ...PED_ANOVA, region: 0.5 },
  space: { ...PED_ANOVA, against: 'space' },
} as const;
const plain = tableOfTrials(PLAIN.trials, PLAIN_SPACE, COST);
const conditional = tableOfTrials(CONDITIONAL.trials, CONDITIONAL_SPACE, GAIN);

describe.each(['whole', 'good', 'space'] as const)('over %s, shares are those of Optuna 5', (region) => {
  test.each([
    ['of loss, with scales and categories', plain, PLAIN.ped_anova],
    ['of gain, with whole numbers, steps and a condition', conditional, CONDITIONAL.ped_anova],
  ])('%s', (_, table, expected) => {
    const shares = named(table, pedAnova(table, everyRow(table), OPTIONS[region]));
    for (const [name, share] of Object.entries(expected[region])) expect(shares[name]).toBeCloseTo(share, 8);
  });
});

test('a trial that is drawn twice counts as two', () => {
  const rows = everyRow(plain);
  const twice = pedAnova(plain, Int32Array.from([...rows, ...rows]), PED_ANOVA);
  const doubled = tableOfTrials([...PLAIN.trials, ...PLAIN.trials], PLAIN_SPACE, COST);
  expect(twice).toEqual(pedAnova(doubled, everyRow(doubled), PED_ANOVA));
});

test('nothing tells trials apart that are all as good', () => {
  const table = { ...plain, losses: plain.losses.map(() => 0.5) };
  expect([...pedAnova(table, everyRow(table), PED_ANOVA)]).toEqual([0, 0, 0, 0]);
});
