/**
 * The product behind its contract: what the window, the browser and the terminal ask is answered here. What differs from
 * host to host comes in as an argument.
 */
import type { BackendApi } from '../../shared/contract/api.ts';
import type { ReportCalls } from '../../shared/contract/reports.ts';
import type { StudyOverview } from '../../shared/contract/studies.ts';
import { TrialdeckError } from '../../shared/errors.ts';
import type { Job } from '../../shared/job.ts';
import type { Session } from '../../shared/model.ts';
import { withRowsFirst } from './api/calls-with-rows.ts';
import { choices } from './api/choices.ts';
import { datasetDetail } from './api/dataset-detail.ts';
import { createAuditCalls } from './audit/calls.ts';
import { createExperimentCalls } from './api/experiments.ts';
import { createLeakCalls } from './api/leaks.ts';
import { plotWithPlan } from './api/bracket-plan.ts';
import { trialsAsCsv } from './api/export-trials.ts';
import { inspectionResult } from './api/inspection-result.ts';
import { createInspector } from './api/inspection.ts';
import { createSpeed } from './api/speed-of.ts';
import { planSearch } from './api/plan.ts';
import { createSearchCalls } from './api/searches.ts';
import { readSettings, systemReport } from './api/system.ts';
import type { BackendHost, BackendParts, EventListener } from './backend-host.ts';
import { createConfirmationReader } from './confirmation/reader.ts';
import { kindOf } from './tasks/catalogue.ts';
import { createImportanceCalls } from './importance/calls.ts';
import { createPartitionFiles } from './tasks/partition-files.ts';
import { createKinds } from './jobs/catalogue.ts';
import { createJobs, type Jobs } from './jobs/jobs.ts';
import { createSearchKind } from './jobs/kinds/search.ts';
import { recoverTrials } from './recover.ts';
import { overtuningDetail } from './overtuning/reader.ts';
import { createReportCalls } from './report/calls.ts';
import { createRowCalls } from './rows/calls.ts';
import { createCounting } from './rows/counting.ts';
import { createWithRows } from './rows/with-rows.ts';
import { createRecordingReader } from './replay/read-recording.ts';
import { defaultWorkers } from './pool/default-workers.ts';
import { defaultConfiguration } from './search/default-configuration.ts';
import { whyNotHere } from './search/elsewhere.ts';
import { withAbout } from './with-about.ts';

export interface Backend {
  readonly api: BackendApi;
  /** Returns a function that ends the subscription. */
  subscribe(listener: EventListener): () => void;
  /** Settles when the session neither runs nor waits; at once where it does not. */
  ended(sessionId: number): Promise<Session>;
  /** Settles when the job neither runs nor waits; at once where it does not. */
  readonly jobEnded: Jobs['ended'];
  /** Settles when the rows of all trials that have ended are counted. */
  counted(): Promise<void>;
  /** Starts no job that waits any more, as the process is about to close. */
  readonly holdLine: Jobs['holdLine'];
  /** Process ids of the live workers of searches. */
  workerPids(): readonly number[];
  /** Ends all jobs at once: what ran is paused, and loses no finished epoch. Nothing is written or announced afterwards. */
  close(): void;
}

