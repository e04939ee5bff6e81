import type { Trainer } from '../../trainer.ts';
import type { Engine } from './network.ts';

/** A trainer of networks, which keeps the rows of one partition file in memory from trial to trial. */
export interface NetworkTrainer extends Trainer {
  readonly engine: 'native' | 'reference';
  readonly tensorflow: string;
  /** The engine with the rows of a partition file, for inspecting a trained network. */
  open(partitionFile: string): Engine;
}
