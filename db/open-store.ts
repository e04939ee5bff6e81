/** The database of the product: opened, checked, migrated, and with its operations bound to the connection. */
import { authored, changeAuthored } from './authored.ts';
import { backUp } from './back-up.ts';
import {
  beginConfirmation,
  confirmations,
  createConfirmation,
  findConfirmation,
  latestConfirmation,
  rankedConfigurations,
} from './confirmations.ts';
import { openConnection, type Connection, type ConnectionOptions } from './connection.ts';
import { exportStudy, importStudies } from './copy-study.ts';
import { correctedSession } from './corrected.ts';
import {
  configurationRuns,
  configurationsInReach,
  countedTrials,
  keepCountedTrials,
  scopesToCount,
  trialsToCount,
} from './counted-trials.ts';
import { epochsOf, recordEpoch } from './epochs.ts';
import {
  changeExperiment,
  changeExperimentRun,
  createExperiment,
  experimentRuns,
  experimentRunStates,
  experimentsOf,
  findExperiment,
} from './experiments.ts';
import { addForeignSession } from './foreign-sessions.ts';
import {
  changeJob,
  createJob,
  deleteJob,
  findJob,
  heldJobs,
  holdJob,
  jobLog,
  jobsOf,
  trimJobs,
  unfinishedJobs,
  writeLog,
} from './jobs.ts';
import { heldEnds, holdEnd } from './held-ends.ts';
import { heldEpochs, holdEpoch } from './held-epochs.ts';
import { keepLeakTraining, leakTrainings } from './leak-trainings.ts';
import { annotateTrial } from './marks.ts';
import { studyOverview, studyOverviews } from './overview.ts';
import { beginTrainingAgain, incumbentTrainings, sessionOfPart } from './overtuning.ts';
import { measuredTrials } from './measured-trials.ts';
import { plot } from './plots/plot.ts';
import { recordedTotals, recordedTrials, repeatedConfirmValues, repeatedValues } from './recordings.ts';
import { keepRowFindings, rowFindings } from './row-findings.ts';
import { rowResultsOf } from './row-results.ts';
import { createSearch, queueTrial, replaceTrial } from './searches.ts';
import { sessionTotals, winnerOfSession } from './session-totals.ts';
import { changeSession, createSession, findSession, sessionUid, sessionsOf } from './sessions.ts';
import { setSetting, setting } from './settings.ts';
import type { Store } from './store.ts';
import { studyCounts } from './study-counts.ts';
import { changeStudy, createStudy, deleteStudy, findStudy, purgeDeleted, restoreStudy } from './studies.ts';
import { environmentOf, environmentsOfStudy } from './environments.ts';
import { spentOn } from './spent.ts';
import { trialDetail } from './trial-detail.ts';
import { eachTrial, trialPage, trialRow } from './trial-page.ts';
import {
  addTrial,
  findTrial,
  finishTrial,
  requeueTrial,
  sessionsWithRunningTrials,
  startTrial,
  trialByOrdinal,
  trialNumbered,
  trialsOf,
  unfinishedTrials,
  hasBegun,
  deleteWaitingTrials,
} from './trials.ts';
import { recordVaultReading, vaultReadings, vaultValues } from './vault-readings.ts';

const OPERATIONS = {
  createStudy,
  study: findStudy,
  studyOverview,
  studyOverviews,
  studyCounts,
  spentOn,
  changeStudy,
  authored,
  changeAuthored,
  deleteStudy,
  restoreStudy,
  purgeDeleted,
  createJob,
  storedJob: findJob,
  storedJobs: jobsOf,
  unfinishedJobs,
  changeJob,
  holdJob,
  heldJobs,
  deleteJob,
  trimJobs,
  writeLog,
  jobLog,
  keepLeakTraining,
  leakTrainings,
  keepRowFindings,
  rowFindings,
  createSession,
  createSearch,
  addForeignSession,
  session: findSession,
  sessions: sessionsOf,
  sessionUid,
  sessionTotals,
  winner: winnerOfSession,
  changeSession,
  addTrial,
  queueTrial,
  replaceTrial,
  startTrial,
  environment: environmentOf,
  environmentsOfStudy,
  recordEpoch,
  finishTrial,
  holdEnd,
  heldEnds,
  holdEpoch,
  heldEpochs,
  requeueTrial,
  annotateTrial,
  trial: findTrial,
  trialRow,
  trialByOrdinal,
  trialNumbered,
  trialsOf,
  unfinishedTrials,
  hasBegun,
  deleteWaitingTrials,
  sessionsWithRunningTrials,
  epochs: epochsOf,
  rowResults: rowResultsOf,
  countedTrials,
  keepCountedTrials,
  trialsToCount,
  configurationsInReach,
  configurationRuns,
  scopesToCount,
  correctedSession,
  trialDetail,
  trialPage,
  eachTrial,
  plot,
  measuredTrials,
  recordedTotals,
  recordedTrials,
  repeatedValues,
  repeatedConfirmValues,
  createExperiment,
  experiment: findExperiment,
  experiments: experimentsOf,
  changeExperiment,
  experimentRuns,
  experimentRunStates,
  changeExperimentRun,
  rankedConfigurations,
  createConfirmation,
  confirmation: findConfirmation,
  latestConfirmation,
  confirmations,
  beginConfirmation,
  incumbentTrainings,
  beginTrainingAgain,
  sessionOfPart,
  backUp,
  exportStudy,
  importStudies,
  recordVaultReading,
  vaultReadings,
  vaultValues,
  setting,
  setSetting,
};

/**
 * Opens the database in the file `name`, or creates it; `:memory:` is one that ends with the process. One process writes, any number
 * may read beside it. An older version is migrated after a copy to FILE.vN.backup.
 *
 * @throws TrialdeckError unavailable where the file cannot be the database; it is then left as it was
 */
export function openStore(name: string, options: Omit<ConnectionOptions, 'migrations' | 'journal'> = {}): Store {
  const connection = openConnection(name, options);
  const { file, readOnly, close } = connection;
  return { file, readOnly, close, ...bound(OPERATIONS, connection) };
}

type Operation = (connection: Connection, ...rest: never[]) => unknown;
type Bound<Operations> = {
  readonly [Name in keyof Operations]: Operations[Name] extends (connection: Connection, ...rest: infer Rest) => infer Result
    ? (...rest: Rest) => Result
    : never;
};

/** The same operations with their first argument given. */
function bound<Operations extends Readonly<Record<string, Operation>>>(
  operations: Operations,
  connection: Connection,
): Bound<Operations> {
  const entries = Object.entries(operations).map(([name, operation]) => [name, operation.bind(null, connection)]);
  return Object.fromEntries(entries) as Bound<Operations>;
}
