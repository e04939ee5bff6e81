/** Random search whose ranges are narrowed to where its best trials lie: what a person does who tunes by hand, by a rule. */
import type { CategoricalDimension, Dimension, Params, ParameterValue, Space } from '../../../../shared/model.ts';
import { indexOfValue } from '../../../../shared/same-value.ts';
import { placeOf, valueAt, valuesOf, type RangeDimension } from '../../../../shared/space/values.ts';
import { drawNew } from '../draw-new.ts';
import { bestFirst, resultsOf } from '../history/results.ts';
import { whyNothingIsLeft } from '../tried.ts';
import type { Ask, Strategy } from '../strategy.ts';

/** Share of a range without steps that is left on each side of what the best trials span. */
const MARGIN = 0.1;

export const narrowing: Strategy = {
  name: 'narrowing',
  title: 'Narrowed random search',
  how:
    'Stands in for a person who tunes by hand, where nobody can sit in front of every repetition: random search at first; ' +
    'after every so many results each range is narrowed to what the best trials so far span and a step or a tenth of it ' +
    'to each side, and each category to those that they have. Where the narrowed part is used up, it draws from the whole space ' +
    'again. A person may do better or worse than this rule; zoom records what a person really chose.',
  paper: 'None: the rule is ours. Bergstra and Bengio (2012) compare random search with tuning by hand. JMLR 13.',
  options: [
    {
      name: 'results',
      title: 'Results between two looks',
      type: 'int',
      default: 10,
      low: 1,
      high: 1000,
      what: 'Results after which the ranges are looked at again.',
    },
    {
      name: 'best',
      title: 'Best trials',
      type: 'int',
      default: 3,
      low: 1,
      high: 100,
      what: 'Best trials whose values span the narrowed ranges.',
    },
  ],
  promotes: false,
  startup: { option: 'results' },
  byHand: 'stand-in',
  thinks: false,
  create: ({ results, best }) => createAsk(Number(results), Number(best)),
};

function createAsk(every: number, best: number): Ask {
  return (problem, history, random) => {
    const { space, maxEpochs } = problem;
    const ended = history.filter(({ sequence }) => sequence !== null).length;
    const looked = ended - (ended % every);
    const seen = history.filter(({ sequence }) => sequence !== null && sequence <= looked);
    const leaders = bestFirst(resultsOf(problem, seen)).slice(0, best);
    const part = narrowed(
      space,
      leaders.map(({ params }) => params),
    );
    const inside = drawNew(part, history, random);
    const params = inside ?? drawNew(space, history, random);
    if (!params) return { kind: 'done', why: whyNothingIsLeft(space) };
    const text =
      leaders.length === 0
        ? 'Drawn at random from the whole space.'
        : inside
          ? `Drawn at random from what the best ${leaders.length} of ${looked} results span.`
          : 'Drawn at random from the whole space: the narrowed part is used up.';
    return { kind: 'run', params, epochs: maxEpochs, parent: null, rung: null, bracket: null, reason: { text } };
  };
}

/** Without a trial the space as it is. */
function narrowed(space: Space, leaders: readonly Params[]): Space {
  const parts = Object.entries(space).map(([name, dimension]) => {
    const values = leaders.flatMap((params) => params[name] ?? []);
    return [name, values.length === 0 ? dimension : spanOf(dimension, values)] as const;
  });
  return Object.fromEntries(parts);
}

function spanOf(dimension: Dimension, given: readonly ParameterValue[]): Dimension {
  if (dimension.type === 'fixed') return dimension;
  if (dimension.type === 'categorical')
    return { ...choicesOf(dimension), values: dimension.values.filter((value) => indexOfValue(given, value) >= 0) };
  const [low, high] = [Math.min(...given.map(Number)), Math.max(...given.map(Number))];
  const values = dimension.step === undefined ? null : valuesOf(dimension);
  if (!values) return widened(dimension, low, high);
  const [first, last] = [values.indexOf(low), values.indexOf(high)];
  return { ...choicesOf(dimension), values: values.slice(Math.max(0, first - 1), last + 2) };
}

/** What is believed of all values says little of those that the best trials have. */
function choicesOf({ when, forbidden }: Dimension): Omit<CategoricalDimension, 'values'> {
  return { type: 'categorical', when, forbidden };
}

function widened(dimension: RangeDimension, low: number, high: number): Dimension {
  return {
    ...dimension,
    low: valueAt(dimension, Math.max(0, placeOf(dimension, low) - MARGIN)),
    high: valueAt(dimension, Math.min(1, placeOf(dimension, high) + MARGIN)),
  };
}
