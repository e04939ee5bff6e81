import type { Clock } from '../../../../../shared/clock.ts';
import type { Trainer } from '../../trainer.ts';
import type { Engine } from './network.ts';

export interface TrainerOptions {
  /** Folder for short-lived files of the native trainer, the only one besides the checkpoints that it writes to. */
  readonly scratch?: string;
  /** By default the system's. */
  readonly clock?: Clock;
}

/** A trainer of networks, which keeps the rows of one partition file in memory from trial to trial. */
export interface NetworkTrainer extends Trainer {
  readonly engine: 'native' | 'reference';
  readonly tensorflow: string;
  /** The engine with the rows of a partition file, for inspecting a trained network. */
  open(partitionFile: string): Engine;
}
