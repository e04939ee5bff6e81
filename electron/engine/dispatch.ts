/** The one way from a call, whatever brought it, to the backend: arguments are checked here and nowhere else. */
import * as z from 'zod';
import { METHODS, type Api, type BackendApi, type Method, type Reply } from '../../shared/contract.ts';
import { TrialdeckError } from '../../shared/errors.ts';
import { parseBudget } from '../../shared/parse/budget.ts';
import { check, suggestion } from '../../shared/parse/check.ts';
import { parseDatasetFolder, parseDatasetName } from '../../shared/parse/dataset.ts';
import { parseExperimentId, parseExperimentRequest, parseReplayRequest } from '../../shared/parse/experiment.ts';
import { parsePlotRequest } from '../../shared/parse/plot-request.ts';
import { parseSearchRequest } from '../../shared/parse/search-request.ts';
import { parseSettingsChange } from '../../shared/parse/settings.ts';
import { parseSessionId, parseStudyId, parseStudyMarks, parseStudyName } from '../../shared/parse/study.ts';
import { parseTrialColumns, parseTrialFormat, parseTrialQuery, parseTrialSelection } from '../../shared/parse/trial-query.ts';
import { parseQueuedTrial, parseTrialId, parseTrialMarks } from '../../shared/parse/trial.ts';

type Parser = (value: unknown) => unknown;
/** One parser an argument, each returning what the method takes there. */
type Parsers<Args extends readonly unknown[]> = { readonly [Index in keyof Args]-?: (value: unknown) => Args[Index] };

const optional =
  <Value>(parse: (value: unknown) => Value) =>
  (value: unknown): Value | undefined =>
    value === undefined ? undefined : parse(value);

const PARSERS: Readonly<Record<Method, readonly Parser[]>> = {
  system: [],
  choices: [],
  settings: [],
  changeSettings: [parseSettingsChange],
  removePartitions: [],
  studies: [],
  study: [parseStudyId],
  renameStudy: [parseStudyId, parseStudyName],
  markStudy: [parseStudyId, parseStudyMarks],
  deleteStudy: [parseStudyId],
  restoreStudy: [parseStudyId],
  estimate: [parseSearchRequest],
  startSearch: [parseSearchRequest],
  pauseSession: [parseSessionId],
  resumeSession: [parseSessionId],
  stopSession: [parseSessionId],
  addBudget: [parseSessionId, parseBudget],
  progress: [parseSessionId],
  running: [],
  trials: [parseTrialQuery],
  trial: [parseTrialId],
  inspectTrial: [parseTrialId],
  annotateTrial: [parseTrialId, parseTrialMarks],
  queueTrial: [parseQueuedTrial],
  exportTrials: [parseTrialSelection, parseTrialFormat, optional(parseTrialColumns)],
  plot: [parsePlotRequest],
  dataset: [parseDatasetName, optional(parseStudyId)],
  fetchDataset: [parseDatasetName, optional(parseDatasetFolder)],
  cancelFetch: [parseDatasetName],
  recordings: [],
  replay: [parseReplayRequest],
  startExperiment: [parseExperimentRequest],
  experiments: [parseStudyId],
  experiment: [parseExperimentId],
  experimentRuns: [parseExperimentId],
  stopExperiment: [parseExperimentId],
  resumeExperiment: [parseExperimentId],
  deleteExperiment: [parseExperimentId],
} satisfies { readonly [Name in Method]: Parsers<Parameters<Api[Name]>> };

const callSchema = z.strictObject({ method: z.string(), args: z.array(z.unknown()) });

/**
 * Answers a call; never throws and never rejects. A TrialdeckError becomes its plain data. Any other error is a bug of
 * ours: it becomes a sentence with the code `failure`, and `onBug` is handed the error itself.
 */
export async function dispatch(backend: BackendApi, call: unknown, onBug: (error: unknown) => void): Promise<Reply<unknown>> {
  try {
    const { method, args } = parseCall(call);
    return { ok: true, value: await Reflect.apply(backend[method], backend, args) };
  } catch (error) {
    if (error instanceof TrialdeckError) return { ok: false, error: plain(error) };
    // In its own turn, so that a listener that throws ends the process and not the answer.
    queueMicrotask(() => onBug(error));
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, error: { code: 'failure', message: `Something went wrong inside Trialdeck: ${why}` } };
  }
}

function parseCall(value: unknown): { readonly method: Method; readonly args: readonly unknown[] } {
  const { method, args } = check(callSchema, value, 'The call');
  if (!isMethod(method)) throw new TrialdeckError('usage', `Unknown method ${method}. ${suggestion(method, METHODS)}`, 'method');
  const parsers = PARSERS[method];
  if (args.length > parsers.length)
    throw new TrialdeckError(
      'usage',
      `The number of arguments of ${method} is ${args.length}; allowed is ${atMost(parsers.length)}.`,
      'args',
    );
  return { method, args: parsers.map((parse, index) => parse(args[index])) };
}

function isMethod(name: string): name is Method {
  return (METHODS as readonly string[]).includes(name);
}

const atMost = (count: number): string => (count === 0 ? 'none' : `at most ${count}`);

const plain = ({ code, message, field }: TrialdeckError) => ({ code, message, ...(field !== undefined && { field }) });
