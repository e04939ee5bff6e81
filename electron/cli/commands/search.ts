/** `trialdeck search` */
import type { SearchRequest } from '../../../shared/search-request.ts';
import { parseSearchRequest } from '../../../shared/parse/search-request.ts';
import { readSpace } from '../../../shared/parse/space.ts';
import { choiceOption, jsonFile, numberOption, rowsOption, spaceFile } from '../arguments.ts';
import { exitCodeOf } from '../follow.ts';
import { followSearch } from '../follow-search.ts';
import { openHost } from '../host.ts';
import { sayFirstWarnings } from '../notices.ts';
import { sayNoise } from '../say-noise.ts';
import { inTaskOptions, taskAsked } from '../task-options.ts';
import type { Terminal } from '../terminal.ts';

/** Beside the options of the tasks. */
export interface SearchOptions {
  readonly preset?: string;
  readonly name?: string;
  readonly study?: string;
  readonly dataset?: string;
  readonly task?: string;
  readonly space?: string;
  readonly strategy?: string;
  readonly options?: string;
  readonly trials?: string;
  readonly totalEpochs?: string;
  readonly seconds?: string;
  readonly epochs?: string;
  readonly rows?: string;
  readonly objective?: string;
  readonly workers?: string;
  readonly width?: string;
  readonly remeasure?: boolean;
  readonly on?: string;
  readonly seed?: string;
  readonly splitSeed?: string;
  readonly split?: string;
  readonly recordConfirm?: boolean;
  readonly stopRule?: string;
  readonly stopOptions?: string;
  readonly queue?: string;
  readonly default: boolean;
  readonly json?: boolean;
}

export async function search(options: SearchOptions, terminal: Terminal): Promise<number> {
  try {
    const asked = await requestOf(options);
    const request = parseSearchRequest(asked);
    sayNotes(asked['space'], request, terminal);
    return await runRequest(request, options.json === true, terminal);
  } catch (error) {
    throw inTaskOptions(error, { ...options });
  }
}

/** What in the space may be meant otherwise. @param written the space as it was read from a file */
function sayNotes(written: unknown, { task }: SearchRequest, terminal: Terminal): void {
  if (written === undefined) return;
  readSpace(written, { names: task === undefined ? 'hyperparameters' : 'any' }).notes.forEach(terminal.say);
}

/** Starts the search, shows it, and prints what it came to. @returns the exit status. */
export async function runRequest(request: SearchRequest, json: boolean, terminal: Terminal): Promise<number> {
  const began = terminal.clock.ms();
  const host = await openHost();
  try {
    await sayNoise(request, host.api, terminal);
    const job = await host.api.startJob({ kind: 'search', request });
    await sayFirstWarnings(host, job.id, terminal);
    return exitCodeOf(await followSearch(host, job, { json, began }, terminal));
  } finally {
    await host.close();
  }
}

/** Without a word about what to search, the quick preset is meant. */
async function requestOf(options: SearchOptions): Promise<Record<string, unknown>> {
  const { trials, totalEpochs, seconds, study } = options;
  const budget = defined({
    trials: numberOption('trials', trials),
    epochs: numberOption('total-epochs', totalEpochs),
    seconds: numberOption('seconds', seconds),
  });
  const task = taskAsked({ ...options });
  const isOpen = [study, options.space, options.dataset, task].every((given) => given === undefined);
  return defined({
    preset: options.preset ?? (isOpen ? 'quick' : undefined),
    name: options.name,
    studyId: numberOption('study', study),
    task,
    dataset: options.dataset,
    space: options.space === undefined ? undefined : await spaceFile(options.space),
    strategy: choiceOption('strategy', options.strategy, 'options', options.options),
    budget: Object.keys(budget).length > 0 ? budget : undefined,
    epochs: numberOption('epochs', options.epochs),
    rows: numberOption('rows', options.rows),
    objective: options.objective,
    workers: numberOption('workers', options.workers),
    width: options.width === 'none' ? null : numberOption('width', options.width),
    remeasure: options.remeasure,
    on: options.on,
    seed: numberOption('seed', options.seed),
    splitSeed: numberOption('split-seed', options.splitSeed),
    split: options.split === undefined ? undefined : rowsOption(options.split),
    recordConfirm: options.recordConfirm,
    stopRule: choiceOption('stop-rule', options.stopRule, 'stop-options', options.stopOptions),
    queue: options.queue === undefined ? (options.default ? undefined : []) : jsonFile('queue', options.queue),
  });
}

function defined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
