/** Each chapter is fed results and their opposite: what it says of the one it does not say of the other. */
import { describe, expect, test } from 'vitest';
import { CHAPTER_NAMES, CHAPTER_TITLES, NOTHING_AUTHORED, type Authored, type ChapterName } from '../../../../shared/authored.ts';
import { auditOf } from '../../../../electron/engine/insight/audit/audit-of.ts';
import { CHECK_NAMES } from '../../../../shared/audit.ts';
import { ACCURACY, LOSS } from '../../../support/measures.ts';
import type { StudyEvidence } from '../../../../shared/report/study/evidence.ts';
import { CLEAN, CLEAN_ROWS } from '../../../support/audit-data.ts';
import { COMPARED, evidenceOf, VERDICT } from '../../../support/comparison-evidence.ts';
import { confirmationOf, EVIDENCE } from '../../../support/confirmation-data.ts';
import { importancesOf, weighedParameter } from '../../../support/importance-data.ts';
import { labReportOf, measuredLeak } from '../../../support/lab-report.ts';
import { chapterWords, NO_CONFIRMATION } from '../../../support/study-evidence.ts';
import { overviewOf, rowOf, sessionOf, SPACE } from '../../../support/window-data.ts';

interface Case {
  readonly evidence?: Partial<StudyEvidence>;
  readonly authored?: Partial<Authored>;
  /** What is said of this one alone. */
  readonly says: string;
}

const session = (rest: Parameters<typeof sessionOf>[0]): StudyEvidence['study'] => overviewOf({ sessions: [sessionOf(rest)] });
const comparison = (sentence: string) => ({
  progress: { experiment: COMPARED, runs: 90, finishedRuns: 90, pairs: 30, running: null },
  evidence: evidenceOf({ pairs: 30 }),
  verdict: { ...VERDICT, sentence },
});
const confirmed = (rest: Partial<typeof EVIDENCE>): StudyEvidence['confirmation'] =>
  confirmationOf({ evidence: { ...EVIDENCE, ...rest } });
const audited = (fault: Parameters<typeof auditOf>[0]): StudyEvidence['audit'] =>
  auditOf(fault, { checks: CHECK_NAMES, whyNoOthers: null });

const { curves } = evidenceOf();
const BANDED = evidenceOf({
  curves: {
    ...curves,
    epochs: {
      ...curves.epochs,
      arms: curves.epochs.arms.map((arm) => ({ ...arm, median: [0.8, 0.85], low: [0.79, 0.84], high: [0.81, 0.86] })),
    },
  },
});
const LEAKING = { ...CLEAN, rows: { ...CLEAN_ROWS, fittedOnTrain: false } };

