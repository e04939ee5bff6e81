/** `trialdeck train`: a given list of configurations, with everything that a search does around them. */
import { BY_HAND } from '../../../shared/catalogue.ts';
import { spaceOfConfigurations } from '../../../shared/network/space-of-configurations.ts';
import { parseConfigurations } from '../../../shared/parse/params.ts';
import { parseSearchRequest } from '../../../shared/parse/search-request.ts';
import { jsonFile, numberOption } from '../arguments.ts';
import type { Terminal } from '../terminal.ts';
import { runRequest } from './search.ts';

export interface TrainOptions {
  readonly configs: string;
  readonly name?: string;
  readonly dataset?: string;
  readonly epochs?: string;
  readonly rows?: string;
  readonly workers?: string;
  readonly seed?: string;
  readonly splitSeed?: string;
  readonly json?: boolean;
}

export async function train(options: TrainOptions, terminal: Terminal): Promise<number> {
  const queue = parseConfigurations(jsonFile('configs', options.configs));
  const request = {
    name: options.name ?? `${queue.length} given configurations`,
    dataset: options.dataset,
    epochs: numberOption('epochs', options.epochs),
    rows: numberOption('rows', options.rows),
    workers: numberOption('workers', options.workers),
    seed: numberOption('seed', options.seed),
    splitSeed: numberOption('split-seed', options.splitSeed),
    strategy: BY_HAND,
    budget: { trials: queue.length },
  };
  return runRequest(
    { ...parseSearchRequest(withoutUndefined(request)), space: spaceOfConfigurations(queue), queue },
    options.json === true,
    terminal,
  );
}

function withoutUndefined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
