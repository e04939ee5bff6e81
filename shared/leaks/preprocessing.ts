import type { Leak } from './leak.ts';
import { band, PREPARATION, REPORT, TRAINING } from './moments.ts';

export const PREPROCESSING: Leak = {
  name: 'preprocessing',
  title: 'Preprocessing fitted on everything',
  what: 'Something is fitted before the split: columns are chosen by their correlation with the labels, say. The labels of the rows that judge later have then decided what the network gets to see. The lab plants it: columns of pure noise, labels of pure chance, and the twenty columns that fit the labels best.',
  picture: {
    moments: [PREPARATION, TRAINING, REPORT],
    bands: [band('train', ['fits', 'trains', null]), band('validation', ['fits', 'stops', 'reports'], [0])],
  },
  published: {
    size: 'With 50 rows and 5,000 columns of noise, choosing 100 columns before cross-validation gave an error of 3 % where the truth is 50 %.',
    source: 'Hastie, Tibshirani and Friedman 2009, The Elements of Statistical Learning, section 7.10.2',
  },
  planted: 'in generated data',
  instead:
    'Mean and deviation come from train alone. They are two numbers of all pixels, so that on pictures the leak would be next to nothing; that nothing else is fitted is what protects.',
};
