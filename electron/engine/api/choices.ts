/** What a search can be asked for here. */
import type { Choices } from '../../../shared/catalogue.ts';
import type { Job } from '../../../shared/job.ts';
import { PRESETS } from '../../../shared/presets.ts';
import type { BackendHost } from '../backend-host.ts';
import { workersInMemory } from '../pool/default-workers.ts';
import { CATALOGUE } from '../search/catalogue.ts';
import { ELSEWHERE } from '../search/elsewhere.ts';
import { STOP_RULES } from '../search/stop-rules/catalogue.ts';
import { DEFAULT_KIND } from '../tasks/catalogue.ts';
import { installedDatasets } from '../tasks/network/data/dataset.ts';
import { missingWithFetches } from './missing-datasets.ts';

/** @param fetches of data sets, the latest first */
export function choices(host: BackendHost, fetches: readonly Job[]): Choices {
  const { folders, cores, freeBytes } = host;
  return {
    presets: PRESETS,
    strategies: CATALOGUE.map(({ name, title, how, paper, options, ...marks }) => {
      const { promotes, queueOnly, byHand, blind, clockPrice } = marks;
      return { name, title, how, paper, options, promotes, queueOnly, byHand, blind, clockPrice };
    }),
    elsewhere: ELSEWHERE,
    stopRules: STOP_RULES.map(({ name, title, how, paper, options }) => ({ name, title, how, paper, options })),
    datasets: installedDatasets(folders),
    missingDatasets: missingWithFetches(host, fetches),
    measures: DEFAULT_KIND.measures ?? [],
    space: DEFAULT_KIND.space ?? {},
    parameters: DEFAULT_KIND.parameters ?? [],
    cores,
    workersInMemory: workersInMemory(freeBytes),
  };
}