/** The first of each pair has the opposite of what the second one has. */
const OPPOSITES: Readonly<Record<ChapterName, readonly (readonly [Case, Case])[]>> = {
  tasks: [
    [
      { evidence: { comparisons: [comparison('Yes: Hyperband does.')] }, says: 'Yes: Hyperband does.' },
      { evidence: { comparisons: [comparison('No: nothing does.')] }, says: 'No: nothing does.' },
    ],
  ],
  summary: [
    [
      { evidence: { divergence: importancesOf() }, says: 'learning_rate mattered most: 62' },
      {
        evidence: {
          divergence: importancesOf({
            parameters: [weighedParameter('units', [0.7, 0.6, 0.8]), weighedParameter('learning_rate', [0.1, 0.05, 0.2])],
          }),
        },
        says: 'units mattered most: 70',
      },
    ],
    [
      { evidence: { study: overviewOf({ defaultValue: 0.7 }) }, says: 'The default configuration came to 0.7000' },
      { evidence: { study: overviewOf({ defaultValue: null }) }, says: 'The default configuration was not trained' },
    ],
    [
      { evidence: { audit: audited(CLEAN) }, says: 'No check failed' },
      { evidence: { audit: audited(LEAKING) }, says: '1 check failed' },
    ],
  ],
  question: [
    [
      { evidence: { study: overviewOf({ measures: [ACCURACY, LOSS], objectives: ['accuracy'] }) }, says: 'highest accuracy' },
      { evidence: { study: overviewOf({ measures: [ACCURACY, LOSS], objectives: ['loss'] }) }, says: 'lowest loss' },
    ],
  ],
  space: [
    [
      {
        evidence: { study: overviewOf({ space: { ...SPACE, units: { ...SPACE['units']!, why: 'Because.' } } }) },
        says: '**Why.** Because.',
      },
      { evidence: {}, says: '### units\n\n**Why.** Not stated.' },
    ],
    [
      { evidence: { forest: importancesOf({ method: 'fanova' }) }, says: 'Alone it explains 62' },
      { evidence: { forest: importancesOf({ refusal: 'Too few trials.', parameters: [] }) }, says: 'No shares: Too few trials.' },
    ],
  ],
  strategies: [
    [
      { evidence: { study: session({ strategy: { name: 'random', options: {} } }) }, says: '### Random search' },
      { evidence: { study: session({ strategy: { name: 'tpe', options: {} } }) }, says: 'Tree-structured' },
    ],
    [
      { evidence: { study: session({ stopRule: null }) }, says: 'and no stop rule' },
      { evidence: { study: session({ stopRule: { name: 'median', options: {} } }) }, says: 'and 1 stop rule' },
    ],
  ],
  search: [
    [
      { evidence: {}, says: 'How it went' },
      { evidence: { leading: [] }, says: 'No trial has a value yet.' },
    ],
  ],
  leak: [
    [
      { evidence: { lab: labReportOf([measuredLeak('split-by-seed', 0.0045)]) }, says: '+0.45' },
      { evidence: { lab: labReportOf([measuredLeak('split-by-seed', -0.0012)]) }, says: '−0.12' },
    ],
  ],
  comparison: [
    [
      { evidence: { comparisons: [{ ...comparison('A.'), evidence: BANDED }] }, says: 'with 95 % bands' },
      { evidence: { comparisons: [comparison('A.')] }, says: 'too few for bands' },
    ],
    [
      { evidence: { comparisons: [comparison('Yes: Hyperband does.')] }, says: '**Yes: Hyperband does.**' },
      { evidence: { comparisons: [] }, says: 'Strategies were not compared' },
    ],
    [
      { evidence: { cited: { study: overviewOf(), comparison: comparison('Yes: there.') } }, says: '**Yes: there.**' },
      { evidence: { cited: { study: overviewOf(), comparison: comparison('No: nowhere.') } }, says: '**No: nowhere.**' },
    ],
  ],
  confirmation: [
    [
      { evidence: { confirmation: confirmed({}) }, says: 'Trial 17 has the highest mean' },
      { evidence: { confirmation: NO_CONFIRMATION }, says: 'The winners were not confirmed' },
    ],
  ],
  'within-noise': [
    [
      { evidence: { confirmation: confirmed({}) }, says: 'None: trial 17 stands alone' },
      {
        evidence: {
          confirmation: confirmed({ candidates: EVIDENCE.candidates.map((each) => ({ ...each, withinNoise: true })) }),
        },
        says: '2 of the 2 that were confirmed cannot be told from the best',
      },
    ],
  ],
  trust: [
    [
      {
        evidence: { audit: audited(CLEAN) },
        says: 'Passed: **Preprocessing fitted on train**',
      },
      {
        evidence: { audit: audited(LEAKING) },
        says: 'Failed: **Preprocessing fitted on train**',
      },
    ],
  ],
  limitations: [
    [
      { evidence: { confirmation: confirmed({}), comparisons: [] }, says: 'Nothing is said of which strategy is better' },
      { evidence: { confirmation: NO_CONFIRMATION, comparisons: [comparison('A.')] }, says: 'The winner is not confirmed' },
    ],
  ],
  compute: [
    [
      { evidence: {}, says: 'In all 3 trials trained 23 epochs' },
      { evidence: { spent: [] }, says: 'In all 0 trials trained 0 epochs' },
    ],
  ],
  reproducibility: [
    [
      { evidence: { study: session({ width: 4 }) }, says: 'Decisions follow a clock of their own' },
      { evidence: { study: session({ width: null }) }, says: 'In all sessions results counted as they came' },
    ],
    [
      { evidence: { environments: [] }, says: 'No trial has been trained.' },
      { evidence: {}, says: 'Where trials were trained' },
    ],
  ],
  'language-models': [
    [
      { authored: { languageModels: { ...NOTHING_AUTHORED.languageModels, tool: 'A model' } }, says: '**Tool.** A model' },
      { authored: {}, says: '**Tool.** Not stated.' },
    ],
  ],
  checklists: [
    [
      { evidence: { environments: [] }, says: '| R3 | On which machines it ran | Open. |' },
      { evidence: {}, says: 'versions in the table' },
    ],
  ],
  references: [
    [
      { evidence: { confirmation: confirmed({}) }, says: 'Dunnett (1955)' },
      {
        evidence: { study: session({ strategy: { name: 'tpe', options: {} } }) },
        says: 'Bergstra, Bardenet, Bengio and Kégl (2011)',
      },
    ],
  ],
  appendix: [
    [
      { evidence: { trials: [] }, says: 'There are no trials yet.' },
      { evidence: { trials: [rowOf()] }, says: 'with the best value, by number' },
    ],
  ],
};

describe.each(CHAPTER_NAMES)('%s', (name) => {
  test.each(OPPOSITES[name].map((pair) => [pair[0].says, pair[1].says, pair] as const))('%s, or %s', (_one, _other, pair) => {
    const template = name === 'tasks' ? 'assignment' : 'whole';
    const [one, other] = pair.map(({ evidence = {}, authored = {} }) =>
      chapterWords(`${CHAPTER_TITLES[name]}\n`, evidence, { template, ...authored }),
    ) as [string, string];
    for (const [own, opposite, { says }] of [
      [one, other, pair[0]],
      [other, one, pair[1]],
    ] as const) {
      expect(own).toContain(says);
      expect(opposite).not.toContain(says);
    }
  });
});
