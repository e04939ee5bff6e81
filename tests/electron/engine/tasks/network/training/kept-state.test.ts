import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { completeParams } from '../../../../../../shared/network/hyperparameters.ts';
import { readCheckpoint } from '../../../../../../electron/engine/tasks/network/training/checkpoint.ts';
import { createFcnn } from '../../../../../../electron/engine/tasks/network/training/fcnn.ts';
import { keptState } from '../../../../../../electron/engine/tasks/network/training/kept-state.ts';
import type { Network, NetworkState } from '../../../../../../electron/engine/tasks/network/training/network.ts';

const DESCRIPTION = createFcnn(completeParams({ hidden_layers: 1, units: 8 }), 3, 2);
const NAMES = DESCRIPTION.variables.map(({ name }) => name);
const SLOT = `${NAMES[0]}.m`;
const ABOUT = {
  session: 'one',
  params: {},
  modelSeed: 1,
  tensorflow: '2.0.0',
  epochsDone: 1,
  step: 1,
  bestEpoch: 1,
  bestStop: 0.5,
  epochs: [],
  rowResults: {},
};

/** A network whose every number is that of its epoch. */
function networkAt(epoch: number): { network: Network; readings: NetworkState[] } {
  const readings: NetworkState[] = [];
  const read = (): NetworkState => {
    readings.push(new Map([...NAMES, SLOT].map((name) => [name, Float32Array.of(epoch, epoch)])));
    return readings.at(-1)!;
  };
  return { network: { read } as unknown as Network, readings };
}

const folder = mkdtempSync(join(tmpdir(), 'kept-state-'));

describe('the state after an epoch', () => {
  it('is read once, written, and its memory given back but for the weights of the best epoch', () => {
    const file = join(folder, 'one');
    const kept = keptState(file, DESCRIPTION, null);
    const { network, readings } = networkAt(1);
    kept.write(network, ABOUT, true);
    expect(readings).toHaveLength(1);
    const { state, best } = readCheckpoint(file);
    expect([...state.keys()]).toEqual([...NAMES, SLOT]);
    expect(Object.fromEntries(best!)).toEqual(Object.fromEntries(NAMES.map((name) => [name, Float32Array.of(1, 1)])));
    expect([...readings[0]!].filter(([, { length }]) => length > 0).map(([name]) => name)).toEqual(NAMES);
    kept.close();
    expect([...readings[0]!.values()].every(({ length }) => length === 0)).toBe(true);
  });

  it('is written beside the best one, for as long as none is better', () => {
    const file = join(folder, 'two');
    const kept = keptState(file, DESCRIPTION, null);
    const bestOf = (): number[] => [...readCheckpoint(file).best!.values()].map(([first]) => first!);
    for (const [epoch, isBest, best] of [
      [1, true, 1],
      [2, false, 1],
      [3, false, 1],
      [4, true, 4],
    ] as const) {
      kept.write(networkAt(epoch).network, ABOUT, isBest);
      expect(new Set(bestOf())).toEqual(new Set([best]));
      expect(readCheckpoint(file).state.get(SLOT)).toEqual(Float32Array.of(epoch, epoch));
    }
  });

  it('goes on with the best one of a checkpoint', () => {
    const file = join(folder, 'three');
    const kept = keptState(file, DESCRIPTION, new Map([[NAMES[0]!, Float32Array.of(7)]]));
    kept.write(networkAt(2).network, ABOUT, false);
    expect(readCheckpoint(file).best).toEqual(new Map([[NAMES[0], Float32Array.of(7)]]));
  });

  it('is not read where nothing is kept', () => {
    const { network, readings } = networkAt(1);
    keptState(null, DESCRIPTION, null).write(network, ABOUT, true);
    expect(readings).toEqual([]);
  });
});
