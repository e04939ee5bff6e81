import type { Leak, Moment } from './leak.ts';
import { band, CHOICE } from './moments.ts';

const FIRST: Moment = { title: 'First training', epochs: true };
const SECOND: Moment = { title: 'Second training', epochs: true };

export const SPLIT_BY_SEED: Leak = {
  name: 'split-by-seed',
  title: 'A split drawn from the model’s seed',
  what: 'Each training draws its own validation rows. One configuration is judged on easy rows and another one on hard rows, and rows that one seed trains on validate the next. Differences between seeds and between configurations are then differences between rows as well, and the largest value is the luckiest split.',
  picture: {
    moments: [FIRST, SECOND, CHOICE],
    bands: [
      band('one part', ['trains', 'trains', null]),
      band('another', ['trains', 'stops', 'chooses'], [1, 2]),
      band('a third', ['stops', 'trains', 'chooses'], [1, 2]),
    ],
  },
  published: {
    size: 'It cuts both ways: comparisons are unfair, yet the configuration that is chosen often generalises better with a split of its own for each, above all under a single holdout.',
    source: 'Nagler, Schneider, Bischl and Feurer 2024, NeurIPS (arXiv 2405.15393)',
  },
  planted: null,
  instead:
    'The split is drawn once for a study, from a seed of its own: every configuration and every seed trains on the same rows and is judged on the same rows.',
};
