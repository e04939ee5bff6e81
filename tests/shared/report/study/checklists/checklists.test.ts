import { describe, expect, test } from 'vitest';
import { ASSIGNMENT_SPACE } from '../../../../../shared/network/assignment-space.ts';
import { ACL } from '../../../../../shared/report/study/checklists/acl.ts';
import { CHECKLISTS, ITEM_KEYS } from '../../../../../shared/report/study/checklists/catalogue.ts';
import type { Checklist } from '../../../../../shared/report/study/checklists/checklist.ts';
import { REFORMS } from '../../../../../shared/report/study/checklists/reforms.ts';
import type { StudyEvidence } from '../../../../../shared/report/study/evidence.ts';
import { COMPARED, evidenceOf, VERDICT } from '../../../../support/comparison-evidence.ts';
import { confirmationOf } from '../../../../support/confirmation-data.ts';
import { chapterWords, studyEvidenceOf } from '../../../../support/study-evidence.ts';
import { overviewOf, SMALL_TASK } from '../../../../support/window-data.ts';

/** A study of the assignment's kind with all that can be done with it. */
const DONE: Partial<StudyEvidence> = {
  study: overviewOf({
    task: { ...SMALL_TASK, dataset: { ...SMALL_TASK.dataset, name: 'fashion-mnist' } },
    space: ASSIGNMENT_SPACE,
  }),
  confirmation: confirmationOf(),
  comparisons: [
    {
      progress: { experiment: COMPARED, runs: 90, finishedRuns: 90, pairs: 30, running: null },
      evidence: evidenceOf({ pairs: 30 }),
      verdict: VERDICT,
    },
  ],
};

const shareAnswered = (items: Checklist['items'], rest: Partial<StudyEvidence>): number =>
  items.filter(({ answer }) => answer(studyEvidenceOf(rest)) !== null).length / items.length;

test('each item has a key of its own', () => {
  expect(new Set(ITEM_KEYS).size).toBe(ITEM_KEYS.length);
  expect(REFORMS.items).toHaveLength(32);
});

test('of a study that is whole the record answers nine in ten items on hyperparameters, and six in ten of REFORMS', () => {
  const ofHyperparameters = ACL.items.filter(({ number }) => number.startsWith('H'));
  expect(ofHyperparameters).toHaveLength(5);
  expect(shareAnswered(ofHyperparameters, DONE)).toBeGreaterThanOrEqual(0.9);
  expect(shareAnswered(REFORMS.items, DONE)).toBeGreaterThanOrEqual(0.6);
});

test('what was not done is no answer', () => {
  for (const { items } of CHECKLISTS) expect(shareAnswered(items, {})).toBeLessThan(shareAnswered(items, DONE));
  const nothing = { spent: [], environments: [], best: null, study: overviewOf({ sessions: [], vaultReadings: [] }) };
  const words = chapterWords('Checklists', nothing);
  expect(words).toMatch(/\| H1 \| [^|]+ \| Open\. \|/);
  expect(words).toMatch(/\| H3 \| [^|]+ \| Open\. \|/);
});

describe('an answer of the author', () => {
  const answers = { 'reforms-1a': 'Pictures of\nclothes.', 'acl-h2': 'As in the course.' };

  test('closes what is open, and stands beside what the record says', () => {
    const words = chapterWords('Checklists', {}, { answers });
    expect(words).toContain('| 1a | Of which population the claim is made | The author: Pictures of clothes. |  |');
    expect(words).toMatch(/\| H2 \| [^|]+ \| Range, scale.+ The author: As in the course\. \|/);
    expect(words).toMatch(/the author 1; /);
    expect(chapterWords('Checklists')).toMatch(/\| 1a \| [^|]+ \| Open\. \|/);
  });
});

test('a chapter that is left out answers nothing', () => {
  expect(chapterWords('Checklists')).toContain('Compute spent');
  expect(chapterWords('Checklists', {}, { leftOut: ['compute'] })).not.toContain('Compute spent');
});
