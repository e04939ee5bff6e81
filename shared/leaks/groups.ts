import type { Leak } from './leak.ts';
import { band, REPORT, TRAINING } from './moments.ts';

export const GROUPS: Leak = {
  name: 'groups',
  title: 'Groups ignored by a random split',
  what: 'Rows belong to persons, machines or days, and rows of one of them lie on both sides of the split. The network knows the person again instead of learning the class, and fails with persons that it has never seen. The lab plants it in generated data.',
  picture: {
    moments: [TRAINING, REPORT],
    bands: [
      band('person A', ['trains', 'reports'], [1]),
      band('person B', ['trains', 'reports'], [1]),
      band('new persons', [null, null]),
    ],
  },
  published: {
    size: 'With smartphone recordings of Parkinson’s disease, splits by record overestimated what classifiers can do with new persons; splits by person did not.',
    source: 'Tougui, Jilbab and El Mhamdi 2021, Healthcare Informatics Research 27',
  },
  planted: 'in generated data',
  instead:
    'The data sets that come with the product have no groups. Data of your own are split at random as well: where your rows belong to groups, part them by group yourself.',
};
