import { expect, it } from 'vitest';
import { parseDatasetName } from '../../../shared/parse/dataset.ts';
import { refusalOf, usage } from '../../support/refusal.ts';

it('takes what is legal', () => {
  expect(parseDatasetName('mnist')).toBe('mnist');
});

it('refuses what is no name', () => {
  expect(refusalOf(() => parseDatasetName(3))).toEqual(usage(undefined, 'The name of the data set is 3; allowed is a text.'));
});
