/** A data set that is brought onto this machine. Files that arrived whole stay, so that it goes on with the others. */
import path from 'node:path';
import * as z from 'zod';
import { TrialdeckError } from '../../../../shared/errors.ts';
import { bytesText } from '../../../../shared/format/bytes.ts';
import type { JobProgress } from '../../../../shared/job.ts';
import { check } from '../../../../shared/parse/check.ts';
import { path as filePath, title } from '../../../../shared/parse/scalar.ts';
import { fetchableDataset } from '../../tasks/network/data/dataset.ts';
import { fetchFiles, type FetchProgress } from '../../tasks/network/data/fetch/fetch-files.ts';
import { folderOrigin } from '../../tasks/network/data/fetch/folder-origin.ts';
import type { Kind } from '../job.ts';
import type { KindParts } from '../kind-parts.ts';
import { runTask } from '../one-task.ts';
import { sameJob } from '../same-job.ts';

const KEPT = 20;

const request = z.strictObject({ dataset: title, folder: filePath.optional() });

export function createFetchKind({ host: { store, folders, origins, clock } }: KindParts): Kind<'fetch'> {
  return {
    name: 'fetch',
    word: 'Fetch',
    pauses: true,
    keeps: KEPT,
    parse: (value) => check(request, value, 'The request'),
    begin: ({ dataset, folder }) => {
      fetchableDataset(dataset);
      if (folder !== undefined && !path.isAbsolute(folder))
        throw new TrialdeckError('usage', `The folder is ${folder}; allowed is a path from the root of the disk.`, 'folder');
      const about = { dataset, ...(folder !== undefined && { folder }) };
      return (
        sameJob(store, 'fetch', about) ?? store.createJob({ kind: 'fetch', studyId: null, parent: null, about, cores: 'none' })
      );
    },
    title: ({ about }) => `Fetch ${fetchableDataset(about.dataset!).summary.title}`,
    move: null,
    check: () => {},
    start: ({ about: { dataset, folder } }, context) => {
      const { summary, download } = fetchableDataset(dataset!);
      let began = clock.ms();
      return runTask(context, (signal, report) =>
        fetchFiles({
          title: summary.title,
          files: download.files,
          folder: path.join(folders.datasets, dataset!),
          origins: folder === undefined ? (origins[dataset!] ?? []) : [folderOrigin(folder)],
          signal,
          onProgress: (progress) => {
            if (progress.receivedBytes === 0) began = clock.ms();
            report(fetched(progress, clock.ms() - began));
          },
        }),
      );
    },
    parts: () => [],
    settle: ({ progress }) => progress,
    lostBy: () => null,
    mayBeDeleted: () => true,
    announce: () => {},
  };
}

function fetched({ from, receivedBytes, totalBytes }: FetchProgress, elapsedMs: number): JobProgress {
  const share = totalBytes === 0 ? 1 : receivedBytes / totalBytes;
  const remainingMs = receivedBytes === 0 ? null : (elapsedMs / receivedBytes) * (totalBytes - receivedBytes);
  const waiting = from === '' ? 'Looking for what is missing' : `Waiting for ${from}`;
  const text = receivedBytes === 0 ? waiting : `${bytesText(receivedBytes)} of ${bytesText(totalBytes)} from ${from}`;
  return { done: receivedBytes, of: totalBytes, share, remainingMs, text };
}