export function createBackend(parts: BackendParts): Backend {
  const { store, folders, cores, thinking } = parts;
  const workers = defaultWorkers(cores, parts.freeBytes);
  const partitions = createPartitionFiles(folders);
  const withRows = createWithRows(folders, thinking);
  const host: BackendHost = { ...parts, partitions, withRows, settings: () => readSettings(store, workers) };
  const listeners = new Set<EventListener>();
  const announce: EventListener = (name, data) => listeners.forEach((listener) => listener(name, data));
  if (!store.readOnly) recoverTrials(store);
  const counting = createCounting(host, announce);
  const searches = createSearchKind(host, announce, counting.count);
  const inspector = createInspector(host);
  const readRecording = createRecordingReader(store);
  const confirmations = createConfirmationReader(host);
  const kinds = createKinds({ host, searches, inspector, confirmations, readRecording, announce });
  const jobs = createJobs(host, kinds, announce);
  const searchCalls = createSearchCalls(host, searches, jobs);
  const rowCalls = createRowCalls(host, counting);
  const speedOf = createSpeed(host, jobs);
  const changed = (studyId: number): void => announce('study', { studyId });

  const experimentCalls = createExperimentCalls(host, readRecording);
  const study = (studyId: number): StudyOverview => withAbout(store.studyOverview(studyId));

  const calls: Omit<BackendApi, keyof ReportCalls> = {
    ...jobs.calls,
    ...searchCalls,
    ...experimentCalls,
    ...rowCalls,
    ...withRowsFirst(host, kinds, {
      ...jobs.calls,
      ...searchCalls,
      ...rowCalls,
      dataset: (name, studyId) => datasetDetail(host, name, studyId),
    }),
    confirmation: confirmations.detail,
    ...createAuditCalls(host, { ...experimentCalls, study, confirmation: confirmations.detail }),
    overtuning: (studyId) => overtuningDetail(store, partitions, studyId),
    confirmationPower: confirmations.power,
    ...createImportanceCalls(host),
    ...createLeakCalls(host),
    system: () => systemReport(host),
    choices: () => choices(host, jobs.calls.jobs({ kinds: ['fetch'] }) as readonly Job[]),
    settings: host.settings,
    changeSettings: (change) => {
      store.setSetting('settings', { ...host.settings(), ...change });
      const settings = host.settings();
      announce('settings', settings);
      return settings;
    },
    removePartitions: () => {
      if (store.readOnly)
        throw new TrialdeckError('unavailable', 'Another Trialdeck process works on these files. Remove them there.');
      if (searches.runs.size > 0)
        throw new TrialdeckError('busy', 'A search is running and reads its partition file. Pause it first.');
      partitions.removeUnused();
    },

    studies: () => store.studyOverviews().map(withAbout),
    study,
    renameStudy: (studyId, name) => {
      store.changeStudy(studyId, { name });
      changed(studyId);
    },
    markStudy: (studyId, marks) => {
      store.changeStudy(studyId, defined(marks));
      changed(studyId);
    },
    deleteStudy: (studyId) => {
      const busy = store.unfinishedJobs().find((job) => job.studyId === studyId);
      if (busy)
        throw new TrialdeckError(
          'busy',
          `Job ${busy.id} of this study ${busy.state === 'running' ? 'is running' : 'waits in line'}. Stop it before the study is deleted.`,
        );
      store.deleteStudy(studyId);
      changed(studyId);
    },
    restoreStudy: (studyId) => {
      store.restoreStudy(studyId);
      changed(studyId);
    },

    estimate: async (request) => {
      const existing = request.studyId === undefined ? null : store.study(request.studyId);
      const plan = planSearch(request, existing, { workers: host.settings().workers, seed: 1 });
      const study = existing ?? plan.study!;
      const session = { ...plan.session, workers: Math.min(plan.session.workers, cores) };
      return thinking.think(
        'estimate',
        { search: { study, session, queue: plan.queue }, speed: await speedOf(kindOf(study.task), existing?.id) },
        null,
      );
    },

    trials: (query) => store.trialPage(query),
    trial: (trialId) => {
      const record = store.trialDetail(trialId);
      const { space, task } = store.study(record.session.studyId);
      const kind = kindOf(task);
      const { usual } = kind;
      const defaults = { ...usual, ...defaultConfiguration(space, usual) };
      const whyNotFurther = whyNotHere(record.session.strategy.name) ?? kind.refusalToContinue(record.trial);
      return { ...record, defaults, weights: inspector.weightsOf(record), whyNotFurther };
    },
    inspection: (jobId) => inspectionResult(store.storedJob(jobId)),
    annotateTrial: (trialId, marks) => {
      store.annotateTrial(trialId, defined(marks));
      const { studyId } = store.session(store.trial(trialId).sessionId);
      announce('trial', { studyId, trial: store.trialRow(trialId) });
    },
    exportTrials: (query, format, columns) => {
      const rows = store.eachTrial(query);
      return format === 'json'
        ? JSON.stringify([...rows], null, 1)
        : trialsAsCsv(rows, store.studyOverview(query.studyId), columns);
    },
    plot: (request) => plotWithPlan(store, request),
  };
  const api: BackendApi = { ...calls, ...createReportCalls(host, calls, counting, announce) };

  return {
    api,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ended: async (sessionId) => {
      const before = store.session(sessionId);
      const { state, reason: failure, stopped } = await jobs.ended(before.jobId);
      return jobs.isClosed() ? { ...before, state, failure, stopped } : store.session(sessionId);
    },
    jobEnded: jobs.ended,
    holdLine: jobs.holdLine,
    workerPids: () => [...searches.runs.values()].flatMap((run) => run.workerPids()),
    counted: counting.settled,
    close: () => {
      counting.close();
      jobs.close();
      inspector.close();
      thinking.close();
    },
  };
}

/** Without the fields that are undefined. */
function defined<Marks extends object>(marks: Marks): { [Key in keyof Marks]?: Exclude<Marks[Key], undefined> } {
  return Object.fromEntries(Object.entries(marks).filter(([, value]) => value !== undefined)) as ReturnType<
    typeof defined<Marks>
  >;
}
