/** What the runner's process and a trial worker say to each other. Plain data over any message channel. */
import type { NetworkInspection } from '../../../shared/trial-detail.ts';
import type { Epoch } from '../../../shared/model.ts';
import type { RowResults } from '../../../shared/row-results.ts';
import type { Fault } from '../fault.ts';
import type { TrainingEnd, TrainingJob } from '../training/trainer.ts';

export interface InspectionJob {
  readonly job: TrainingJob;
  /** Checkpoint with the best weights. */
  readonly checkpointFile: string;
}

export type ToWorker =
  /** `answered`: the owner answers every epoch, by `go-on` or `stop`, and the worker waits for it. */
  | { readonly kind: 'train'; readonly trialId: number; readonly job: TrainingJob; readonly answered: boolean }
  | { readonly kind: 'go-on'; readonly trialId: number }
  /** Stop after the epoch that is being trained. */
  | { readonly kind: 'stop'; readonly trialId: number }
  | { readonly kind: 'inspect'; readonly id: number; readonly inspection: InspectionJob };

export type FromWorker =
  | { readonly kind: 'ready'; readonly engine: 'native' | 'reference'; readonly tensorflow: string }
  | {
      readonly kind: 'epoch';
      readonly trialId: number;
      readonly epoch: Epoch;
      readonly rowResults: RowResults | null;
      readonly residentBytes: number;
    }
  | { readonly kind: 'end'; readonly trialId: number; readonly end: TrainingEnd; readonly residentBytes: number }
  /** The trial cannot be trained on, and whose fault that is; the worker is not lost. */
  | { readonly kind: 'failed'; readonly trialId: number; readonly message: string; readonly fault: Fault }
  | { readonly kind: 'inspected'; readonly id: number; readonly inspection: NetworkInspection }
  | { readonly kind: 'inspection-failed'; readonly id: number; readonly message: string };

/** A started worker process, however it was started. */
export interface WorkerHandle {
  readonly pid: number | undefined;
  send(message: ToWorker): void;
  onMessage(listener: (message: FromWorker) => void): void;
  /** Called once, when the process is gone for whatever reason. */
  onExit(listener: (reason: string) => void): void;
  kill(): void;
}

/** Starts worker number `index` with leave to read `partitionFile` and to write below `checkpointFolder` only. */
export type SpawnWorker = (index: number, partitionFile: string, checkpointFolder: string) => WorkerHandle;
