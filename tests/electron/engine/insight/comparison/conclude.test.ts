import { expect, test } from 'vitest';
import { conclude } from '../../../../../electron/engine/insight/comparison/conclude.ts';
import { accuracy } from '../../../../../electron/engine/tasks/network/measures/accuracy.ts';
import { armNamed, experimentOf, RANDOM_ARMS, runOf, runsOf } from '../../../../support/experiment-runs.ts';

const experiment = experimentOf([...RANDOM_ARMS, armNamed('Narrowed', 'narrowing'), armNamed('TPE', 'tpe')]);
const comparison = {
  experiment,
  objective: accuracy.measure,
  bestKnown: null,
  varies: ['search seed'],
  assignment: false,
  startup: [0, 0, 0, 0],
} as const;

test('there is neither evidence nor verdict before a run has ended', () => {
  const runs = [{ ...runOf(0, 1, []), state: 'running' } as const];
  expect(conclude({ ...comparison, runs }, () => undefined)).toEqual({ evidence: null, verdict: null });
});

test('the verdict is on the evidence, and asks of manual tuning where the catalogue knows a stand-in', () => {
  const finals = [0, 0, 0.001, 0.02].map((gain) => Array.from({ length: 30 }, (_, at) => 0.85 + gain + (at % 5) * 1e-4));
  const runs = runsOf(finals);
  const { evidence, verdict } = conclude({ ...comparison, runs }, (name) => (name === 'narrowing' ? 'stand-in' : undefined));
  expect([evidence!.pairs, evidence!.pairwise.length]).toEqual([30, 6]);
  expect(verdict!.sentence).toMatch(/^In part: TPE is better than random search with twice the budget/);
  expect(verdict!.manualTuning).toMatch(
    /^For TPE yes, here: against Narrowed TPE is better\. Narrowed stands in for the person\./,
  );
  expect(conclude({ ...comparison, runs }, () => undefined).verdict!.manualTuning).toBeNull();
});
