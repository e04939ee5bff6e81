/** A study audited: its evidence gathered from the record, and the checks made on it. */
import type { Confirmation } from '../../../shared/confirmation.ts';
import type { BackendApi } from '../../../shared/contract/api.ts';
import type { StudyOverview } from '../../../shared/contract/studies.ts';
import { objectiveOf } from '../../../shared/measure.ts';
import type { Space, Study } from '../../../shared/model.ts';
import type { Task } from '../../../shared/task.ts';
import type { BackendHost } from '../backend-host.ts';
import { vaultReadingsOf } from '../confirmation/reader.ts';
import { auditOf } from '../insight/audit/audit-of.ts';
import {
  LEADING,
  type AuditedComparison,
  type AuditEvidence,
  type SearchedSession,
  type VaultEvidence,
} from '../insight/audit/evidence.ts';
import { configurationKey } from '../search/configuration-key.ts';
import { strategyEntry } from '../search/elsewhere.ts';
import { kindOf } from '../tasks/catalogue.ts';
import type { TaskKind } from '../tasks/task.ts';
import { rowsName } from './rows-name.ts';

/** What other features answer. */
type Asked = Pick<BackendApi, 'study' | 'confirmation' | 'experiments' | 'experiment'>;

export function createAuditCalls({ store }: Pick<BackendHost, 'store'>, api: Asked): Pick<BackendApi, 'audit'> {
  const vaultOf = ({ id, task }: Study, values: VaultEvidence['values'], trialsAfter: number): VaultEvidence => {
    const { own, all, lost = 0 } = vaultReadingsOf(store, id, task);
    const readings = store.vaultReadings(id).map(({ at }) => at);
    const [first] = readings;
    const confirmationsAfter = first === undefined ? 0 : begunOf(id).filter(({ createdAt }) => createdAt > first).length;
    return { readings, lost, others: all - own, trialsAfter, confirmationsAfter, values };
  };

  const begunOf = (studyId: number): readonly Confirmation[] =>
    store.confirmations(studyId).filter(({ sessionId }) => sessionId !== null);

  const comparisonsOf = async (studyId: number): Promise<readonly AuditedComparison[]> => {
    const ended = (await api.experiments(studyId)).filter(({ experiment: { state } }) => state === 'finished');
    const details = await Promise.all(ended.map(async ({ experiment }) => api.experiment(experiment.id)));
    return details.flatMap(({ progress: { experiment }, evidence }) => (evidence === null ? [] : [{ experiment, evidence }]));
  };

  /** Those that no comparison trains, whose arms have the budgets that it gives them. */
  const sessionsOf = (studyId: number): readonly SearchedSession[] => {
    const compared = new Set(
      store.experiments(studyId).flatMap(({ id }) => store.experimentRunStates(id).map(({ sessionId }) => sessionId)),
    );
    return store.sessions(studyId).flatMap(({ id, number, strategy, state }): SearchedSession[] => {
      const { title, byHand = false, queueOnly = false } = strategyEntry(strategy.name);
      if (compared.has(id) || byHand || queueOnly || state !== 'finished') return [];
      return [{ number, strategy: title, epochs: store.sessionTotals(id).epochs }];
    });
  };

  /** The configuration that is corrected, by its mean; else the best trial as it looks. */
  const winnerOf = (
    { corrected, winnerTrialId, bestValue }: StudyOverview,
    confirmation: Confirmation | null,
  ): AuditEvidence['best'] => {
    if (winnerTrialId === null) return null;
    const { number: trial, params } = store.trial(winnerTrialId);
    const key = configurationKey(params);
    const confirmed = confirmation?.candidates.some((candidate) => configurationKey(candidate.params) === key) ?? false;
    return { trial, value: corrected.kind === 'corrected' ? corrected.apparent : bestValue!, confirmed };
  };

  return {
    audit: async (studyId) => {
      const study = await api.study(studyId);
      const { task, space, about } = study;
      const kind = kindOf(task);
      const { confirmation, evidence: confirmed, vault: values } = await api.confirmation(studyId);
      const { configurations, modelSeeds, askedAfter } = store.studyCounts(studyId, study.vaultReadings[0]?.at ?? null);
      const rows = rowsName(task);
      const evidence: AuditEvidence = {
        objective: objectiveOf(study),
        space,
        reachable: reachableOf(space, kind),
        split: task.split ?? null,
        classes: about.rows?.classes ?? [],
        stopsWhereItSelects: stopsWhereItSelects(task, kind),
        rows: rows === null ? null : store.rowFindings(rows),
        configurations,
        modelSeeds,
        vault: vaultOf(study, values, askedAfter),
        best: winnerOf(study, confirmation),
        corrected: study.corrected,
        cannotConfirm: kind.cannot.confirm,
        confirmation,
        confirmed,
        confirmations: begunOf(studyId).length,
        leading: store.rankedConfigurations(studyId, LEADING).map(({ params }) => params),
        sessions: sessionsOf(studyId),
        comparisons: await comparisonsOf(studyId),
        implausible: kind.implausible(task),
        hits: about.hits,
      };
      return auditOf(evidence, kind.audited);
    },
  };
}

function stopsWhereItSelects(task: Task, kind: TaskKind): boolean {
  const { decides, values } = kind.roles(task);
  return decides === values;
}

/** Ends of ranges beyond which there are legal values. */
function reachableOf(space: Space, { parameters }: TaskKind): AuditEvidence['reachable'] {
  return Object.entries(space).flatMap(([name, dimension]) => {
    if (dimension.type !== 'float' && dimension.type !== 'int') return [];
    const legal = parameters?.find((parameter) => parameter.name === name)?.dimension;
    const [least, most] = legal?.type === 'float' || legal?.type === 'int' ? [legal.low, legal.high] : [-Infinity, Infinity];
    return [
      ...(dimension.low > least ? [{ name, end: 'low' as const }] : []),
      ...(dimension.high < most ? [{ name, end: 'high' as const }] : []),
    ];
  });
}
