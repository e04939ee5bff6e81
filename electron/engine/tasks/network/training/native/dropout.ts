/** Which units drop out of a step. */
import type { FcnnLayer } from '../fcnn.ts';
import { TYPE, integerAttribute, packIntegers, typeAttribute, type Graph, type Output } from './graph.ts';

/**
 * Inverted dropout (Srivastava et al. 2014): 0 with the layer's rate, else 1 / keep. The mask is a function of the model
 * seed, the step and the layer alone, so that a resumed trial draws what the unbroken one would have drawn. One random byte
 * decides on each unit, so the rate comes in steps of 1/256, and the scale is that of the rate that is really applied.
 */
export function dropoutMask(
  graph: Graph,
  layer: FcnnLayer,
  rows: Output,
  modelSeed: number,
  step: Output,
  index: number,
): Output {
  const threshold = Math.min(255, Math.max(1, Math.round(layer.dropoutRate * 256)));
  const words = Math.ceil(layer.units / 4);
  const key = graph.constant(TYPE.uint64, [1], new BigUint64Array([BigInt(modelSeed)]));
  const counter = graph.node(
    'Pack',
    [graph.cast(step, TYPE.int32, TYPE.uint64), graph.constant(TYPE.uint64, [], new BigUint64Array([BigInt(index)]))],
    {
      T: typeAttribute(TYPE.uint64),
      N: integerAttribute(2),
      axis: integerAttribute(0),
    },
  );
  const shape = (columns: number): Output => packIntegers(graph, rows, graph.integer(columns));
  const philox = graph.integer(1);
  const bits = graph.node('StatelessRandomUniformFullIntV2', [shape(words), key, counter, philox], {
    dtype: typeAttribute(TYPE.uint32),
    Tshape: typeAttribute(TYPE.int32),
  });
  const bytes = graph.node('Bitcast', [bits], { T: typeAttribute(TYPE.uint32), type: typeAttribute(TYPE.uint8) });
  const padded = graph.node('Reshape', [bytes, shape(4 * words)], {
    T: typeAttribute(TYPE.uint8),
    Tshape: typeAttribute(TYPE.int32),
  });
  const exact = 4 * words === layer.units ? padded : graph.slice(padded, graph.integers(0, 0), shape(layer.units), TYPE.uint8);
  const limit = graph.constant(TYPE.uint8, [], new Uint8Array([threshold]));
  const kept = graph.node('GreaterEqual', [exact, limit], { T: typeAttribute(TYPE.uint8) });
  return graph.float('Mul', [graph.cast(kept, TYPE.bool, TYPE.float), graph.scalar(256 / (256 - threshold))]);
}
