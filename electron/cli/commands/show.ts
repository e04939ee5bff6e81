/** `trialdeck show`: a study with its best trials, or a trial with its epochs. */
import { settledOf, settledOfTrial, settledText } from '../../../shared/confirmed.ts';
import { bestText, correctedMeaning, upperLimit } from '../../../shared/corrected.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { ExperimentProgress } from '../../../shared/experiment.ts';
import { budgetText } from '../../../shared/format/budget.ts';
import { countedText } from '../../../shared/format/count.ts';
import { defaultValueText } from '../../../shared/default-value.ts';
import { durationText } from '../../../shared/format/duration.ts';
import { objectiveFormat } from '../../../shared/format/objective.ts';
import { parameterText, paramsText } from '../../../shared/format/parameter.ts';
import { orUnknown } from '../../../shared/format/unknown.ts';
import { measuredText } from '../../../shared/format/value.ts';
import { bestIsLargest, objectiveOf, valueOf, type Measure } from '../../../shared/measure.ts';
import type { Epoch } from '../../../shared/model.ts';
import { foreignSearchesSection } from '../../../shared/report/foreign-searches.ts';
import { areSuspect, neverRightText } from '../../../shared/never-right.ts';
import { pairsText, wasStopped } from '../../../shared/so-far.ts';
import { shownValue } from '../../../shared/shown-value.ts';
import { trialComparisonText } from '../../../shared/trial-comparison.ts';
import type { TrialRow } from '../../../shared/trial-table.ts';
import type { TrialDetail } from '../../../shared/trial-detail.ts';
import { countsOf, worthOfReadings } from '../../../shared/vault.ts';
import { measureText, sessionStateText, trainedBy } from '../../../shared/wording.ts';
import type { Store } from '../../../db/store.ts';
import type { StoredOverview } from '../../../db/store/studies.ts';
import { vaultReadingsOf } from '../../engine/confirmation/reader.ts';
import { foreignSearches } from '../../engine/foreign-searches.ts';
import { foldersOf } from '../../engine/folders.ts';
import { experimentProgress } from '../../engine/api/experiment-progress.ts';
import { compareTrials } from '../../engine/rows/compare-trials.ts';
import { neverRight } from '../../engine/rows/never-right.ts';
import { heldBackOnRecord } from '../../engine/session/held-back.ts';
import { kindOf } from '../../engine/tasks/catalogue.ts';
import { createPartitionFiles } from '../../engine/tasks/partition-files.ts';
import { withAbout } from '../../engine/with-about.ts';
import { numberOption } from '../arguments.ts';
import { openReader } from '../host.ts';
import { sectionText } from '../report-text.ts';
import { asTable, type Terminal } from '../terminal.ts';

const BEST_SHOWN = 20;
const HELD_BACK = 'has ended; it counts when the clock of the search comes to it';

export async function show(what: string, { json = false, against }: ShowOptions, terminal: Terminal): Promise<void> {
  const [, study, trial] = /^([1-9]\d*)(?:\/([1-9]\d*))?$/.exec(what) ?? [];
  if (study === undefined)
    throw new TrialdeckError('usage', `${what} is neither the number of a study (3) nor of a trial in it (3/17).`, 'what');
  const store = await openReader();
  try {
    const studyId = Number(study);
    if (trial === undefined) return terminal.print(showStudy(store, studyId, json, terminal.width));
    const other = numberOption('against', against);
    terminal.print(
      other === undefined
        ? showTrial(store, studyId, Number(trial), json)
        : showPair(store, studyId, [Number(trial), other], json),
    );
  } finally {
    store.close();
  }
}

export interface ShowOptions {
  readonly json?: boolean;
  /** The number of another trial of the study. */
  readonly against?: string;
}

