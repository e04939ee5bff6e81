import type { Leak } from './leak.ts';
import { band, CHOICE, REPORT, TRAINING } from './moments.ts';

export const WINNERS_CURSE: Leak = {
  name: 'winners-curse',
  title: 'The winner’s curse',
  what: 'The best of many is reported with the value by which it was chosen. Where the candidates are equal the winner is the luckiest. The lab trains one configuration with many seeds: whatever the winner is ahead by is luck, and theory says how much that is.',
  picture: {
    moments: [TRAINING, CHOICE, REPORT],
    bands: [
      band('train', ['trains', null, null]),
      band('stop', ['stops', null, null]),
      band('select', [null, 'chooses', 'reports'], [2]),
    ],
  },
  published: {
    size: 'The best of 20 equal candidates with independent errors lies 1.87 standard errors too high, the best of 100 lies 2.51; on 5,000 rows at 89 % that is 0.8 and 1.1 points. Candidates that share their rows lie less.',
    source: 'The expected maximum of normal variables; Cawley and Talbot 2010, JMLR 11, on what it does to comparisons',
  },
  planted: null,
  instead:
    'The best value is shown corrected for having been chosen; the winners are trained again with fresh seeds and judged on confirm.',
};
