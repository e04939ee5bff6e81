/** Data sets that are known and not on this machine, with how far their fetches are. */
import type { Job } from '../../../shared/job.ts';
import type { MissingDataset } from '../../../shared/missing-dataset.ts';
import type { BackendHost } from '../backend-host.ts';
import { packedBytesOf } from '../tasks/network/data/dataset-source.ts';
import { missingDatasets } from '../tasks/network/data/dataset.ts';

/** @param fetches the latest first */
export function missingWithFetches(
  { folders, origins }: Pick<BackendHost, 'folders' | 'origins'>,
  fetches: readonly Job[],
): readonly MissingDataset[] {
  return missingDatasets(folders).map(({ summary, download }) => ({
    summary,
    sources: (origins[summary.name] ?? []).map(({ title }) => title),
    bytes: packedBytesOf(download.files),
    licence: download.licence,
    fetch: fetches.find(({ about }) => about.dataset === summary.name) ?? null,
  }));
}
