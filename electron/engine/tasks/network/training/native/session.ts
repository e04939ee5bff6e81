/** One graph, loaded into TensorFlow. Feeds and fetches go by name; tensors made for a call are freed after it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TYPE, type ElementType } from './graph.ts';
import type { Binding, Fetched } from './binding.ts';

/** A tensor that stays in TensorFlow's memory, shared by every call that feeds it. */
export interface ResidentTensor {
  readonly id: number;
}

export type Fed = ResidentTensor | { readonly shape: readonly number[]; readonly values: Values };

type Values = Float32Array | Int32Array | Uint8Array;

export interface GraphSession {
  /** Runs the parts of the graph that the fetched names need. Booleans come as bytes of 0 and 1. */
  run(feeds: Readonly<Record<string, Fed>>, fetches: readonly string[]): Fetched[];
  dispose(): void;
}

/** The C interface reads tags as a list that ends with a zero byte. */
const SERVE_TAG = 'serve\0';

/**
 * @param scratch folder where the graph is put down for a moment, since TensorFlow loads graphs from files only.
 */
export function openGraph(binding: Binding, savedModel: Uint8Array, scratch: string): GraphSession {
  const session = loadFrom(binding, savedModel, scratch);
  const prepared = new Map<string, string>();
  const indexed = (names: readonly string[]): string => {
    const key = names.join();
    const known = prepared.get(key) ?? names.map((name) => `${name}:0`).join();
    prepared.set(key, known);
    return known;
  };
  return {
    run(feeds, fetches) {
      const names = Object.keys(feeds);
      const made: number[] = [];
      const tensors = Object.values(feeds).map((fed) => {
        if ('id' in fed) return fed.id;
        made.push(makeTensor(binding, fed.shape, fed.values));
        return made.at(-1)!;
      });
      try {
        return binding.runSavedModel(session, tensors, indexed(names), indexed(fetches)).map(({ id }) => {
          const values = binding.tensorDataSync(id);
          binding.deleteTensor(id);
          return values;
        });
      } finally {
        for (const id of made) binding.deleteTensor(id);
      }
    },
    dispose: () => binding.deleteSavedModel(session),
  };
}

export function makeTensor(binding: Binding, shape: readonly number[], values: Values): number {
  return binding.createTensor(shape, typeOf(values), values);
}

/** A tensor whose values are the first bytes of a file. The file must keep its content while the tensor lives. */
export function mapTensor(binding: Binding, type: ElementType, shape: readonly number[], file: string): number {
  const attributes = [
    { name: 'dtype', type: binding.TF_ATTR_TYPE, value: type },
    { name: 'shape', type: binding.TF_ATTR_SHAPE, value: shape },
    { name: 'memory_region_name', type: binding.TF_ATTR_STRING, value: file },
  ];
  return binding.executeOp('ImmutableConst', attributes, [], 1)[0]!.id;
}

function typeOf(values: Values): ElementType {
  if (values instanceof Uint8Array) return TYPE.uint8;
  return values instanceof Float32Array ? TYPE.float : TYPE.int32;
}

function loadFrom(binding: Binding, savedModel: Uint8Array, scratch: string): number {
  const folder = mkdtempSync(join(scratch, 'graph-'));
  try {
    writeFileSync(join(folder, 'saved_model.pb'), savedModel);
    return binding.loadSavedModel(folder, SERVE_TAG);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
