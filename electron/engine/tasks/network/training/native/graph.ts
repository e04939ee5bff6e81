/**
 * Writes a TensorFlow graph, node by node, and hands it out as a SavedModel: the one form in which the tfjs-node binding
 * takes a whole graph instead of single operations. Field numbers are those of tensorflow/core/framework/*.proto.
 */
import type { Operation } from './operations.ts';
import { bytesField, floatField, numberField, textField, concatenate, type Bytes } from './protobuf.ts';

/** TensorFlow's DataType enumeration. */
export const TYPE = {
  float: 1,
  double: 2,
  int32: 3,
  uint8: 4,
  int64: 9,
  bool: 10,
  resource: 20,
  uint32: 22,
  uint64: 23,
} as const;
export type ElementType = (typeof TYPE)[keyof typeof TYPE];

/** The output of a node: `name` or `name:index`. A control input is `^name`. */
export type Output = string;

/** Version of the graph format: that of TensorFlow 2.9, the oldest native library that the product meets. */
const GRAPH_PRODUCER = 1087;

export class Graph {
  private readonly nodes: Bytes[] = [];
  private controls: readonly Output[] = [];

  /** Adds a node and returns its first output. Attributes are made by the functions below. */
  node(operation: Operation, inputs: readonly Output[], attributes: Readonly<Record<string, Bytes>> = {}, name?: string): Output {
    const label = name ?? `n${this.nodes.length}`;
    this.nodes.push(
      bytesField(
        1,
        textField(1, label),
        textField(2, operation),
        ...inputs.map((input) => textField(3, input)),
        ...Object.entries(attributes).map(([key, value]) => bytesField(5, textField(1, key), bytesField(2, value))),
      ),
    );
    return label;
  }

  /** A node all of whose inputs and outputs are float. */
  float(operation: Operation, inputs: readonly Output[], attributes: Readonly<Record<string, Bytes>> = {}): Output {
    return this.node(operation, inputs, { T: typeAttribute(TYPE.float), ...attributes });
  }

  placeholder(type: ElementType, shape: readonly number[], name: string): Output {
    return this.node('Placeholder', [], { dtype: typeAttribute(type), shape: shapeAttribute(shape) }, name);
  }

  scalar(value: number): Output {
    return this.constant(TYPE.float, [], new Float32Array([value]));
  }

  integer(value: number): Output {
    return this.constant(TYPE.int32, [], new Int32Array([value]));
  }

  integers(...values: readonly number[]): Output {
    return this.constant(TYPE.int32, [values.length], new Int32Array(values));
  }

  constant(type: ElementType, shape: readonly number[], values: ArrayBufferView<ArrayBuffer>): Output {
    const content = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const tensor = bytesField(8, numberField(1, type), bytesField(2, dimensions(shape)), bytesField(4, content));
    return this.node('Const', this.controls, { dtype: typeAttribute(type), value: tensor });
  }

  cast(input: Output, from: ElementType, to: ElementType): Output {
    return this.node('Cast', [input], { SrcT: typeAttribute(from), DstT: typeAttribute(to) });
  }

  /** The slices of `table` along its first axis that the int32 `rows` name. */
  gather(table: Output, rows: Output, type: ElementType): Output {
    return this.node('GatherV2', [table, rows, this.integer(0)], {
      Tparams: typeAttribute(type),
      Tindices: typeAttribute(TYPE.int32),
      Taxis: typeAttribute(TYPE.int32),
      batch_dims: integerAttribute(0),
    });
  }

  slice(input: Output, begin: Output, size: Output, type: ElementType): Output {
    return this.node('Slice', [input, begin, size], { T: typeAttribute(type), Index: typeAttribute(TYPE.int32) });
  }

  /** Constants made inside `build` wait for `control`: inside a loop a constant must belong to the loop's body. */
  within<Result>(control: Output, build: () => Result): Result {
    const outer = this.controls;
    this.controls = [`^${control}`];
    try {
      return build();
    } finally {
      this.controls = outer;
    }
  }

  /** The bytes of saved_model.pb, with the tag `serve`. */
  savedModel(): Bytes {
    const graph = concatenate([...this.nodes, bytesField(4, numberField(1, GRAPH_PRODUCER))]);
    return concatenate([numberField(1, 1), bytesField(2, bytesField(1, textField(4, 'serve')), bytesField(2, graph))]);
  }
}

export const typeAttribute = (type: ElementType): Bytes => numberField(6, type);
export const integerAttribute = (value: number): Bytes => numberField(3, value);
export const integersAttribute = (...values: readonly number[]): Bytes =>
  bytesField(1, ...values.map((value) => numberField(3, value)));
export const booleanAttribute = (value: boolean): Bytes => numberField(5, value ? 1 : 0);
export const floatAttribute = (value: number): Bytes => floatField(4, value);
export const textAttribute = (value: string): Bytes => textField(2, value);
/** -1 stands for a size that is known only when the graph runs. */
export const shapeAttribute = (shape: readonly number[]): Bytes => bytesField(7, dimensions(shape));

function dimensions(shape: readonly number[]): Bytes {
  return concatenate(shape.map((size) => bytesField(2, numberField(1, size))));
}

/** A vector of integer scalars. */
export function packIntegers(graph: Graph, ...values: readonly Output[]): Output {
  return graph.node('Pack', values, {
    T: typeAttribute(TYPE.int32),
    N: integerAttribute(values.length),
    axis: integerAttribute(0),
  });
}
