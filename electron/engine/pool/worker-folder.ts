/**
 * The files of a worker that has a folder of its own: what its work names is asked of the owner once and kept, and states that
 * it writes are sent to the owner.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import type { Clock } from '../../../shared/clock.ts';
import { told } from '../fault.ts';
import { checkpointContent } from '../tasks/checkpoint-content.ts';
import { arrivingFiles, sendFile, type Piece } from './file-exchange.ts';
import type { Refusal, Wanted } from './stream-messages.ts';
import type { KeptState } from './work.ts';
import { ofContent, stateFile, type WorkerFiles } from './worker-files.ts';

/** Data of so many studies are kept for the next search; those of one have up to 60 MB. */
const KEPT_DATA = 4;
/** So many states are kept, as the next trial may go on from one of them. */
const KEPT_STATES = 8;

export interface FolderFiles extends WorkerFiles {
  /** Takes what the owner sends. */
  receive(message: Piece | Refusal): void;
  /** Removes what belongs to this process alone. */
  close(): void;
}

export interface OwnerLine {
  want(wanted: Wanted): void;
  /** Settles when more may be sent. */
  send(piece: Piece): Promise<void>;
}

/** @param folder may be shared by several workers: each has states of its own, and all share the data. */
export function folderFiles(folder: string, owner: OwnerLine, clock: Clock): FolderFiles {
  const dataFolder = path.join(folder, 'data');
  for (const own of [dataFolder, path.join(folder, 'states')]) mkdirSync(own, { recursive: true });
  removeAbandoned(path.join(folder, 'states'));
  const own = mkdtempSync(path.join(folder, 'states', `${hostname()}.${process.pid}.`));
  const arriving = arrivingFiles();
  /** The content of each state that the owner has: an epoch may be told again without another one. */
  const atOwner = new Map<string, string>();
  const waiting = new Map<string, { readonly place: string; readonly settle: PromiseWithResolvers<string> }>();

  const ask = (name: string, place: string, wanted: Wanted): Promise<string> => {
    const settle = Promise.withResolvers<string>();
    waiting.set(name, { place, settle });
    owner.want(wanted);
    return settle.promise;
  };

  return {
    scratch: own,
    fileOf: (name) => stateFile(own, name),
    data: async (name) => {
      const place = path.join(dataFolder, path.basename(name));
      if (!existsSync(place)) {
        keepLatest(dataFolder, KEPT_DATA - 1);
        return ask(name, place, { what: 'data', name });
      }
      const now = new Date(clock.now());
      utimesSync(place, now, now);
      return place;
    },
    state: async (kept: KeptState) => {
      const place = stateFile(own, kept.name);
      if (existsSync(place) && checkpointContent(place) === kept.content) return place;
      keepLatest(own, KEPT_STATES - 1);
      const file = ofContent(await ask(kept.name, place, { what: 'state', ...kept }), kept);
      atOwner.set(kept.name, kept.content);
      return file;
    },
    deliver: async (name) => {
      const file = stateFile(own, name);
      const content = existsSync(file) ? checkpointContent(file) : null;
      if (content === null || atOwner.get(name) === content) return;
      await sendFile(name, file, owner.send);
      atOwner.set(name, content);
      keepLatest(own, KEPT_STATES);
    },
    receive: (message) => {
      const asked = waiting.get(message.name);
      if (!asked) return;
      try {
        if (message.kind === 'refusal') throw told(message.reason, message.fault);
        if (!arriving.take(message, asked.place)) return;
        asked.settle.resolve(asked.place);
      } catch (error) {
        asked.settle.reject(error);
      }
      waiting.delete(message.name);
    },
    close: () => rmSync(own, { recursive: true, force: true }),
  };
}

/** Removes the states of workers of this machine that were killed. */
function removeAbandoned(states: string): void {
  for (const name of readdirSync(states)) {
    const [pid] = name.startsWith(`${hostname()}.`) ? name.split('.').slice(-2) : [];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(path.join(states, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes all files of a folder but the latest. */
function keepLatest(folder: string, count: number): void {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.tmp'))
    .map(({ name }) => path.join(folder, name));
  if (files.length <= count) return;
  const latestFirst = files
    .map((file) => ({ file, at: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((left, right) => right.at - left.at);
  for (const { file } of latestFirst.slice(count)) rmSync(file, { force: true });
}
