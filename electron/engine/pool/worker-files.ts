/** How a worker comes by the files that its work names. */
import path from 'node:path';
import { TrialdeckError } from '../../../shared/errors.ts';
import { checkpointContent } from '../tasks/checkpoint-content.ts';
import type { WorkerGrant } from './protocol.ts';
import type { KeptState } from './work.ts';

export interface WorkerFiles {
  /** Folder for short-lived files of the worker. */
  readonly scratch: string;
  /** The file with that content. @throws TrialdeckError where it cannot be had. */
  data(name: string): Promise<string>;
  /** The checkpoint with that content. @throws TrialdeckError where it cannot be had, or has another content by now. */
  state(kept: KeptState): Promise<string>;
  /** Where the state of that name is written. */
  fileOf(name: string): string;
  /** Brings a state that has just been written to the owner. */
  deliver(name: string): Promise<void>;
}

/** The file of a checkpoint in a folder of them, by the name that it is kept under, such as `trial-3`. */
export function stateFile(folder: string, name: string): string {
  if (!/^[\w-]+(\/[\w-]+)*$/.test(name)) throw new TrialdeckError('failure', `${JSON.stringify(name)} names no checkpoint.`);
  return `${path.join(folder, name)}.checkpoint`;
}

/** The owner's own files: nothing has to be brought anywhere. */
export function grantedFiles({ data, checkpointFolder }: WorkerGrant): WorkerFiles {
  return {
    scratch: checkpointFolder,
    data: async (name) => {
      if (data?.name === name) return data.file;
      throw new TrialdeckError('failure', `The worker was not given leave to read the data ${name}.`);
    },
    state: async (kept) => ofContent(stateFile(checkpointFolder, kept.name), kept),
    fileOf: (name) => stateFile(checkpointFolder, name),
    deliver: async () => {},
  };
}

/** @throws TrialdeckError failure, where the file has another content. */
export function ofContent(file: string, { name, content }: KeptState): string {
  if (checkpointContent(file) === content) return file;
  throw new TrialdeckError('failure', `The checkpoint ${name} was changed since it was named; the trial cannot go on from it.`);
}
