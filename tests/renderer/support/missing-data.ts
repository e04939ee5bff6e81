/** What a backend answers where Fashion-MNIST is not there. */
import type { Choices } from '../../../shared/catalogue.ts';
import type { Job } from '../../../shared/job.ts';
import type { MissingDataset } from '../../../shared/missing-dataset.ts';
import { PRESETS } from '../../../shared/presets.ts';
import { jobOf } from '../../support/job-data.ts';
import { choicesOf, SMALL_TASK } from '../../support/window-data.ts';

export const FASHION: MissingDataset = {
  summary: { ...SMALL_TASK.dataset, name: 'fashion-mnist', title: 'Fashion-MNIST', rows: 60_000, vaultRows: 10_000 },
  sources: ['data.example', 'the archive'],
  bytes: 30_878_645,
  licence: 'MIT licence',
  fetch: null,
};

export function choicesWith(missingDatasets: readonly MissingDataset[]): Choices {
  const datasets = missingDatasets.length > 0 ? [SMALL_TASK.dataset] : [FASHION.summary, SMALL_TASK.dataset];
  const strategies = [{ name: 'random', title: 'Random', how: '', paper: '', options: [] }];
  return choicesOf({ presets: PRESETS, strategies, datasets, missingDatasets });
}

/** A third of it took 20 s. */
export function fetchOf(rest: Partial<Job> = {}): Job {
  const progress = {
    ...{ done: 10e6, of: 30e6, share: 1 / 3, remainingMs: 40_000 },
    text: '10.0 MB of 30.0 MB from data.example',
  };
  return jobOf({
    ...{ id: 31, kind: 'fetch', studyId: null, about: { dataset: 'fashion-mnist' }, cores: 'none', title: 'Fetch Fashion-MNIST' },
    ...{ progress, ...rest },
  });
}
