/** What training minimises, and where its gradient begins. */
import type { Fcnn } from '../fcnn.ts';
import { TYPE, integerAttribute, typeAttribute, type Graph, type Output } from './graph.ts';
import { rowsOf } from './layers.ts';

/** Losses of the rows, and the gradient of their mean by the logits. */
export function crossEntropy(graph: Graph, network: Fcnn, logits: Output, labels: Output): { losses: Output; gradient: Output } {
  const smoothing = network.values.label_smoothing;
  const node =
    smoothing === 0
      ? graph.float('SparseSoftmaxCrossEntropyWithLogits', [logits, labels], { Tlabels: typeAttribute(TYPE.int32) })
      : graph.float('SoftmaxCrossEntropyWithLogits', [logits, smoothed(graph, labels, network.layers.at(-1)!.units, smoothing)]);
  const rows = graph.cast(rowsOf(graph, logits), TYPE.int32, TYPE.float);
  return { losses: node, gradient: graph.float('RealDiv', [`${node}:1`, rows]) };
}

/** Szegedy et al. 2016, section 7: the right class gets 1 - s + s / classes, every other s / classes. */
function smoothed(graph: Graph, labels: Output, classes: number, smoothing: number): Output {
  const other = smoothing / classes;
  return graph.node('OneHot', [labels, graph.integer(classes), graph.scalar(1 - smoothing + other), graph.scalar(other)], {
    T: typeAttribute(TYPE.float),
    TI: typeAttribute(TYPE.int32),
    axis: integerAttribute(-1),
  });
}
