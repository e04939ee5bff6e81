/** The program itself: what it runs on, what can be chosen, how it is set. */
import type { Choices } from '../catalogue.ts';
import type { Environment } from '../model.ts';
import { parseSettingsChange } from '../parse/settings.ts';
import type { Settings } from '../settings.ts';
import type { ArgumentParsers } from './argument-parsers.ts';

export interface SystemReport {
  readonly environment: Environment;
  readonly folders: {
    readonly data: string;
    readonly cache: string;
    readonly checkpoints: string;
    /** Within the cache. */
    readonly partitions: string;
  };
  readonly sizes: {
    readonly databaseBytes: number;
    readonly checkpointBytes: number;
    readonly cacheBytes: number;
    readonly partitionBytes: number;
  };
  readonly versions: Readonly<Record<string, string>>;
  /** True where this process may only read: another one owns the data folder. */
  readonly readOnly: boolean;
}

export interface SystemCalls {
  system(): SystemReport;
  choices(): Choices;
  settings(): Settings;
  changeSettings(change: Partial<Settings>): Settings;
  /** Removes the partition files; the next search of a study makes its own again. Refused while one runs. */
  removePartitions(): void;
}

/** Something a person should know: a worker was lost, the disk is nearly full. */
export interface SystemNotice {
  readonly level: 'info' | 'warning' | 'error';
  readonly text: string;
  /** The job that it is about, of a part the one that runs it; null where it is about the program itself. */
  readonly jobId: number | null;
  /** The study of that job, where it has one. */
  readonly studyId: number | null;
}

export interface SystemEvents {
  /** All of them, after a change by anyone. */
  settings: Settings;
  /** Everybody hears it: who shows only a part asks what it is about. */
  notice: SystemNotice;
}

export const systemCalls = {
  system: [],
  choices: [],
  settings: [],
  changeSettings: [parseSettingsChange],
  removePartitions: [],
} satisfies ArgumentParsers<SystemCalls>;
