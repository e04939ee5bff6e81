/**
 * All that crosses a boundary: one interface of calls, one map of events, put together from a file a feature. The client,
 * the dispatcher and the server derive from them. A reply is a value, never a thrown error.
 */
import type { ErrorCode } from '../errors.ts';
import type { AuditCalls } from './audits.ts';
import type { ConfirmationCalls } from './confirmations.ts';
import type { DatasetCalls } from './datasets.ts';
import type { ExperimentCalls, ExperimentEvents } from './experiments.ts';
import type { ImportanceCalls } from './importance.ts';
import type { JobCalls, JobEvents } from './jobs.ts';
import type { LeakCalls } from './leaks.ts';
import type { OvertuningCalls } from './overtuning.ts';
import type { PlotCalls } from './plots.ts';
import type { ReportCalls } from './reports.ts';
import type { RowCalls } from './rows.ts';
import type { SearchCalls, SearchEvents } from './searches.ts';
import type { StudyCalls, StudyEvents } from './studies.ts';
import type { SystemCalls, SystemEvents } from './system.ts';
import type { TrialCalls, TrialEvents } from './trials.ts';

export interface Api
  extends
    SystemCalls,
    StudyCalls,
    JobCalls,
    SearchCalls,
    TrialCalls,
    PlotCalls,
    DatasetCalls,
    ExperimentCalls,
    RowCalls,
    ConfirmationCalls,
    AuditCalls,
    OvertuningCalls,
    ImportanceCalls,
    LeakCalls,
    ReportCalls {}

/** Events announce, they never steer. They may be lost; a client that missed some asks again. */
export interface Events extends SystemEvents, StudyEvents, JobEvents, SearchEvents, TrialEvents, ExperimentEvents {}

export type Method = keyof Api;

export type EventName = keyof Events;

export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly error: { readonly code: ErrorCode; readonly message: string; readonly field?: string | undefined };
    };

export type Call = { readonly method: Method; readonly args: readonly unknown[] };

/** An Api whose every method answers later. */
export type AsyncApi = { readonly [Name in Method]: (...args: Parameters<Api[Name]>) => Promise<Awaited<ReturnType<Api[Name]>>> };

/** The backend: some of its answers take a worker, so each may be a promise. */
export type BackendApi = {
  readonly [Name in Method]: (...args: Parameters<Api[Name]>) => ReturnType<Api[Name]> | Promise<ReturnType<Api[Name]>>;
};
