/** What is kept of a network from epoch to epoch: a checkpoint, which holds the weights of its best epoch as well. */
import { writeCheckpoint, type Checkpoint } from './checkpoint.ts';
import type { Fcnn } from './fcnn.ts';
import type { Network, NetworkState } from './network.ts';
import { release } from './release.ts';

export interface KeptState {
  /** Writes the network as it is now, read once: it is megabytes. @param isBest whether its weights are the best so far */
  write(network: Network, about: Omit<Checkpoint, 'state' | 'best'>, isBest: boolean): void;
  /** Gives back what is still held. */
  close(): void;
}

/** @param file null where nothing is kept. @param best weights of the best epoch so far */
export function keptState(file: string | null, { variables }: Fcnn, best: NetworkState | null): KeptState {
  if (file === null) return { write: () => {}, close: () => {} };
  let ofBest: NetworkState = best ?? new Map();
  return {
    write: (network, about, isBest) => {
      const state = network.read();
      if (isBest) {
        release(ofBest.values());
        // What predicts: without the optimizer's slots.
        ofBest = new Map(variables.map(({ name }) => [name, state.get(name)!]));
      }
      writeCheckpoint(file, { ...about, state, best: ofBest.size > 0 ? ofBest : null });
      release([...state].filter(([name, values]) => ofBest.get(name) !== values).map(([, values]) => values));
    },
    close: () => release(ofBest.values()),
  };
}
