/** Data sets that are not there: which they are, and fetching them when somebody asks. */
import path from 'node:path';
import type { Api } from '../../../shared/contract/api.ts';
import type { DatasetFetch, MissingDataset } from '../../../shared/dataset-fetch.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { BackendHost, EventListener } from '../backend-host.ts';
import { packedBytesOf } from '../tasks/network/data/dataset-source.ts';
import { fetchableDataset, missingDatasets, type FetchableDataset } from '../tasks/network/data/dataset.ts';
import { fetchFiles } from '../tasks/network/data/fetch/fetch-files.ts';
import { folderOrigin } from '../tasks/network/data/fetch/folder-origin.ts';
import type { DatasetOrigin } from '../tasks/network/data/fetch/origin.ts';
import { throttled, type Throttled } from './throttled.ts';

export interface DatasetFetches {
  readonly calls: Pick<Api, 'fetchDataset' | 'cancelFetch'>;
  missing(): readonly MissingDataset[];
  /** Ends every fetch and announces nothing more. */
  close(): void;
}

const ANNOUNCE_EVERY_MS = 250;

type Parts = Pick<BackendHost, 'folders' | 'origins' | 'clock'>;

export function createDatasetFetches({ folders, origins, clock }: Parts, announce: EventListener): DatasetFetches {
  const fetches = new Map<string, DatasetFetch>();
  const running = new Map<string, { readonly controller: AbortController; readonly announcement: Throttled }>();
  const originsOf = (name: string): readonly DatasetOrigin[] => origins[name] ?? [];

  const begin = ({ summary: { name, title }, download }: FetchableDataset, from: readonly DatasetOrigin[]): void => {
    const controller = new AbortController();
    const announcement = throttled(() => announce('dataset', fetches.get(name)!), ANNOUNCE_EVERY_MS);
    const change = (to: Partial<DatasetFetch>): void => void fetches.set(name, { ...fetches.get(name)!, ...to });
    let began = clock.ms();
    const total = packedBytesOf(download.files);
    const first = { from: from[0]?.title ?? '', receivedBytes: 0, totalBytes: total, elapsedMs: 0 };
    fetches.set(name, { name, state: 'fetching', failure: null, ...first });
    running.set(name, { controller, announcement });
    announcement.now();
    void fetchFiles({
      title,
      files: download.files,
      folder: path.join(folders.datasets, name),
      origins: from,
      signal: controller.signal,
      onProgress: (progress) => {
        if (progress.receivedBytes === 0) began = clock.ms();
        change({ ...progress, elapsedMs: clock.ms() - began });
        announcement.soon();
      },
    })
      .then(
        () => change({ state: 'finished' }),
        (error: unknown) =>
          change(controller.signal.aborted ? { state: 'cancelled' } : { state: 'failed', failure: sentenceOf(error) }),
      )
      .then(() => {
        running.delete(name);
        announcement.now();
      });
  };

  return {
    calls: {
      fetchDataset: (name, folder) => {
        const dataset = fetchableDataset(name);
        if (folder !== undefined && !path.isAbsolute(folder))
          throw new TrialdeckError('usage', `The folder is ${folder}; allowed is a path from the root of the disk.`, 'folder');
        if (!running.has(name)) begin(dataset, folder === undefined ? originsOf(name) : [folderOrigin(folder)]);
      },
      cancelFetch: (name) => running.get(fetchableDataset(name).summary.name)?.controller.abort(),
    },
    missing: () =>
      missingDatasets(folders).map(({ summary, download }) => ({
        summary,
        sources: originsOf(summary.name).map(({ title }) => title),
        bytes: packedBytesOf(download.files),
        licence: download.licence,
        fetch: fetches.get(summary.name) ?? null,
      })),
    close: () => {
      for (const { controller, announcement } of running.values()) {
        announcement.end();
        controller.abort();
      }
    },
  };
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
