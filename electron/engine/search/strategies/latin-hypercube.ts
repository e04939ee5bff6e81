/** Latin hypercube sampling (McKay, Beckman and Conover 1979): as many slices of every parameter as there are trials. */
import { randomFor, shuffle } from '../../../../shared/random.ts';
import type { Params, Space } from '../../../../shared/model.ts';
import { configurationAt } from '../configuration-at.ts';
import { axesOf } from '../coordinates.ts';
import { drawNew } from '../draw-new.ts';
import { openIn, whyNothingIsLeft } from '../tried.ts';
import { lastMemo } from '../history/last-memo.ts';
import type { Strategy } from '../strategy.ts';

/** One design: a seed, how many points it has, and the one that was used last. */
interface Memo {
  readonly design: number;
  readonly size: number;
  readonly index: number;
}

/** Designs that may bring nothing new in a row. */
const DESIGNS = 20;

export const latinHypercube: Strategy = {
  name: 'latin-hypercube',
  title: 'Latin hypercube',
  how:
    'Cuts every parameter into as many slices as there are trials and gives each trial a slice of its own in each of them, ' +
    'paired at random. So every parameter alone is covered as evenly as a fine grid would, with the budget of a random ' +
    'search. The number of trials must be known beforehand; if the budget grows, a second hypercube covers the rest.',
  paper:
    'McKay, Beckman and Conover (1979): A comparison of three methods for selecting values of input variables in the ' +
    'analysis of output from a computer code. Technometrics 21.',
  options: [
    {
      name: 'points',
      title: 'Points of a hypercube',
      type: 'int',
      default: 0,
      low: 0,
      high: 100_000,
      what: 'Points of one hypercube; 0 for what is left of the budget in trials.',
    },
  ],
  promotes: false,
  thinks: false,
  blind: true,
  refusal: ({ maxTrials }, options) =>
    maxTrials === null && options['points'] === 0
      ? 'A Latin hypercube must know how many trials there will be: give a budget in trials, or the option points.'
      : null,
  create:
    ({ points }) =>
    ({ space, maxEpochs, maxTrials }, history, random) => {
      const isOpen = openIn(space, history);
      const rest = { epochs: maxEpochs, parent: null, rung: null, bracket: null };
      const size = Number(points) || maxTrials! - history.length;
      let last: Memo = lastMemo<Memo>(history) ?? { design: random.seed(), size, index: -1 };
      for (let attempt = 0; attempt < DESIGNS; attempt++) {
        for (let index = last.index + 1; index < last.size; index++) {
          const params = hypercubePoint(space, last.design, last.size, index);
          if (!isOpen(params)) continue;
          const reason = { text: `Point ${index + 1} of a Latin hypercube of ${last.size}.` };
          const memo: Memo = { ...last, index };
          return { kind: 'run', params, ...rest, reason, memo };
        }
        last = { design: random.seed(), size, index: -1 };
      }
      const params = drawNew(space, history, random);
      if (params === null) return { kind: 'done', why: whyNothingIsLeft(space) };
      const reason = { text: `Drawn at random: ${DESIGNS} hypercubes in a row brought nothing new.` };
      return { kind: 'run', params, ...rest, reason, memo: last };
    },
};

function hypercubePoint(space: Space, design: number, size: number, index: number): Params {
  const axes = axesOf(space);
  const point = axes.map(({ name }) => {
    const random = randomFor(design, name);
    const slices = shuffle(
      Int32Array.from({ length: size }, (_, at) => at),
      random,
    );
    return (slices[index]! + randomFor(design, name, index).next()) / size;
  });
  return configurationAt(space, axes, point);
}
