/** Quasi-random search: the points of a scrambled Sobol sequence, one after the other. */
import { configurationAt } from '../configuration-at.ts';
import { axesOf } from '../coordinates.ts';
import { drawNew } from '../draw-new.ts';
import { openIn, whyNothingIsLeft } from '../tried.ts';
import { lastMemo } from '../history/last-memo.ts';
import { scrambledSobolPoint, SOBOL_DIMENSIONS } from '../numerics/sobol-sequence.ts';
import type { SearchProblem, Strategy } from '../strategy.ts';

interface Memo {
  /** Seed of the scrambling, drawn with the first point. */
  readonly scramble: number;
  readonly index: number;
}

/** Points that may be skipped in a row because their configuration was tried. */
const SKIPS = 256;

export const sobol: Strategy = {
  name: 'sobol',
  title: 'Sobol sequence',
  how:
    'Random draws leave gaps and clusters. A Sobol sequence places each point where the earlier ones left most room, in ' +
    'every parameter and in pairs of them, so the space is covered evenly at any number of trials. The sequence is ' +
    'scrambled with the seed, which keeps the evenness and makes sessions differ. Like random search it needs no results.',
  paper:
    'Sobol (1967): On the distribution of points in a cube and the approximate evaluation of integrals. Scrambling: Owen ' +
    '(1995): Randomly permuted (t,m,s)-nets and (t,s)-sequences.',
  options: [],
  promotes: false,
  thinks: false,
  blind: true,
  refusal: refusalOfDimensions,
  create:
    () =>
    ({ space, maxEpochs }, history, random) => {
      const last = lastMemo<Memo>(history);
      const scramble = last?.scramble ?? random.seed();
      const first = last ? last.index + 1 : 0;
      const axes = axesOf(space);
      const isOpen = openIn(space, history);
      const rest = { epochs: maxEpochs, parent: null, rung: null, bracket: null };
      for (let index = first; index < first + SKIPS; index++) {
        const params = configurationAt(space, axes, scrambledSobolPoint(index, axes.length, scramble));
        if (!isOpen(params)) continue;
        const reason = { text: `Point ${index + 1} of a scrambled Sobol sequence.` };
        const memo: Memo = { scramble, index };
        return { kind: 'run', params, ...rest, reason, memo };
      }
      const params = drawNew(space, history, random);
      if (params === null) return { kind: 'done', why: whyNothingIsLeft(space) };
      const reason = { text: `Drawn at random: the next ${SKIPS} points of the sequence were tried.` };
      const memo: Memo = { scramble, index: first + SKIPS - 1 };
      return { kind: 'run', params, ...rest, reason, memo };
    },
};

/** Why a Sobol sequence cannot cover the space, or null where it can. */
export function refusalOfDimensions({ space }: SearchProblem): string | null {
  const dimensions = axesOf(space).length;
  if (dimensions <= SOBOL_DIMENSIONS) return null;
  return `The space has ${dimensions} parameters that vary; the Sobol sequence here has ${SOBOL_DIMENSIONS} dimensions.`;
}
