import type { Leak } from './leak.ts';
import { band, CHOICE, REPORT, TRAINING } from './moments.ts';

export const PERMUTED_LABELS: Leak = {
  name: 'permuted-labels',
  title: 'Unknown leaks: permuted labels',
  what: 'The labels of all rows are shuffled, and the whole search runs on them: nothing can be learnt, so an honest value must be chance. Where it is not, something leaks that nobody thought of. This is the alarm, and it must stay silent.',
  picture: {
    moments: [TRAINING, CHOICE, REPORT],
    bands: [
      band('train', ['trains', null, null]),
      band('stop', ['stops', null, null]),
      band('select', [null, 'chooses', null]),
      band('confirm', [null, null, 'reports']),
    ],
  },
  published: {
    size: 'The size of an honest pipeline is nought; how often chance reaches a value is a test of its own.',
    source: 'Ojala and Garriga 2010, JMLR 11, Permutation tests for studying classifier performance',
  },
  planted: null,
  instead: 'The whole pipeline is run on permuted labels here, and must score chance.',
};
