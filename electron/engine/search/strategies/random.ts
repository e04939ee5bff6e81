/** Random search (Bergstra and Bengio 2012): every configuration is drawn on its own, whatever happened before. */
import { createHyperparams, howDrawn } from '../create-hyperparams.ts';
import type { Ask, Strategy } from '../strategy.ts';

const ask: Ask = ({ space, maxEpochs }, _history, random) => ({
  kind: 'run',
  params: createHyperparams(space, random),
  epochs: maxEpochs,
  parent: null,
  rung: null,
  bracket: null,
  reason: { text: howDrawn(space) },
});

export const randomSearch: Strategy = {
  name: 'random',
  title: 'Random search',
  how:
    'Draws every configuration independently, each parameter uniformly on its scale, or by what you believe of it. Where only a few parameters matter, ' +
    'each trial still tries a new value of every one of them, which a grid does not. It needs no results to go on, so any ' +
    'number of workers keeps busy, and it is the yardstick for every other strategy.',
  paper: 'Bergstra and Bengio (2012): Random search for hyper-parameter optimization. JMLR 13.',
  options: [],
  promotes: false,
  thinks: false,
  blind: true,
  create: () => ask,
};
