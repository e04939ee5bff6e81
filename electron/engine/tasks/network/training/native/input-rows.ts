/**
 * The rows that train, in TensorFlow's memory: as they are stored, 8-bit or float32, and standardised by the graph when it
 * takes some of them. `standardisation.ts` says what is computed; the numbers of both are equal bit for bit.
 */
import type { Standardisation } from '../../data/standardisation.ts';
import type { TrainingRows } from '../rows.ts';
import type { Binding } from './binding.ts';
import { TYPE, typeAttribute, type ElementType, type Graph, type Output } from './graph.ts';
import type { Loop } from './loop.ts';
import type { Operation } from './operations.ts';
import { makeTensor, mapTensor, type ResidentTensor } from './session.ts';

export type Elements = 'uint8' | 'float32';

/** What a graph must know of the rows that it is going to be fed. */
export interface RowFormat extends Pick<TrainingRows, 'features' | 'standardisation'> {
  readonly elements: Elements;
}

/** The rows of a graph. */
export interface InputRows {
  /** Placeholder, or what brings it into a loop. */
  readonly stored: Output;
  readonly type: ElementType;
  readonly standardisation: Standardisation;
}

export function elementsOf({ inputs }: Pick<TrainingRows, 'inputs'>): Elements {
  if ('file' in inputs) return inputs.elements;
  return inputs instanceof Uint8Array ? 'uint8' : 'float32';
}

/** Inputs of a file are mapped and not copied: the memory is the system's, shared by all workers that read the file. */
export function keepInputs(binding: Binding, data: Pick<TrainingRows, 'inputs' | 'rows' | 'features'>): ResidentTensor {
  const { inputs, rows, features } = data;
  const shape = [rows, features];
  const made =
    'file' in inputs ? mapTensor(binding, typeOf(elementsOf(data)), shape, inputs.file) : makeTensor(binding, shape, inputs);
  return { id: made };
}

/** @param name to feed the stored rows by. */
export function inputRows(graph: Graph, { features, elements, standardisation }: RowFormat, name: string): InputRows {
  const type = typeOf(elements);
  return { stored: graph.placeholder(type, [-1, features], name), type, standardisation };
}

export function insideLoop(loop: Loop, inputs: InputRows): InputRows {
  return { ...inputs, stored: loop.constant(inputs.stored, inputs.type) };
}

/** Rows by their numbers, as float32 [rows, features]. */
export function gatherStandardised(graph: Graph, inputs: InputRows, rows: Output): Output {
  return standardise(graph, inputs, graph.gather(inputs.stored, rows, inputs.type));
}

function standardise(graph: Graph, { type, standardisation: { factor, shift } }: InputRows, taken: Output): Output {
  const double = (operation: Operation, left: Output, right: readonly number[]): Output => {
    const constant = graph.constant(TYPE.double, [right.length], Float64Array.from(right));
    return graph.node(operation, [left, constant], { T: typeAttribute(TYPE.double) });
  };
  const scaled = double('Mul', graph.cast(taken, type, TYPE.double), factor);
  return graph.cast(double('AddV2', scaled, shift), TYPE.double, TYPE.float);
}

function typeOf(elements: Elements): ElementType {
  return elements === 'uint8' ? TYPE.uint8 : TYPE.float;
}
