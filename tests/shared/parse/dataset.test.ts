import { expect, it } from 'vitest';
import { parseDatasetFolder, parseDatasetName } from '../../../shared/parse/dataset.ts';
import { refusalOf, usage } from '../../support/refusal.ts';

it('takes what is legal', () => {
  expect([parseDatasetName('mnist'), parseDatasetFolder(' /data/mnist ')]).toEqual(['mnist', '/data/mnist']);
});

it.each([
  [parseDatasetName, 3, 'The name of the data set is 3; allowed is a text.'],
  [parseDatasetFolder, ' ', 'The folder is " "; allowed is a path that is not blank.'],
  [parseDatasetFolder, null, 'The folder is null; allowed is a path.'],
])('%o refuses %j', (parse, value, sentence) => {
  expect(refusalOf(() => parse(value))).toEqual(usage(undefined, sentence));
});