function showStudy(store: Store, studyId: number, json: boolean, width: number): string {
  const stored = store.studyOverview(studyId);
  const study = withAbout(stored);
  const { about } = study;
  const objective = objectiveOf(study);
  const descending = bestIsLargest(objective);
  const { rows } = store.trialPage({ studyId, sort: { column: 'value', descending }, limit: BEST_SHOWN });
  const best = winnerFirst(store, rows, study.winnerTrialId);
  const never = neverRight(store, studyId);
  const comparisons = store.experiments(studyId);
  const foreign = foreignSearches(store, studyId);
  if (json) return JSON.stringify({ study: stored, best, neverRight: never, comparisons, foreign }, null, 1);
  const valueText = objectiveFormat(study);
  const unfinished = study.sessions.filter(({ state }) => state !== 'finished');
  const waiting = new Set(unfinished.flatMap(({ id }) => heldBackOnRecord(store, id, objective, kindOf(study.task))));
  const table = best.map((row) => [
    row.id === study.winnerTrialId ? `${row.number} *` : String(row.number),
    waiting.has(row.id) ? 'waits for its turn' : row.state,
    valueText(row.value),
    String(row.epochsDone),
    durationText(row.durationMs),
    paramsText(row.params),
  ]);
  return [
    `${study.name} (study ${study.id}), ${about.title}, select ${measureText(objective)}`,
    about.dataset === null ? about.details : `${about.details}. ${countsOf(vaultReadingsOf(store, studyId, study.task))}`,
    ...worthOfReadings(vaultReadingsOf(store, studyId, study.task)),
    `${study.finishedTrials} of ${study.trials} trials finished; ${bestText(study.corrected, study.bestValue, objective)}; ${study.winnerIsDefault ? 'the best is the default configuration' : `default ${defaultValueText(study)}`}`,
    ...(study.corrected.kind === 'corrected' ? [correctedMeaning(study.corrected)] : []),
    ...settledOf(study).map((settled) => `${settledText(settled)}. ${settled.meaning}`),
    ...(never ? [`${neverRightText(never)}${areSuspect(never) ? ': their labels are suspect' : ''}`] : []),
    ...study.sessions.map(
      ({ number, strategy, stopRule, seed, budget, on, failure, ended, ...session }) =>
        `session ${number}: ${strategy.name}${stopRule ? ` with ${stopRule.name}` : ''}, seed ${seed}, budget ${budgetText(budget)}${on === null ? '' : `, on ${on}`}, ${sessionStateText(session)}${(failure ?? ended) ? `: ${failure ?? ended}` : ''}`,
    ),
    ...comparisons.map(({ id }) => comparisonLine(experimentProgress(store, id))),
    '',
    asTable(['trial', 'state', 'value', 'epochs', 'time', 'configuration'], table),
    ...(best.some(({ id }) => id === study.winnerTrialId) ? [`* the winner${seedsText(study)}`] : []),
    ...(foreign ? ['', sectionText(foreignSearchesSection(foreign, objective), width)] : []),
  ].join('\n');
}

/** By its value alone a lucky trial of another configuration may stand before it. */
function winnerFirst(store: Store, rows: readonly TrialRow[], winnerId: number | null): readonly TrialRow[] {
  if (winnerId === null) return rows;
  return [store.trialRow(winnerId), ...rows.filter(({ id }) => id !== winnerId)].slice(0, BEST_SHOWN);
}

/** ", by the mean of its 8 seeds 0.8815" */
function seedsText({ corrected, ...study }: StoredOverview): string {
  if (corrected.kind === 'uncorrected' || corrected.runs === 1) return '';
  return `, by the mean of its ${countedText(corrected.runs, 'seed')} ${measuredText(corrected.apparent, objectiveOf(study))}`;
}

/** With the command that shows it or goes on with it. */
function comparisonLine(progress: ExperimentProgress): string {
  const { id, kind, arms, state } = progress.experiment;
  const size = `${pairsText(progress)} of ${countedText(arms.length, 'strategy', 'strategies')}`;
  return `comparison ${id}: ${size}, ${kind === 'replay' ? 'replayed' : 'trained'}, ${wasStopped(progress) ? 'stopped' : state}: trialdeck compare --resume ${id}`;
}

