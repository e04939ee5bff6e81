import type { Leak } from './leak.ts';
import { band, CHOICE, REPORT, TRAINING } from './moments.ts';

export const BEST_SEED: Leak = {
  name: 'best-seed',
  title: 'The best of several seeds, called an improvement',
  what: 'A new method is run with several seeds and its best run is set against one run of the old method. The lab does it with one and the same configuration on both sides: the improvement is made of seeds.',
  picture: {
    moments: [TRAINING, CHOICE, REPORT],
    bands: [
      band('train', ['trains', null, null]),
      band('stop', ['stops', null, null]),
      band('select', [null, 'chooses', 'reports'], [1, 2]),
    ],
  },
  published: {
    size: 'Ten thousand seeds of one network on CIFAR-10: the variance is not large, yet it is easy to find a seed that does much better or much worse than the average.',
    source: 'Picard 2021, torch.manual_seed(3407) is all you need (arXiv 2109.08203)',
  },
  planted: null,
  instead:
    'Comparisons pair the seeds and give both sides as many; a configuration is one candidate of the corrected value, however many seeds it has.',
};
