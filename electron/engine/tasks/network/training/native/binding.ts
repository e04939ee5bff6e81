/** The native binding of tfjs-node, loaded alone: without the JavaScript of tfjs a worker is ready in half the time. */
import { createRequire } from 'node:module';
import { TrialdeckError } from '../../../../../../shared/errors.ts';

/** Values of a tensor; those of booleans are bytes. */
export type Fetched = Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** The calls of the binding that the engine uses. Tensors are numbers; whoever makes one deletes it. */
export interface Binding {
  readonly TF_Version: string;
  createTensor(shape: readonly number[], type: number, values: ArrayBufferView): number;
  deleteTensor(tensor: number): void;
  tensorDataSync(tensor: number): Fetched;
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(session: number): void;
  /** `inputs` and `outputs` are names with index, separated by commas. */
  runSavedModel(session: number, tensors: readonly number[], inputs: string, outputs: string): readonly { readonly id: number }[];
  executeOp(
    operation: string,
    attributes: readonly { readonly name: string; readonly type: number; readonly value: unknown }[],
    inputs: readonly number[],
    outputs: number,
  ): readonly { readonly id: number }[];
  readonly TF_ATTR_TYPE: number;
  readonly TF_ATTR_BOOL: number;
  readonly TF_ATTR_SHAPE: number;
  readonly TF_ATTR_STRING: number;
}

const PATH = '@tensorflow/tfjs-node/lib/napi-v8/tfjs_binding.node';

/** @throws TrialdeckError unavailable, where the library is not installed or does not load on this machine. */
export function loadBinding(): Binding {
  try {
    return createRequire(import.meta.url)(PATH) as Binding;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new TrialdeckError('unavailable', `Native TensorFlow does not load: ${reason}. Run the set-up again.`);
  }
}
