/** `trialdeck search` */
import type { SearchRequest } from '../../../shared/search-request.ts';
import { parseSearchRequest } from '../../../shared/parse/search-request.ts';
import { readSpace } from '../../../shared/parse/space.ts';
import { choiceOption, jsonFile, numberOption, spaceFile } from '../arguments.ts';
import { exitCodeOf } from '../follow.ts';
import { followSearch } from '../follow-search.ts';
import { openHost } from '../host.ts';
import { sayFirstWarnings } from '../notices.ts';
import { sayNoise } from '../say-noise.ts';
import { inTaskOptions, saysWhatToSearch, taskAsked } from '../task-options.ts';
import type { Terminal } from '../terminal.ts';

/** Beside the options of the tasks. */
export interface SearchOptions {
  readonly preset?: string;
  readonly name?: string;
  readonly study?: string;
  readonly task?: string;
  readonly space?: string;
  readonly strategy?: string;
  readonly options?: string;
  readonly trials?: string;
  readonly totalEpochs?: string;
  readonly seconds?: string;
  readonly epochs?: string;
  readonly objective?: string;
  readonly workers?: string;
  readonly width?: string;
  readonly remeasure?: boolean;
  readonly on?: string;
  readonly seed?: string;
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
    sayNotes(asked['space'], terminal);
    return await runRequest(request, options.json === true, terminal);
  } catch (error) {
    throw inTaskOptions(error, { ...options });
  }
}

/** What in the space may be meant otherwise. @param written the space as it was read from a file */
function sayNotes(written: unknown, terminal: Terminal): void {
  if (written !== undefined) readSpace(written, { names: 'any' }).notes.forEach(terminal.say);
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
  const isOpen = study === undefined && options.space === undefined && !saysWhatToSearch({ ...options });
  return defined({
    preset: options.preset ?? (isOpen ? 'quick' : undefined),
    name: options.name,
    studyId: numberOption('study', study),
    task: taskAsked({ ...options }),
    space: options.space === undefined ? undefined : await spaceFile(options.space),
    strategy: choiceOption('strategy', options.strategy, 'options', options.options),
    budget: Object.keys(budget).length > 0 ? budget : undefined,
    epochs: numberOption('epochs', options.epochs),
    objective: options.objective,
    workers: numberOption('workers', options.workers),
    width: options.width === 'none' ? null : numberOption('width', options.width),
    remeasure: options.remeasure,
    on: options.on,
    seed: numberOption('seed', options.seed),
    stopRule: choiceOption('stop-rule', options.stopRule, 'stop-options', options.stopOptions),
    queue: options.queue === undefined ? (options.default ? undefined : []) : jsonFile('queue', options.queue),
  });
}

function defined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
