/** `trialdeck search` */
import path from 'node:path';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { SearchRequest } from '../../../shared/search-request.ts';
import { parseSearchRequest } from '../../../shared/parse/search-request.ts';
import { choiceOption, jsonFile, numberOption, rowsOption } from '../arguments.ts';
import { exitCodeOf, follow } from '../follow.ts';
import { openHost } from '../host.ts';
import { printSummary, sessionResult } from '../results.ts';
import type { Terminal } from '../terminal.ts';

export interface SearchOptions {
  readonly preset?: string;
  readonly name?: string;
  readonly study?: string;
  readonly dataset?: string;
  readonly task?: string;
  readonly command?: string;
  readonly folder?: string;
  readonly measure?: readonly string[];
  readonly epochSeconds?: string;
  readonly separateStop?: boolean;
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
  return runRequest(parseSearchRequest(requestOf(options)), options.json === true, terminal);
}

/** Starts the search, shows it, and prints what it came to. @returns the exit status. */
export async function runRequest(request: SearchRequest, json: boolean, terminal: Terminal): Promise<number> {
  const began = terminal.clock.ms();
  const host = await openHost();
  try {
    const job = await host.api.startJob({ kind: 'search', request });
    const session = await follow(host, job, terminal);
    if (json) {
      const seconds = (terminal.clock.ms() - began) / 1000;
      terminal.print(JSON.stringify(await sessionResult(host.api, session, seconds), null, 1));
    } else await printSummary(host.api, session, terminal);
    return exitCodeOf(session);
  } finally {
    await host.close();
  }
}

/** Without a word about what to search, the quick preset is meant. */
function requestOf(options: SearchOptions): Record<string, unknown> {
  const { trials, totalEpochs, seconds, study } = options;
  const budget = defined({
    trials: numberOption('trials', trials),
    epochs: numberOption('total-epochs', totalEpochs),
    seconds: numberOption('seconds', seconds),
  });
  const task = taskOf(options);
  const isOpen = [study, options.space, options.dataset, task].every((given) => given === undefined);
  return defined({
    preset: options.preset ?? (isOpen ? 'quick' : undefined),
    name: options.name,
    studyId: numberOption('study', study),
    task,
    dataset: options.dataset,
    space: options.space === undefined ? undefined : jsonFile('space', options.space),
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

/** What trials are, unless they are networks. */
function taskOf(options: SearchOptions): Record<string, unknown> | undefined {
  const { task = 'network', command, folder, measure = [], epochSeconds, separateStop } = options;
  if (task === 'program')
    return defined({
      kind: 'program',
      command,
      folder: path.resolve(folder ?? '.'),
      measures: measure.map(measureOption),
      secondsAnEpoch: numberOption('epoch-seconds', epochSeconds),
      separateStop,
    });
  const given = Object.entries({ command, folder, epochSeconds, separateStop, measure: measure[0] }).find(
    ([, value]) => value !== undefined,
  );
  if (given) throw new TrialdeckError('usage', `--${dashed(given[0])} is for programs: give --task program with it.`, 'task');
  return task === 'network' ? undefined : { kind: task };
}

/** "score:maximise" */
function measureOption(text: string): { readonly name: string; readonly goal: string } {
  const at = text.lastIndexOf(':');
  return { name: text.slice(0, Math.max(0, at)), goal: text.slice(at + 1) };
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function defined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
