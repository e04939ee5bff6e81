import { describe, expect, test } from 'vitest';
import { NOTHING_AUTHORED } from '../../../../shared/authored.ts';
import type { Verdict } from '../../../../shared/evidence.ts';
import type { ExperimentDetail } from '../../../../shared/experiment-detail.ts';
import { ASSIGNMENT_TASKS } from '../../../../shared/report/study/assignment.ts';
import { studyReport } from '../../../../shared/report/study/report.ts';
import { TEMPLATES } from '../../../../shared/report/study/templates.ts';
import { COMPARED, evidenceOf, VERDICT } from '../../../support/comparison-evidence.ts';
import { labReportOf, measuredLeak } from '../../../support/lab-report.ts';
import { chapterWords, studyEvidenceOf } from '../../../support/study-evidence.ts';
import { overviewOf, rowOf, sessionOf } from '../../../support/window-data.ts';

const ASSIGNMENT = { template: 'assignment' } as const;
const report = studyReport(studyEvidenceOf(), { ...NOTHING_AUTHORED, ...ASSIGNMENT });
const tasks = (rest: Parameters<typeof chapterWords>[1] = {}): string =>
  chapterWords('The tasks of the assignment', rest, ASSIGNMENT);

test('each task has chapters of its own, which the template has', () => {
  const named = Object.values(ASSIGNMENT_TASKS).flatMap(({ chapters }): readonly string[] => chapters);
  expect(new Set(named).size).toBe(named.length);
  for (const name of named) expect(TEMPLATES.assignment.chapters).toContain(name);
  for (const name of TEMPLATES.whole.chapters) expect(TEMPLATES.assignment.chapters).toContain(name);
});

test('the number of its task stands in the margin of every section that answers one, and of no other', () => {
  const [first] = report.chapters;
  expect(first!.anchor).toBe('tasks');
  const space = report.chapters.find(({ anchor }) => anchor === 'space')!;
  for (const { anchor } of [space, ...space.sections]) expect(report.margin[anchor]).toBe('Task 1a');
  expect(report.margin['leak-prevention']).toBe('Task 1b');
  expect(report.margin['language-models']).toBe('Summary');
  expect(report.margin['reproducibility']).toBeUndefined();
  expect(studyReport(studyEvidenceOf(), NOTHING_AUTHORED).margin).toEqual({});
});

test('the index leads to every chapter that answers, but for those that are left out', () => {
  const places = (leftOut: (typeof NOTHING_AUTHORED)['leftOut']): readonly string[] =>
    studyReport(studyEvidenceOf(), { ...NOTHING_AUTHORED, ...ASSIGNMENT, leftOut }).chapters[0]!.blocks.flatMap((block) =>
      block.kind === 'table'
        ? block.rows.flatMap(({ cells }) =>
            cells.flatMap((cell) => (cell.kind === 'places' ? cell.places.map(({ anchor }) => anchor) : [])),
          )
        : [],
    );
  const anchors = report.chapters.map(({ anchor }) => anchor);
  expect(places([]).length).toBeGreaterThan(8);
  for (const anchor of places([])) expect(anchors).toContain(anchor);
  expect(places(['appendix'])).toEqual(places([]).filter((anchor) => anchor !== 'appendix'));
});

function comparisonOf(pairs: number, verdict: Verdict): ExperimentDetail {
  const runs = 3 * pairs;
  const progress = { experiment: { ...COMPARED, repetitions: pairs }, runs, finishedRuns: runs, pairs, running: null };
  return { progress, evidence: evidenceOf({ pairs, planned: pairs }), verdict };
}

describe('each task is answered by what was measured', () => {
  test('1a: as many configurations as random search has tried', () => {
    const session = sessionOf({ strategy: { name: 'random', options: {} } });
    const many = Array.from({ length: 130 }, (_, at) => rowOf({ id: at + 1, number: at + 1, params: { units: at } }));
    const study = overviewOf({ trials: 130, sessions: [session] });
    const told = tasks({ study, trials: many });
    expect(told).toContain('Random search has tried 130 configurations over 6 hyperparameters.');
    expect(told).toMatch(/under “The search space”\. learning_rate mattered most.* The best is trial 1, /);
    expect(tasks({ study: { ...study, trials: 40 }, trials: many.slice(0, 40) })).toContain(
      'fewer than the 100 that are asked for',
    );
    const other = { ...session, strategy: { name: 'tpe', options: {} } };
    expect(tasks({ study: { ...study, sessions: [other] }, trials: many })).toContain('the task is open');
  });

  test('1b: what the leak costs, where it was measured', () => {
    expect(tasks()).toContain('What it costs was not measured.');
    const told = tasks({ lab: labReportOf([measuredLeak('split-by-seed', 0.0045)]) });
    expect(told).toContain('adds +0.45 points');
    expect(told).not.toContain('was not measured');
  });

  test('2: the answer of the comparison', () => {
    expect(tasks()).toContain('Strategies were not compared, so that the question is open.');
    const verdict = { ...VERDICT, manualTuning: 'No: none of them is.' };
    const comparison = comparisonOf(30, verdict);
    const told = tasks({ comparisons: [comparison] });
    expect(told).toContain('No: none of them is. No search by Keras Tuner itself is among the sessions.');
    const foreign = sessionOf({ strategy: { name: 'keras-tuner/hyperband', options: {} } });
    const sentence = tasks({
      study: overviewOf({ sessions: [foreign] }),
      comparisons: [{ ...comparison, verdict: { ...verdict, manualTuning: null } }],
    });
    expect(sentence).toContain(
      `${verdict.sentence} 1 of the sessions is by Keras Tuner itself, at most 1 by one method: too few to show anything`,
    );
  });

  test('2: by a cited comparison, where the own one shows nothing', () => {
    const own = comparisonOf(3, { ...VERDICT, manualTuning: 'Not answered: it takes 6 pairs at least.' });
    const cited = {
      study: overviewOf({ id: 5, name: 'Recorded' }),
      comparison: comparisonOf(1_000, { ...VERDICT, manualTuning: 'No: none of them is.' }),
    };
    const answer =
      'Inherently better than random search with additional manual tuning? No: none of them is. So says a comparison that is cited: 1,000 pairs of searches, replayed on the study “Recorded”.';
    expect(tasks({ comparisons: [own], cited })).toContain(answer);
    expect(tasks({ comparisons: [own] })).toContain('Not answered: it takes 6 pairs at least.');
    const enough = comparisonOf(30, { ...VERDICT, manualTuning: 'Yes, here.' });
    expect(tasks({ comparisons: [enough], cited })).toContain('Yes, here. No search by Keras Tuner');
  });
});
