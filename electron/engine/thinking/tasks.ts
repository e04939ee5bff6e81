/**
 * The one list of what threads think about: functions of plain data, pure but for files, that may take longer than 20 ms. Each is loaded by the
 * thread that is first asked for it, since a thread that counts rows would start ten times as slowly with all of them.
 */
import type { PlannedComparison } from '../../../shared/planned-comparison.ts';
import type { SearchToEstimate, Speed } from '../api/estimate.ts';
import type { ToWeigh } from '../insight/importance/importances.ts';
import type { Comparison } from '../insight/comparison/evidence.ts';
import type { ConfirmedRuns } from '../insight/confirmation/evidence.ts';
import type { ConfirmationToPlan } from '../insight/confirmation/power.ts';
import type { Recording } from '../replay/recording.ts';
import type { SearchToReplay } from '../replay/replay-search.ts';
import type { ReportToWrite } from '../report/write-report.ts';
import type { RowsToMake } from '../tasks/make-rows.ts';
import type { ToCheckPartitions } from '../tasks/network/audit/check-partitions.ts';
import type { ToFindCopies } from '../tasks/network/audit/copies.ts';
import type { ToTellApart } from '../tasks/network/audit/tell-apart.ts';
import type { ToPredict } from '../tasks/network/predicted-classes.ts';
import type { TrainedLab } from '../tasks/network/leaks/lab-report.ts';
import type { LabRowsToWrite } from '../tasks/network/leaks/rows/write-lab-rows.ts';
import type { Kept } from './kept.ts';

/**
 * Each has threads of its own, so that what takes minutes holds up nothing that somebody waits for. Those of `inputs` are handed inputs
 * and never a label: what is asked of the vault is thought about there. That of `files` writes what others then find.
 */
export type Lane = 'decisions' | 'answers' | 'experiments' | 'rows' | 'inputs' | 'files';

/** @param subject what the thread keeps from question to question; null where the question says it all. */
type Think<Question, Subject, Answer> = (question: Question, subject: Subject) => Answer;

interface Task<Question, Subject, Answer> {
  readonly lane: Lane;
  load(): Promise<Think<Question, Subject, Answer>>;
}

/** A study to search on: sent once, and again where trials were added to it. */
type Recorded = Kept<Recording, never>;

export const TASKS = {
  decision: task('decisions', async () => (await import('./decision.ts')).decision),
  estimate: task('answers', async () => {
    const { estimateSearch } = await import('../api/estimate.ts');
    return ({ search, speed }: { search: SearchToEstimate; speed: Speed }, _: null) => estimateSearch(search, speed);
  }),
  conclusion: task('answers', async () => {
    const [{ conclude }, { strategyNamed }] = await Promise.all([
      import('../insight/comparison/conclude.ts'),
      import('../search/catalogue.ts'),
    ]);
    return (comparison: Comparison, _: null) => conclude(comparison, (name) => strategyNamed(name).byHand);
  }),
  'comparison power': task('answers', async () => {
    const { powerOf } = await import('../insight/comparison/plan-power.ts');
    return (planned: PlannedComparison, _: null) => powerOf(planned);
  }),
  confirmation: task('answers', async () => {
    const { confirmationEvidence } = await import('../insight/confirmation/evidence.ts');
    return (runs: ConfirmedRuns, _: null) => confirmationEvidence(runs);
  }),
  'confirmation power': task('answers', async () => {
    const { confirmationPowerOf } = await import('../insight/confirmation/power.ts');
    return (planned: ConfirmationToPlan, _: null) => confirmationPowerOf(planned);
  }),
  importance: task('answers', async () => {
    const { importancesOf } = await import('../insight/importance/importances.ts');
    return (trials: ToWeigh, _: null) => importancesOf(trials);
  }),
  /** Of rows without their labels. */
  'predicted classes': task('inputs', async () => {
    const { predictedClasses } = await import('../tasks/network/predicted-classes.ts');
    return (asked: ToPredict, _: null) => predictedClasses(asked);
  }),
  copies: task('inputs', async () => {
    const { copiesOf } = await import('../tasks/network/audit/copies.ts');
    return (asked: ToFindCopies, _: null) => copiesOf(asked);
  }),
  /** One after another, so that where two ask for the same file it is made once. */
  'rows to train on': task('files', async () => {
    const { makeRows } = await import('../tasks/make-rows.ts');
    return (asked: RowsToMake, _: null) => makeRows(asked);
  }),
  'rows told apart': task('inputs', async () => {
    const { tellApart } = await import('../tasks/network/audit/tell-apart.ts');
    return (asked: ToTellApart, _: null) => tellApart(asked);
  }),
  'partition check': task('answers', async () => {
    const { checkPartitions } = await import('../tasks/network/audit/check-partitions.ts');
    return (asked: ToCheckPartitions, _: null) => checkPartitions(asked);
  }),
  'lab report': task('answers', async () => {
    const { labReport } = await import('../tasks/network/leaks/lab-report.ts');
    return (lab: TrainedLab, _: null) => labReport(lab);
  }),
  report: task('answers', async () => {
    const { writeReport } = await import('../report/write-report.ts');
    return (asked: ReportToWrite, _: null) => writeReport(asked);
  }),
  /** Many rows: not where somebody waits for an answer. */
  'lab rows': task('experiments', async () => {
    const { writeLabRows } = await import('../tasks/network/leaks/rows/write-lab-rows.ts');
    return (rows: LabRowsToWrite, _: null) => writeLabRows(rows);
  }),
  replay: task('answers', async () => {
    const { replay } = await import('../replay/replay.ts');
    return (search: SearchToReplay, { about }: Recorded) => replay(about, search);
  }),
  'experiment run': task('experiments', async () => {
    const { replaySearch } = await import('../replay/replay-search.ts');
    return (search: SearchToReplay, { about }: Recorded) => {
      const { spent, path } = replaySearch(about, search);
      return { spent, path };
    };
  }),
  counting: task('rows', async () => (await import('../rows/count-rows.ts')).countRows),
  offering: task('rows', async () => (await import('../rows/count-rows.ts')).offerRows),
};

function task<Question, Subject, Answer>(
  lane: Lane,
  load: () => Promise<Think<Question, Subject, Answer>>,
): Task<Question, Subject, Answer> {
  return { lane, load };
}

type Thought<Name extends TaskName> = Awaited<ReturnType<(typeof TASKS)[Name]['load']>>;
export type TaskName = keyof typeof TASKS;
export type Question<Name extends TaskName> = Parameters<Thought<Name>>[0];
export type Subject<Name extends TaskName> = Parameters<Thought<Name>>[1];
export type Answer<Name extends TaskName> = ReturnType<Thought<Name>>;
