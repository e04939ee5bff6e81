/** What a backend answers where Fashion-MNIST is not there. */
import type { Choices } from '../../../shared/catalogue.ts';
import type { DatasetFetch, MissingDataset } from '../../../shared/dataset-fetch.ts';
import { PRESETS } from '../../../shared/presets.ts';
import { choicesOf, overviewOf } from '../../support/window-data.ts';

export const FASHION: MissingDataset = {
  summary: { ...overviewOf().dataset, name: 'fashion-mnist', title: 'Fashion-MNIST', rows: 60_000, vaultRows: 10_000 },
  sources: ['data.example', 'the archive'],
  bytes: 30_878_645,
  licence: 'MIT licence',
  fetch: null,
};

export function choicesWith(missingDatasets: readonly MissingDataset[]): Choices {
  const datasets = missingDatasets.length > 0 ? [overviewOf().dataset] : [FASHION.summary, overviewOf().dataset];
  const strategies = [{ name: 'random', title: 'Random', how: '', paper: '', options: [] }];
  return choicesOf({ presets: PRESETS, strategies, datasets, missingDatasets });
}

export function fetchOf(rest: Partial<DatasetFetch> = {}): DatasetFetch {
  const progress = { from: 'data.example', receivedBytes: 10_000_000, totalBytes: 30_000_000, elapsedMs: 20_000 };
  return { name: 'fashion-mnist', state: 'fetching', failure: null, ...progress, ...rest };
}
