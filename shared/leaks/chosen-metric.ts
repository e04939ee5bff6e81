import type { Leak, Moment } from './leak.ts';
import { band, REPORT, TRAINING } from './moments.ts';

const METRIC: Moment = { title: 'Choice of metric', epochs: false };

export const CHOSEN_METRIC: Leak = {
  name: 'chosen-metric',
  title: 'Choosing the metric afterwards',
  what: 'Two runs are compared by whichever figure flatters one of them most: the last epoch, the chosen epoch, the mean of the last three, balanced accuracy. Each figure is honest; choosing among them after having seen them is not. Both runs of the lab have the same configuration.',
  picture: {
    moments: [TRAINING, METRIC, REPORT],
    bands: [
      band('train', ['trains', null, null]),
      band('stop', ['stops', null, null]),
      band('select', [null, 'chooses', 'reports'], [1]),
    ],
  },
  published: {
    size: 'Being free to choose between two related outcomes nearly doubles the rate of false positives.',
    source: 'Simmons, Nelson and Simonsohn 2011, Psychological Science 22',
  },
  planted: null,
  instead: 'A study has one objective, fixed before its first trial; what else is measured is shown and decides nothing.',
};
