/** The one list of what threads think about: pure functions of plain data that may take longer than 20 ms. */
import type { PlannedComparison } from '../../../shared/planned-comparison.ts';
import { estimateSearch, type SearchToEstimate, type Speed } from '../api/estimate.ts';
import { conclude } from '../insight/comparison/conclude.ts';
import type { Comparison } from '../insight/comparison/evidence.ts';
import { powerOf } from '../insight/comparison/plan-power.ts';
import { confirmationEvidence, type ConfirmedRuns } from '../insight/confirmation/evidence.ts';
import { confirmationPowerOf, type ConfirmationToPlan } from '../insight/confirmation/power.ts';
import type { Recording } from '../replay/recording.ts';
import { replay } from '../replay/replay.ts';
import { replaySearch, type SearchToReplay } from '../replay/replay-search.ts';
import { countRows, offerRows } from '../rows/count-rows.ts';
import { strategyNamed } from '../search/catalogue.ts';
import { predictedClasses, type ToPredict } from '../tasks/network/predicted-classes.ts';
import { labReport, type TrainedLab } from '../tasks/network/leaks/lab-report.ts';
import { decision } from './decision.ts';
import type { Kept } from './kept.ts';

/** Each has threads of its own, so that what takes minutes holds up nothing that somebody waits for. */
export type Lane = 'decisions' | 'answers' | 'experiments' | 'rows';

interface Task<Question, Subject, Answer> {
  readonly lane: Lane;
  /** @param subject what the thread keeps from question to question; null where the question says it all. */
  think(question: Question, subject: Subject): Answer;
}

/** A study to search on: sent once, and again where trials were added to it. */
type Recorded = Kept<Recording, never>;

export const TASKS = {
  decision: task('decisions', decision),
  estimate: task('answers', ({ search, speed }: { search: SearchToEstimate; speed: Speed }, _: null) =>
    estimateSearch(search, speed),
  ),
  conclusion: task('answers', (comparison: Comparison, _: null) => conclude(comparison, (name) => strategyNamed(name).byHand)),
  'comparison power': task('answers', (planned: PlannedComparison, _: null) => powerOf(planned)),
  confirmation: task('answers', (runs: ConfirmedRuns, _: null) => confirmationEvidence(runs)),
  'confirmation power': task('answers', (planned: ConfirmationToPlan, _: null) => confirmationPowerOf(planned)),
  /** Of rows without their labels. */
  'predicted classes': task('answers', (asked: ToPredict, _: null) => predictedClasses(asked)),
  'lab report': task('answers', (lab: TrainedLab, _: null) => labReport(lab)),
  replay: task('answers', (search: SearchToReplay, { about }: Recorded) => replay(about, search)),
  'experiment run': task('experiments', (search: SearchToReplay, { about }: Recorded) => {
    const { spent, path } = replaySearch(about, search);
    return { spent, path };
  }),
  counting: task('rows', countRows),
  offering: task('rows', offerRows),
};

function task<Question, Subject, Answer>(
  lane: Lane,
  think: (question: Question, subject: Subject) => Answer,
): Task<Question, Subject, Answer> {
  return { lane, think };
}

export type TaskName = keyof typeof TASKS;
export type Question<Name extends TaskName> = Parameters<(typeof TASKS)[Name]['think']>[0];
export type Subject<Name extends TaskName> = Parameters<(typeof TASKS)[Name]['think']>[1];
export type Answer<Name extends TaskName> = ReturnType<(typeof TASKS)[Name]['think']>;
