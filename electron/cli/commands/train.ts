/** `trialdeck train`: a given list of configurations, with everything that a search does around them. */
import { BY_HAND } from '../../../shared/catalogue.ts';
import { spaceOfConfigurations } from '../../../shared/network/space-of-configurations.ts';
import { parseConfigurations } from '../../../shared/parse/params.ts';
import { parseSearchRequest } from '../../../shared/parse/search-request.ts';
import { jsonFile, numberOption } from '../arguments.ts';
import { inTaskOptions, taskAsked } from '../task-options.ts';
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
    task: taskAsked({ ...options }),
    epochs: numberOption('epochs', options.epochs),
    workers: numberOption('workers', options.workers),
    seed: numberOption('seed', options.seed),
    strategy: BY_HAND,
    budget: { trials: queue.length },
  };
  try {
    const asked = { ...parseSearchRequest(withoutUndefined(request)), space: spaceOfConfigurations(queue), queue };
    return await runRequest(asked, options.json === true, terminal);
  } catch (error) {
    throw inTaskOptions(error, { ...options });
  }
}

function withoutUndefined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
