/** What a report of a study is made from: what the screens are answered, asked for at once. */
import type { BackendApi } from '../../../shared/contract/api.ts';
import type { StudyOverview } from '../../../shared/contract/studies.ts';
import type { ExperimentDetail } from '../../../shared/experiment-detail.ts';
import { bestIsLargest, objectiveOf } from '../../../shared/measure.ts';
import type { LabReport } from '../../../shared/leaks/lab.ts';
import type { PlotData, PlotRequest } from '../../../shared/plots.ts';
import { MOST_LEADING, MOST_LISTED, type StudyEvidence } from '../../../shared/report/study/evidence.ts';
import type { TrialRow } from '../../../shared/trial-table.ts';
import { citedAmong, type Citable, type CitedComparison } from '../../../shared/report/study/cited.ts';
import { FEWEST_PAIRS } from '../../../shared/statistics/comparison-levels.ts';
import type { Store } from '../../../db/store.ts';
import { experimentProgress } from '../api/experiment-progress.ts';
import type { BackendHost } from '../backend-host.ts';
import { neverRight } from '../rows/never-right.ts';
import { defaultConfiguration } from '../search/default-configuration.ts';
import { kindOf } from '../tasks/catalogue.ts';
import { withAbout } from '../with-about.ts';

/** What other features answer. */
export type Asked = Pick<
  BackendApi,
  | 'study'
  | 'choices'
  | 'plot'
  | 'importance'
  | 'confirmation'
  | 'overtuning'
  | 'audit'
  | 'experiments'
  | 'experiment'
  | 'foreignSearches'
  | 'jobs'
  | 'leakReport'
>;

/** So many learning curves are drawn as lines. */
const CURVES = 3;
/** The leading configurations are looked for among so many trials: some have several. */
const MOST_LOOKED_AT = 10 * MOST_LEADING;

export async function evidenceOf(
  studyId: number,
  { store, clock }: Pick<BackendHost, 'store' | 'clock'>,
  api: Asked,
): Promise<StudyEvidence> {
  const study = await api.study(studyId);
  const { usual, inReport } = kindOf(study.task);
  const { strategies, elsewhere, stopRules } = await api.choices();
  const comparisons = await comparisonsOf(studyId, api);
  const citable = citableIn(store, study);
  const cited = citedAmong(citable, store.authored(studyId), comparisons[0]?.progress.pairs ?? 0);
  return {
    study,
    words: inReport(study),
    madeAt: clock.now(),
    configurations: store.studyCounts(studyId, null).configurations,
    usual: defaultConfiguration(study.space, usual),
    best: study.winnerTrialId === null ? null : store.trialRow(study.winnerTrialId),
    leading: leadingTrials(store, study),
    trials: listedTrials(store, study),
    spent: store.spentOn(studyId),
    environments: store.environmentsOfStudy(studyId),
    compared: comparedSessions(store, studyId),
    strategies: [...strategies, ...elsewhere],
    stopRules,
    plots: await plotsOf(study, api),
    divergence: await api.importance({ studyId, method: 'ped-anova', region: 'whole' }),
    forest: await api.importance({ studyId, method: 'fanova', region: 'whole' }),
    confirmation: await api.confirmation(studyId),
    overtuning: await api.overtuning(studyId),
    audit: await api.audit(studyId),
    neverRight: neverRight(store, studyId),
    comparisons,
    citable,
    cited: cited && (await citedComparison(cited, api)),
    foreign: await api.foreignSearches(studyId),
    lab: (await toldLab(study, api))?.report ?? null,
  };
}

function leadingTrials(store: Store, study: StudyOverview): readonly TrialRow[] {
  const sort = { column: 'value', descending: bestIsLargest(objectiveOf(study)) } as const;
  const { rows } = store.trialPage({ studyId: study.id, sort, limit: MOST_LOOKED_AT });
  const ended = rows.filter(({ state, value }) => value !== null && state !== 'failed');
  const first = new Map(ended.toReversed().map((row) => [JSON.stringify(row.params), row]));
  return ended.filter((row) => first.get(JSON.stringify(row.params)) === row).slice(0, MOST_LEADING);
}

