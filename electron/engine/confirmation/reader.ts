/** What is known of the confirmation of a study. */
import type { Confirmation, ConfirmationDetail, ConfirmationEvidence, EndedConfirmation } from '../../../shared/confirmation.ts';
import type { ConfirmationPower, PlannedConfirmation } from '../../../shared/confirmation-power.ts';
import type { Task } from '../../../shared/task.ts';
import type { Store } from '../../../db/store.ts';
import type { LoggedVaultReading } from '../../../db/store/vault-readings.ts';
import type { BackendHost } from '../backend-host.ts';
import { kindOf } from '../tasks/catalogue.ts';
import { datasetSource } from '../tasks/network/data/dataset.ts';
import { confirmedRuns } from './confirmed-runs.ts';
import { confirmationNoise } from './noise.ts';
import { refuseUnconfirmable, usualCandidate, withUsual } from './plan-confirmation.ts';

export interface ConfirmationReader {
  detail(studyId: number): Promise<ConfirmationDetail>;
  /** Null where nothing tells of the noise. @throws TrialdeckError unavailable, where nothing of the study can be confirmed */
  power(planned: PlannedConfirmation): Promise<ConfirmationPower | null>;
  /** Thought out once for as long as no further run ends. */
  evidence(confirmation: Confirmation): Promise<ConfirmationEvidence | null>;
}

export function createConfirmationReader({
  store,
  partitions,
  thinking,
}: Pick<BackendHost, 'store' | 'partitions' | 'thinking'>): ConfirmationReader {
  const known = new Map<number, { readonly ended: number; readonly evidence: Promise<ConfirmationEvidence | null> }>();

  const evidence = (confirmation: Confirmation): Promise<ConfirmationEvidence | null> => {
    const ended = confirmation.sessionId === null ? 0 : store.sessionTotals(confirmation.sessionId).finished;
    const before = known.get(confirmation.id);
    if (before?.ended === ended) return before.evidence;
    const thought = thinking.think('confirmation', confirmedRuns(store, partitions, confirmation), null);
    known.set(confirmation.id, { ended, evidence: thought });
    thought.catch(() => known.delete(confirmation.id));
    return thought;
  };

  const earlierThan = ({ id, studyId }: Confirmation): Promise<readonly EndedConfirmation[]> => {
    const begun = store.confirmations(studyId).filter((one) => one.id < id && one.sessionId !== null);
    return Promise.all(begun.toReversed().map(async (one) => ({ confirmation: one, evidence: await evidence(one) })));
  };

  return {
    evidence,
    power: async ({ studyId, top, seeds }) => {
      const study = store.studyOverview(studyId);
      refuseUnconfirmable(study);
      const noise = confirmationNoise(store, partitions, study);
      const configurations = withUsual(store.rankedConfigurations(studyId, top), usualCandidate(store, study)).length;
      if (noise === null || configurations < 2) return null;
      return thinking.think('confirmation power', { configurations, seeds, noise }, null);
    },
    detail: async (studyId) => {
      const { task } = store.study(studyId);
      const confirmation = store.latestConfirmation(studyId);
      return {
        confirmation,
        evidence: confirmation && (await evidence(confirmation)),
        earlier: confirmation ? await earlierThan(confirmation) : [],
        vault: store.vaultValues(studyId),
        readings: vaultReadingsOf(store, studyId, task),
        whySealed: whySealed(task, confirmation),
      };
    },
  };
}

/** Why the vault of a study stays closed, in a sentence; null where its winner is settled. */
export function whySealed(task: Task, confirmation: Confirmation | null): string | null {
  const never = kindOf(task).cannot.confirm;
  if (never !== null) return never;
  if (kindOf(task).about(task).hits === null) return 'The data of this study have no vault that is known here.';
  if (confirmation === null) return 'The winners of this study are not confirmed yet: the vault opens after that.';
  if (confirmation.state === 'finished' && !confirmation.stopped) return null;
  const how = confirmation.stopped ? 'was stopped before its end: confirm again' : 'has not come to its end yet';
  return `The confirmation ${how}. The vault opens when the winner is settled.`;
}

/** How often the rows of the study's vault were read, by itself and by all studies. */
export function vaultReadingsOf(
  store: Pick<Store, 'vaultReadings'>,
  studyId: number,
  task: Task,
): ConfirmationDetail['readings'] {
  const { dataset } = kindOf(task).about(task);
  if (dataset === null) return { own: 0, all: 0, rows: 0 };
  const { hash, vaultRows: rows } = datasetSource(dataset).summary;
  const ofRows = store.vaultReadings().filter(({ datasetHash }) => datasetHash === hash);
  const own = ofRows.filter((reading: LoggedVaultReading) => reading.studyId === studyId);
  const lost = own.filter((reading) => reading.lost).length;
  return { own: own.length, all: ofRows.length, rows, ...(lost > 0 && { lost }) };
}
