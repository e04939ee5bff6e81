import type { Leak } from './leak.ts';
import { band, CHOICE, REPORT, TRAINING } from './moments.ts';

export const TEST_AS_VALIDATION: Leak = {
  name: 'test-as-validation',
  title: 'The test set as validation set',
  what: 'The rows that give the final number also decide when each training ends and which configuration wins. The number is then the best of many tries on these very rows, and no row is left that nobody has looked at.',
  picture: {
    moments: [TRAINING, CHOICE, REPORT],
    bands: [band('train', ['trains', null, null]), band('test', ['stops', 'chooses', 'reports'], [0, 1])],
  },
  published: {
    size: 'On data without any signal (true error 50 %) tuned classifiers claimed an error below 30 % in 18.5 % (shrunken centroids) and 38 % (support vector machines) of all data sets.',
    source: 'Varma and Simon 2006, BMC Bioinformatics 7:91',
  },
  planted: null,
  instead:
    'How long is decided on stop, which one on select, and what it is worth on confirm; the test rows lie in the vault, of which no worker has a copy.',
};