function showTrial(store: Store, studyId: number, number: number, json: boolean): string {
  const detail = store.trialDetail(store.trialNumbered(studyId, number));
  if (json) return JSON.stringify(detail, null, 1);
  const { trial, epochs, session, environment } = detail;
  const study = store.studyOverview(studyId);
  const again = beganAgain(store, detail, kindOf(study.task).cannot.resume !== null);
  const { corrected } = study;
  const winner = corrected.kind === 'corrected' && corrected.trial === trial.number ? corrected : null;
  const heldBack = heldBackOnRecord(store, session.id, objectiveOf(study), kindOf(study.task)).includes(trial.id);
  const columns = columnsOf(epochs, study.measures);
  const table = epochs.map((epoch) => [
    String(epoch.epoch) + (epoch.epoch === trial.bestEpoch ? ' *' : ''),
    ...columns.map(({ partition, measure }) => measuredText(valueOf(epoch[partition], measure), measure)),
    durationText(epoch.durationMs),
  ]);
  return [
    `${study.name}, trial ${trial.number} of session ${session.number}, ${heldBack ? HELD_BACK : trial.state}${trial.failure ? `: ${trial.failure}` : ''}`,
    trial.reason.text,
    ...(trial.stopReason ? [trial.stopReason.text] : []),
    ...(winner ? [bestText(winner, study.bestValue, objectiveOf(study)), ...upperLimit(winner)] : []),
    `value ${measuredText(shownValue(trial), objectiveOf(study))} at epoch ${orUnknown(trial.bestEpoch, String)}, model seed ${trial.modelSeed}, ${durationText(trial.durationMs)}`,
    ...settledOfTrial(withAbout(study), trial).map((settled) => `${settledText(settled)}. ${settled.meaning}`),
    ...(environment ? [`${trainedBy(environment)}, ${environment.cpu}`] : []),
    ...Object.entries(trial.params).map(([name, value]) => `  ${name} ${parameterText(value)}`),
    '',
    asTable(['epoch', ...columns.map(({ partition, measure }) => `${partition} ${measure.title}`), 'time'], table),
    ...again,
  ].join('\n');
}

/** What continues another trial without its state repeats that one's epochs before its own first, whose time tells. */
export function beganAgain(
  store: Pick<Store, 'trial'>,
  { parent }: Pick<TrialDetail, 'parent'>,
  withoutState: boolean,
): readonly string[] {
  if (parent === null || !withoutState) return [];
  const before = store.trial(parent.id).epochsDone;
  const first = before === 1 ? 'epoch 1' : `epochs 1 to ${before}`;
  return [`It was begun anew for its epochs after ${before}: the time of epoch ${before + 1} has that of ${first} in it.`];
}

/** Two trials row by row. */
function showPair(store: Store, studyId: number, numbers: readonly [number, number], json: boolean): string {
  const [first, second] = numbers.map((number) => store.trialNumbered(studyId, number)) as [number, number];
  const partitions = createPartitionFiles(foldersOf(process.env));
  const comparison = compareTrials(store, partitions, first, second);
  return json ? JSON.stringify(comparison, null, 1) : trialComparisonText(comparison, objectiveOf(store.study(studyId)));
}

interface MeasuredColumn {
  readonly partition: (typeof MEASURED)[number];
  readonly measure: Measure;
}

const MEASURED = ['train', 'stop', 'select'] as const;

/** What was measured on each partition, in the order of the study. */
function columnsOf(epochs: readonly Epoch[], measures: readonly Measure[]): readonly MeasuredColumn[] {
  const all = MEASURED.flatMap((partition) => measures.map((measure): MeasuredColumn => ({ partition, measure })));
  return all.filter(({ partition, measure }) => epochs.some((epoch) => valueOf(epoch[partition], measure) !== null));
}
