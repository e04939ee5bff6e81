/** Grid search in an order that covers the space early, so that it can be cut off at any budget. */
import type { Dimension, Params, ParameterValue, Space } from '../../../../shared/model.ts';
import { keepActive } from '../../../../shared/space/conditions.ts';
import { valueAt, valuesOf } from '../../../../shared/space/values.ts';
import { openIn, whyNothingIsLeft } from '../tried.ts';
import { lastMemo } from '../history/last-memo.ts';
import { scrambledSobolPoint } from '../numerics/sobol-sequence.ts';
import { refusalOfDimensions } from './sobol.ts';
import type { Ask, SearchProblem, Strategy, StrategyOptions } from '../strategy.ts';

type Grid = Readonly<Record<string, readonly ParameterValue[]>>;

interface Memo {
  readonly scramble: number;
  /** Points of the Sobol sequence that were used up. */
  readonly points: number;
  /** Cells that were passed when the rest was listed. */
  readonly cells: number;
}

/** Points that may fall on tried cells in a row before the rest of the grid is listed. */
const SKIPS = 64;

export const grid: Strategy = {
  name: 'grid',
  title: 'Grid search',
  how:
    'Tries every combination of a list of values for each parameter. Its number is the product of the lengths of the ' +
    'lists, so it is rarely finished. Therefore the order matters: here the cells are visited as the points of a ' +
    'scrambled Sobol sequence fall on them, which spreads the trials over the whole grid at any budget; when most cells ' +
    'are visited, the rest is listed. A range with steps has its own list; any other needs a number of values, evenly spaced ' +
    'from end to end.',
  paper:
    'LaValle, Branicky and Lindemann (2004): On the relationship between classical grid search and probabilistic roadmaps. IJRR 23.',
  options: [
    {
      name: 'points',
      title: 'Values of a range',
      type: 'int',
      default: 0,
      start: 5,
      low: 0,
      high: 1000,
      what: 'Values, evenly spaced from end to end, for a range that has no steps or more of them; 0 takes ranges as they are.',
    },
  ],
  promotes: false,
  thinks: false,
  blind: true,
  refusal: (problem, options) => refusalOfRanges(problem.space, options) ?? refusalOfDimensions(problem),
  create: (options) => createAsk(Number(options['points'])),
};

function refusalOfRanges(space: Space, options: StrategyOptions): string | null {
  const continuous = Object.keys(space).filter((name) => listValues(space[name]!, Number(options['points'])) === null);
  if (continuous.length === 0) return null;
  return `A grid needs a list of values: give ${continuous.join(', ')} a step, or the grid a number of values for each range.`;
}

function createAsk(points: number): Ask {
  return ({ space, maxEpochs }: SearchProblem, history, random) => {
    const lists: Grid = Object.fromEntries(
      Object.entries(space).map(([name, dimension]) => [name, listValues(dimension, points)!]),
    );
    const memo = lastMemo<Memo>(history) ?? { scramble: random.seed(), points: 0, cells: 0 };
    const isOpen = openIn(space, history);
    const found = nextOnSequence(space, lists, memo, isOpen) ?? nextOnList(space, lists, memo, isOpen);
    if (!found) return { kind: 'done', why: points === 0 ? whyNothingIsLeft(space) : 'Every combination of the grid is tried.' };
    const reason = { text: `Combination ${history.length + 1} of at most ${sizeOf(lists)} on the grid.` };
    return { kind: 'run', ...found, epochs: maxEpochs, parent: null, rung: null, bracket: null, reason };
  };
}

interface Found {
  readonly params: Params;
  readonly memo: Memo;
}

function nextOnSequence(space: Space, lists: Grid, memo: Memo, isOpen: (params: Params) => boolean): Found | null {
  if (memo.cells > 0) return null;
  const several = Object.values(lists).filter((values) => values.length > 1);
  for (let index = memo.points; index < memo.points + SKIPS; index++) {
    const coordinates = scrambledSobolPoint(index, several.length, memo.scramble).values();
    const params = pick(space, lists, (count) => (count === 1 ? 0 : Math.floor(coordinates.next().value! * count)));
    if (isOpen(params)) return { params, memo: { ...memo, points: index + 1 } };
  }
  return null;
}

function nextOnList(space: Space, lists: Grid, memo: Memo, isOpen: (params: Params) => boolean): Found | null {
  for (let cell = memo.cells; cell < sizeOf(lists); cell++) {
    let rest = cell;
    const params = pick(space, lists, (count) => {
      const at = rest % count;
      rest = Math.floor(rest / count);
      return at;
    });
    if (isOpen(params)) return { params, memo: { ...memo, cells: cell + 1 } };
  }
  return null;
}

/** The configuration with one value from each list. @param choose which of so many values; asked in the order of the space. */
function pick(space: Space, lists: Grid, choose: (count: number) => number): Params {
  const values = Object.entries(lists).map(([name, list]) => [name, list[choose(list.length)]!] as const);
  return keepActive(space, Object.fromEntries(values));
}

function sizeOf(lists: Grid): number {
  return Object.values(lists).reduce((product, { length }) => product * length, 1);
}

/** @param points 0 for the dimension's own values; null where it has none. */
function listValues(dimension: Dimension, points: number): readonly ParameterValue[] | null {
  const own = valuesOf(dimension);
  if (points === 0 || dimension.type === 'fixed' || dimension.type === 'categorical') return own;
  if (own && own.length <= points) return own;
  const places = Array.from({ length: points }, (_, at) => (points === 1 ? 0.5 : at / (points - 1)));
  return [...new Set(places.map((place) => valueAt(dimension, place)))];
}
