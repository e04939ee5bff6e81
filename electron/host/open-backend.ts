/** The backend of the desktop app: this process owns the data folder, or only reads beside the one that does. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Reply } from '../../shared/contract/api.ts';
import type { Subscribe } from '../../shared/wire.ts';
import { foldersOf, type Folders } from '../engine/folders.ts';
import { openBeside, openFolder, type HostParts, type OpenFolder } from '../engine/open.ts';
import type { Owner } from '../engine/owner.ts';
import type { SpawnWorker } from '../engine/pool/protocol.ts';
import { samplesFolder } from '../engine/samples.ts';

export interface OpenBackend {
  readonly answer: (call: unknown) => Promise<Reply<unknown>>;
  readonly subscribe: Subscribe;
  /** The process that owns the data folder, where it is another one: nothing can be changed here. */
  readonly owner: Owner | null;
  close(): Promise<void>;
}

/** @throws TrialdeckError unavailable or failure, where the folder or the database cannot be used */
export async function openBackend(folders: Folders, spawn: SpawnWorker): Promise<OpenBackend> {
  const places: Folders = { shipped: unpacked(shippedDatasets), ...folders };
  const host = desktopParts(folders, spawn);
  const opened = await openFolder(places, host);
  if (!('takenBy' in opened)) return backendOf(opened, null);
  return backendOf(openBeside(opened.takenBy, places, host), opened.takenBy);
}

function backendOf({ backend, answer, close }: OpenFolder, owner: Owner | null): OpenBackend {
  return { answer, subscribe: backend.subscribe, owner, close };
}

/** A database that a person opened holds what that person has put there, and no samples. */
function desktopParts({ database }: Folders, spawn: SpawnWorker): HostParts {
  const { electron = 'none', chrome = 'none' } = process.versions;
  return {
    spawn,
    threadEntry,
    samples: database === foldersOf(process.env).database ? unpacked(samplesFolder) : null,
    versions: { electron, chromium: chrome },
    sqliteBinding: process.env['TRIALDECK_SQLITE_BINDING'],
    onBug: (error) => console.error(error),
  };
}

/** Built beside this file. */
const threadEntry = path.join(path.dirname(fileURLToPath(import.meta.url)), 'thread.cjs');

/** Data sets that a packaged app has beside its samples. */
const shippedDatasets = path.join(path.dirname(samplesFolder), 'datasets');

/** SQLite opens real files only: in a packaged app the samples lie beside the archive, and so do the data sets. */
function unpacked(folder: string): string {
  return folder.replace(/\bapp\.asar(?=[/\\])/, 'app.asar.unpacked');
}