function listedTrials(store: Store, study: StudyOverview): readonly TrialRow[] {
  const sort =
    study.trials <= MOST_LISTED
      ? ({ column: 'number', descending: false } as const)
      : ({ column: 'value', descending: bestIsLargest(objectiveOf(study)) } as const);
  const rows: TrialRow[] = [];
  for (const row of store.eachTrial({ studyId: study.id, sort })) if (rows.push(row) === MOST_LISTED) break;
  return rows.toSorted((one, other) => one.number - other.number);
}

function comparedSessions(store: Store, studyId: number): readonly number[] {
  const runs = store.experiments(studyId).flatMap(({ id }) => store.experimentRunStates(id));
  return runs.flatMap(({ sessionId }) => (sessionId === null ? [] : [sessionId]));
}

async function plotsOf({ id: studyId, space, ...study }: StudyOverview, api: Asked): Promise<StudyEvidence['plots']> {
  const plot = async <Kind extends PlotRequest['kind']>(
    request: Extract<PlotRequest, { readonly kind: Kind }>,
  ): Promise<Extract<PlotData, { readonly kind: Kind }>> =>
    (await api.plot(request)) as Extract<PlotData, { readonly kind: Kind }>;
  const metric = { partition: 'select', measure: objectiveOf(study).name } as const;
  return {
    history: await plot<'history'>({ studyId, kind: 'history' }),
    curves: await plot<'curves'>({ studyId, kind: 'curves', metric, top: CURVES }),
    parallel: await plot<'parallel'>({ studyId, kind: 'parallel', parameters: Object.keys(space) }),
  };
}

async function comparisonsOf(studyId: number, api: Asked): Promise<readonly ExperimentDetail[]> {
  const ended = (await api.experiments(studyId)).filter(({ experiment: { state } }) => state === 'finished');
  const details = await Promise.all(ended.map(async ({ experiment }) => api.experiment(experiment.id)));
  return details.toSorted((one, other) => other.progress.pairs - one.progress.pairs);
}

/** Replays that came to their end with all their pairs, the one with the most first, and of equals the latest. */
function citableIn(store: Store, { id, about }: StudyOverview): readonly Citable[] {
  if (about.dataset === null) return [];
  const others = store
    .studyOverviews()
    .map(withAbout)
    .filter((other) => other.id !== id && other.about.dataset === about.dataset);
  return others
    .flatMap(({ id: studyId, name: studyName }) =>
      store.experiments(studyId).flatMap(({ id: experimentId, kind, state, createdAt, repetitions }): Citable[] => {
        if (kind !== 'replay' || state !== 'finished' || repetitions < FEWEST_PAIRS) return [];
        const { pairs } = experimentProgress(store, experimentId);
        return pairs < repetitions ? [] : [{ experimentId, createdAt, pairs, studyId, studyName }];
      }),
    )
    .toSorted((one, other) => other.pairs - one.pairs || other.createdAt.localeCompare(one.createdAt));
}

async function citedComparison({ studyId, experimentId }: Citable, api: Asked): Promise<CitedComparison> {
  return { study: await api.study(studyId), comparison: await api.experiment(experimentId) };
}

export interface ToldLab {
  readonly jobId: number;
  readonly report: LabReport;
}

/** Labs are about data sets, whatever is searched on them. */
export async function toldLab({ about }: StudyOverview, api: Pick<Asked, 'jobs' | 'leakReport'>): Promise<ToldLab | null> {
  const jobs = (await api.jobs({ kinds: ['leaks'] })).filter(
    (job) => about.dataset !== null && job.about.lab?.dataset === about.dataset,
  );
  const latest = jobs.toSorted((one, other) => other.id - one.id);
  const labs = await Promise.all(latest.map(async ({ id }) => ({ jobId: id, report: await api.leakReport(id) })));
  const measured = labs.filter(({ report }) => report.measured.length > 0);
  return measured.find(({ report }) => report.plan.scale === 'full') ?? measured[0] ?? null;
}
