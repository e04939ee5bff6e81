/**
 * Loaded first in a confined worker. Node's permissions hold for its own file system alone, and TensorFlow reads whatever file an operation names:
 * here its binding is held to the operations of training, and to the files that the worker may read, when a graph is loaded or an operation
 * called by itself. A step of training asks nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binding } from './binding.ts';
import { OPERATIONS } from './operations.ts';
import { fieldsOf } from './protobuf.ts';

const MODEL = 'saved_model.pb';
/** The one operation that the engine calls by itself: it maps a file. */
const MAP = 'ImmutableConst';
const known = new Set<string>(OPERATIONS);

const load = process.dlopen.bind(process);
process.dlopen = (module: { exports: object }, ...how) => {
  load(module, ...how);
  if ('executeOp' in module.exports) module.exports = confined(module.exports as Binding);
};

function confined(binding: Binding): Binding {
  const executeOp: Binding['executeOp'] = (operation, attributes, ...rest) => {
    const files = attributes.filter(({ name }) => name === 'memory_region_name').map(({ value }) => String(value));
    if (operation !== MAP) throw refusal(`the operation ${operation}`);
    for (const file of files) if (!process.permission.has('fs.read', file)) throw refusal(`reading ${file}`);
    return binding.executeOp(operation, attributes, ...rest);
  };
  const loadSavedModel: Binding['loadSavedModel'] = (folder, tags) => {
    if (readdirSync(folder).join() !== MODEL) throw refusal(`a graph with files beside ${MODEL}`);
    const foreign = operationsOf(readFileSync(join(folder, MODEL))).find((operation) => !known.has(operation));
    if (foreign !== undefined) throw refusal(`a graph with the operation ${foreign}`);
    return binding.loadSavedModel(folder, tags);
  };
  return Object.create(binding, { executeOp: { value: executeOp }, loadSavedModel: { value: loadSavedModel } }) as Binding;
}

/** Of a model with one kind of content: nodes. Field numbers are those of `graph.ts`. */
function operationsOf(model: Uint8Array): readonly string[] {
  const nodes = parts(model, 2, [1]).flatMap((meta) => parts(meta, 2, [1]).flatMap((graph) => parts(graph, 1, [4])));
  return nodes.flatMap((node) => parts(node, 2, [1, 3, 5]).map((operation) => Buffer.from(operation).toString()));
}

/** What a message has in a field, where it has nothing but that and what is expected beside. */
function parts(message: Uint8Array, wanted: number, beside: readonly number[]): readonly Uint8Array[] {
  return fieldsOf(message).flatMap(({ field, content }) => {
    if (field === wanted && content !== null) return [content];
    if (!beside.includes(field)) throw refusal(`a graph with a field ${field}`);
    return [];
  });
}

/** With the code of Node's own refusals. */
function refusal(what: string): Error {
  return Object.assign(new Error(`A trial worker was refused ${what}.`), { code: 'ERR_ACCESS_DENIED' });
}
