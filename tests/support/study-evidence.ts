/** What a report of a small study is made from, made by hand: a search that was corrected, and nothing beyond it. */
import { NOTHING_AUTHORED, type Authored } from '../../shared/authored.ts';
import type { Audit } from '../../shared/audit.ts';
import { CHECK_NAMES } from '../../shared/audit.ts';
import { defaultConfiguration } from '../../electron/engine/search/default-configuration.ts';
import { ELSEWHERE } from '../../electron/engine/search/elsewhere.ts';
import { CATALOGUE } from '../../electron/engine/search/catalogue.ts';
import { STOP_RULES } from '../../electron/engine/search/stop-rules/catalogue.ts';
import { networkWords } from '../../electron/engine/tasks/network/in-report.ts';
import { auditOf } from '../../electron/engine/insight/audit/audit-of.ts';
import { GENERATED_ENVIRONMENT } from '../../bench/app/generated-study.ts';
import { markdownReport } from '../../shared/report/markdown-report.ts';
import type { StudyEvidence } from '../../shared/report/study/evidence.ts';
import { studyReport } from '../../shared/report/study/report.ts';
import { networkOf } from '../../shared/network/task.ts';
import { defaultParams } from '../../shared/network/hyperparameters.ts';
import { CLEAN } from './audit-data.ts';
import { curvesData, historyData, parallelData } from './chart-data.ts';
import { confirmationOf } from './confirmation-data.ts';
import { importancesOf } from './importance-data.ts';
import { overviewOf, rowOf, SPACE } from './window-data.ts';

const TRIALS = [
  rowOf({ id: 101, number: 1, value: 0.8 }),
  rowOf({ id: 102, number: 2, value: 0.73 }),
  rowOf({ id: 103, number: 3, state: 'failed', value: null }),
];

export const NO_CONFIRMATION = confirmationOf({
  confirmation: null,
  evidence: null,
  whySealed: 'The winners of this study are not confirmed yet: the vault opens after that.',
});

export function studyEvidenceOf(rest: Partial<StudyEvidence> = {}): StudyEvidence {
  const study = rest.study ?? overviewOf();
  return {
    study,
    words: rest.words ?? networkWords(networkOf(study.task)),
    madeAt: '2026-03-03T09:00:00.000Z',
    configurations: 2,
    usual: defaultConfiguration(SPACE, defaultParams),
    best: TRIALS[0]!,
    leading: TRIALS.slice(0, 2),
    trials: TRIALS,
    spent: [
      { purpose: 'search', state: 'completed', trials: 2, epochs: 20, durationMs: 40_000 },
      { purpose: 'search', state: 'failed', trials: 1, epochs: 3, durationMs: 5_000 },
    ],
    environments: [GENERATED_ENVIRONMENT],
    compared: [],
    strategies: [...CATALOGUE, ...ELSEWHERE],
    stopRules: STOP_RULES,
    plots: { history: historyData(30), curves: curvesData(30, 3), parallel: parallelData(30) },
    divergence: importancesOf(),
    forest: importancesOf({ method: 'fanova' }),
    confirmation: NO_CONFIRMATION,
    overtuning: { incumbents: [], found: null, replays: [], whyNot: null },
    audit: cleanAudit(),
    neverRight: null,
    comparisons: [],
    citable: [],
    cited: null,
    foreign: null,
    lab: null,
    ...rest,
  };
}

function cleanAudit(): Audit {
  return auditOf({ ...CLEAN, confirmation: null, confirmed: null }, { checks: CHECK_NAMES, whyNoOthers: null });
}

/** All its words, under the headings of its chapters. */
export function reportWords(rest: Partial<StudyEvidence> = {}, authored: Partial<Authored> = {}): string {
  return markdownReport(studyReport(studyEvidenceOf(rest), { ...NOTHING_AUTHORED, ...authored }));
}

/** The words of one chapter. */
export function chapterWords(heading: string, rest: Partial<StudyEvidence> = {}, authored: Partial<Authored> = {}): string {
  const chapter = reportWords(rest, authored)
    .split(/^## \d+ /m)
    .find((words) => words.startsWith(heading));
  if (chapter === undefined) throw new Error(`There is no chapter ${heading}.`);
  return chapter;
}
