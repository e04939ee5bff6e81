import type { Leak } from './leak.ts';
import { band, REPORT, TRAINING } from './moments.ts';

export const DUPLICATES: Leak = {
  name: 'duplicates',
  title: 'Duplicates across partitions',
  what: 'Some rows that judge stand among the rows that train as well. A network that has learnt them by heart is taken for one that has understood them. The lab plants copies of a tenth of select in train.',
  picture: {
    moments: [TRAINING, REPORT],
    bands: [
      band('train', ['trains', null]),
      band('in both', ['trains', 'reports'], [0, 1]),
      band('validation', ['stops', 'reports']),
    ],
  },
  published: {
    size: 'A tenth of the test pictures of CIFAR-100 (3.3 % of CIFAR-10) have near-duplicates in the training set; without them the error is 9 to 14 % larger, relatively.',
    source: 'Barz and Denzler 2020, Journal of Imaging 6:41',
  },
  planted: 'as copies of a tenth of select',
  instead:
    'A row is in one partition. Fashion-MNIST has no identical pictures, within or across; the audit of a study looks for near-duplicates as well, and says how many it finds.',
};
