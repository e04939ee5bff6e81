import type { Leak } from './leak.ts';
import { band, CHOICE, REPORT, TRAINING } from './moments.ts';

export const BEST_EPOCH: Leak = {
  name: 'best-epoch',
  title: 'The best epoch by the reported metric',
  what: 'Training is stopped at the epoch whose validation value is best, and that very value is what the trial is ranked and reported by. It is a maximum over epochs: partly a better network, partly a lucky epoch.',
  picture: {
    moments: [TRAINING, CHOICE, REPORT],
    bands: [band('train', ['trains', null, null]), band('validation', ['stops', 'chooses', 'reports'], [1, 2])],
  },
  published: {
    size: 'No size is published that we know of; the question whether it leaks is open in the tracker of Keras Tuner.',
    source: 'keras-team/keras-tuner, issue 1018 (2024)',
  },
  planted: null,
  instead: 'The epoch is chosen on stop, the value is measured on select at that epoch: two sets of rows.',
};
