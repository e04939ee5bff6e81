/** What becomes of gradients before the optimizer takes them: the penalty on weights is added, and all of them are kept short. */
import type { Fcnn } from '../fcnn.ts';
import { integerAttribute, type Graph } from './graph.ts';
import type { Gradient, Read } from './layers.ts';

/** Adds the gradient of the penalty l2 * sum(w^2) to that of every kernel. */
export function penalised(graph: Graph, network: Fcnn, gradients: readonly Gradient[], read: Read): readonly Gradient[] {
  const { l2 } = network.values;
  if (l2 === 0) return gradients;
  return gradients.map((item) => {
    if (item.variable.role !== 'kernel') return item;
    const penalty = graph.float('Mul', [read(item.variable), graph.scalar(2 * l2)]);
    return { ...item, gradient: graph.float('AddV2', [item.gradient, penalty]) };
  });
}

/** Pascanu et al. 2013: scales all gradients together so that their joint norm is at most `gradient_clip`. */
export function clipped(graph: Graph, network: Fcnn, gradients: readonly Gradient[]): readonly Gradient[] {
  const limit = network.values.gradient_clip;
  if (limit === 0) return gradients;
  const halves = gradients.map(({ gradient }) => graph.float('L2Loss', [gradient]));
  const half = graph.float('AddN', halves, { N: integerAttribute(halves.length) });
  const norm = graph.float('Sqrt', [graph.float('Mul', [half, graph.scalar(2)])]);
  const scale = graph.float('RealDiv', [graph.scalar(limit), graph.float('Maximum', [norm, graph.scalar(limit)])]);
  return gradients.map((item) => ({ ...item, gradient: graph.float('Mul', [item.gradient, scale]) }));
}
