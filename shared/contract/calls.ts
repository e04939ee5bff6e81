/** Every call with the parsers of its arguments: the one list of methods, from which all others derive. */
import type { Api, Method } from './api.ts';
import type { ArgumentParsers } from './argument-parsers.ts';
import { auditCalls } from './audits.ts';
import { confirmationCalls } from './confirmations.ts';
import { datasetCalls } from './datasets.ts';
import { experimentCalls } from './experiments.ts';
import { importanceCalls } from './importance.ts';
import { jobCalls } from './jobs.ts';
import { leakCalls } from './leaks.ts';
import { overtuningCalls } from './overtuning.ts';
import { plotCalls } from './plots.ts';
import { reportCalls } from './reports.ts';
import { rowCalls } from './rows.ts';
import { searchCalls } from './searches.ts';
import { studyCalls } from './studies.ts';
import { systemCalls } from './system.ts';
import { trialCalls } from './trials.ts';

export const CALLS: Readonly<Record<Method, readonly ((value: unknown) => unknown)[]>> = {
  ...systemCalls,
  ...studyCalls,
  ...jobCalls,
  ...searchCalls,
  ...trialCalls,
  ...plotCalls,
  ...datasetCalls,
  ...experimentCalls,
  ...rowCalls,
  ...confirmationCalls,
  ...auditCalls,
  ...overtuningCalls,
  ...importanceCalls,
  ...leakCalls,
  ...reportCalls,
} satisfies ArgumentParsers<Api>;

export const METHODS = Object.keys(CALLS) as readonly Method[];
