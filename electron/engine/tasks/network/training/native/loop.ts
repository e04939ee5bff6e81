/** A counting loop inside a graph, of TensorFlow's control-flow nodes (Yu et al. 2018, "Dynamic control flow"). */
import {
  TYPE,
  booleanAttribute,
  integerAttribute,
  textAttribute,
  typeAttribute,
  type ElementType,
  type Graph,
  type Output,
} from './graph.ts';

export interface Loop {
  /** The counter inside the body: int32 scalar. Nodes of the body must depend on it. */
  readonly index: Output;
  /** What the former round carried: a float scalar. */
  readonly carried: Output;
  /** Brings a node from outside into the body. */
  constant(output: Output, type: ElementType): Output;
  /** Closes the loop. The next round begins when `waitFor` are done; `result` names the last carried value, outside. */
  finish(end: { readonly carried: Output; readonly waitFor: readonly Output[]; readonly result: string }): void;
}

const NEXT_INDEX = 'loop/next_index';
const NEXT_CARRIED = 'loop/next_carried';

/**
 * Runs `rounds` times (int32 scalar), carrying a float scalar that begins as 0. It ends at once when the carried number is
 * no longer finite: a diverged network need not train to the end of its epoch.
 */
export function beginLoop(graph: Graph, rounds: Output): Loop {
  const enter = (output: Output, type: ElementType, constant: boolean): Output =>
    graph.node('Enter', [output], {
      T: typeAttribute(type),
      frame_name: textAttribute('loop'),
      is_constant: booleanAttribute(constant),
      parallel_iterations: integerAttribute(1),
    });
  const merge = (entered: Output, next: Output, type: ElementType): Output =>
    graph.node('Merge', [entered, next], { T: typeAttribute(type), N: integerAttribute(2) });
  const choose = (value: Output, type: ElementType): Output => graph.node('Switch', [value, goesOn], { T: typeAttribute(type) });

  const counted = merge(enter(graph.integer(0), TYPE.int32, false), NEXT_INDEX, TYPE.int32);
  const brought = merge(enter(graph.scalar(0), TYPE.float, false), NEXT_CARRIED, TYPE.float);
  const below = graph.node('Less', [counted, enter(rounds, TYPE.int32, true)], { T: typeAttribute(TYPE.int32) });
  const finite = graph.float('IsFinite', [brought]);
  const goesOn = graph.node('LoopCond', [graph.node('LogicalAnd', [below, finite])]);
  const indexChoice = choose(counted, TYPE.int32);
  const carriedChoice = choose(brought, TYPE.float);
  const index = graph.node('Identity', [`${indexChoice}:1`], { T: typeAttribute(TYPE.int32) });

  return {
    index,
    carried: graph.node('Identity', [`${carriedChoice}:1`], { T: typeAttribute(TYPE.float) }),
    constant: (output, type) => enter(output, type, true),
    finish({ carried, waitFor, result }) {
      const counter = graph.node('AddV2', [index, graph.integer(1)], { T: typeAttribute(TYPE.int32) });
      const waited = graph.node('Identity', [counter, ...waitFor.map((node) => `^${node}`)], { T: typeAttribute(TYPE.int32) });
      graph.node('NextIteration', [waited], { T: typeAttribute(TYPE.int32) }, NEXT_INDEX);
      graph.node('NextIteration', [carried], { T: typeAttribute(TYPE.float) }, NEXT_CARRIED);
      graph.node('Exit', [carriedChoice], { T: typeAttribute(TYPE.float) }, result);
    },
  };
}
