/** Configurations that a person queued, and nothing else. */
import type { Strategy } from '../strategy.ts';

export const manual: Strategy = {
  name: 'manual',
  title: 'By hand',
  how:
    'Trains the configurations that a person has queued, in their order, and asks for none itself. It is kept as a session ' +
    'like any other, so that tuning by hand can be compared with what a strategy finds for the same number of epochs.',
  paper: 'None: this is what people do without a search strategy.',
  options: [],
  promotes: false,
  queueOnly: true,
  byHand: 'person',
  thinks: false,
  blind: true,
  create: () => () => ({ kind: 'done', why: 'Every configuration that was queued has been trained.' }),
};
