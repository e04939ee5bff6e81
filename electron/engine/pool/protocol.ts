/**
 * What the owner of trials and a worker say to each other, over whatever carries plain data: a MessagePort, a child's channel,
 * standard input and output. What is said of a trial names the attempt too.
 */
import type { Environment, Epoch } from '../../../shared/model.ts';
import type { Seen } from '../../../shared/trial-detail.ts';
import type { RowResultsByPartition } from '../../../shared/row-results.ts';
import type { Fault } from '../fault.ts';
import type { TrainingEnd } from '../tasks/trainer.ts';
import type { NamedFile } from '../named-file.ts';
import type { KeptState, TrialWork } from './work.ts';

/** One training of a trial by one worker. A trial that goes to a worker again is another attempt. */
export interface Attempt {
  readonly trialId: number;
  readonly attempt: number;
}

export interface InspectionWork {
  readonly work: TrialWork;
  /** With the best weights. */
  readonly state: KeptState;
}

/** The files of this machine that a worker may use, and what is known of the machine. */
export interface WorkerGrant {
  /** What trials are. */
  readonly kind: string;
  /** Whether the worker is kept to these files and starts no process, as far as its host can see to that. */
  readonly confined: boolean;
  readonly data: NamedFile | null;
  readonly checkpointFolder: string;
  readonly environment: Omit<Environment, 'engine' | 'tensorflow'>;
}

export type ToWorker =
  /** First, and to a worker of the owner's machine only. */
  | { readonly kind: 'grant'; readonly grant: WorkerGrant }
  /** `answered`: the owner answers every epoch, by `go-on` or `stop`, and the worker waits for it. */
  | (Attempt & { readonly kind: 'train'; readonly work: TrialWork; readonly answered: boolean })
  | (Attempt & { readonly kind: 'go-on' })
  /** Stop after the epoch that is being trained. */
  | (Attempt & { readonly kind: 'stop' })
  | { readonly kind: 'inspect'; readonly id: number; readonly inspection: InspectionWork }
  /** Answered by `renewed`. */
  | { readonly kind: 'renew' };

export type FromWorker =
  /** `machine`: what the worker's machine is called. */
  | { readonly kind: 'ready'; readonly machine: string; readonly environment: Environment }
  /** Its checkpoint is where the owner finds it. */
  | (Attempt & {
      readonly kind: 'epoch';
      readonly epoch: Epoch;
      readonly rowResults: RowResultsByPartition;
      readonly residentBytes: number;
    })
  | (Attempt & { readonly kind: 'end'; readonly end: TrainingEnd; readonly residentBytes: number })
  /** The trial cannot be trained on, and whose fault that is; the worker is not lost. */
  | (Attempt & { readonly kind: 'failed'; readonly message: string; readonly fault: Fault })
  | { readonly kind: 'inspected'; readonly id: number; readonly seen: Seen }
  | { readonly kind: 'inspection-failed'; readonly id: number; readonly message: string; readonly fault: Fault }
  | { readonly kind: 'renewed' };

/** A started worker, however it was started. */
export interface WorkerHandle {
  /** Of the process on this machine. */
  readonly pid: number | undefined;
  send(message: ToWorker): void;
  /** As it came: who is at the other end may say anything, and the listener checks it (heard.ts). */
  onMessage(listener: (message: FromWorker) => void): void;
  /**
   * Called once, when the worker is gone for whatever reason. `ofMachine`: it was ended as the owner's machine could not keep what
   * it sent; the worker is not to blame.
   */
  onExit(listener: (reason: string, ofMachine?: boolean) => void): void;
  kill(): void;
}

/** Starts worker number `index` with leave to read the granted data and to write below the granted folder only. */
export type SpawnWorker = (index: number, grant: WorkerGrant) => WorkerHandle;
