/** `trialdeck fetch`: brings a data set into the cache. Whoever owns the data folder need not be asked. */
import path from 'node:path';
import { bytesText } from '../../../shared/format/bytes.ts';
import { fetchableDataset } from '../../engine/tasks/network/data/dataset.ts';
import { fetchFiles, type FetchProgress } from '../../engine/tasks/network/data/fetch/fetch-files.ts';
import { folderOrigin } from '../../engine/tasks/network/data/fetch/folder-origin.ts';
import { officialOrigins } from '../../engine/tasks/network/data/fetch/official-origins.ts';
import { foldersOf } from '../../engine/folders.ts';
import { EXIT } from '../exit-codes.ts';
import type { Terminal } from '../terminal.ts';

export interface FetchOptions {
  readonly from?: string;
}

/** Says where it fetches from; where nothing is missing, nothing but the folder. */
export async function fetchDataset(name: string, { from }: FetchOptions, terminal: Terminal): Promise<number> {
  const { summary, download } = fetchableDataset(name);
  const { cache, datasets } = foldersOf(process.env);
  const folder = path.join(datasets, name);
  const interrupted = new AbortController();
  const interrupt = (): void => interrupted.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  let source = '';
  try {
    await fetchFiles({
      title: summary.title,
      files: download.files,
      folder,
      origins: from === undefined ? (officialOrigins(cache, terminal.clock)[name] ?? []) : [folderOrigin(path.resolve(from))],
      signal: interrupted.signal,
      onProgress: (progress) => {
        if (progress.from !== source)
          terminal.say(`Fetching ${summary.title} from ${progress.from}, ${bytesText(progress.totalBytes)}`);
        else terminal.replaceLine(progressLine(progress));
        source = progress.from;
      },
    });
    terminal.replaceLine('');
    terminal.print(`${summary.title} is in ${folder}, checked.`);
    return EXIT.done;
  } catch (error) {
    if (!interrupted.signal.aborted) throw error;
    terminal.say('Not fetched. Files that arrived whole are kept.');
    return EXIT.interrupted;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

function progressLine({ receivedBytes, totalBytes }: FetchProgress): string {
  return `${bytesText(receivedBytes)} of ${bytesText(totalBytes)}`;
}
