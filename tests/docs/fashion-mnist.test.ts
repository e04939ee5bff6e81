import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sampleFigures } from '../../bench/sample-figures.ts';

const document = readFileSync('docs/fashion-mnist.md', 'utf8');
const { overall, parameters } = sampleFigures();

test('the table of parameters has the figures of the sample study', () => {
  const told = [...document.matchAll(/^\| (\w+) \| ([^|]+) \| ([^|]+) \| [^|]+ \| [^|]+ \|$/gm)].map(([, name, observed, p]) => ({
    ...{ name, observed, p },
  }));
  expect(told.filter(({ name }) => name !== 'parameter')).toEqual(parameters);
});

test('the figures of the whole search are those of the sample study', () => {
  expect(overall).toEqual({
    trials: '130 trials, 1,896 epochs',
    best: 'trial 62: 0.9020, trial 23: 0.9017, trial 4: 0.9012',
    default: '0.8972',
    median: '0.8722',
    worst: '0.1982',
    'worse than the default': '119',
    'within 0.8 points of the best': '17',
    'best select epoch over best stop epoch, points': 'mean 0.11, median 0.02, at most 0.95',
    'rank correlation of stop and select': '0.99',
    'dropout_rate from 256 units on':
      '26 trials, correlation −0.21, p 0.29; medians 0.886 below 0.1, 0.886 from 0.1 to 0.3, 0.881 above',
    'ended by patience': '11',
  });
  const sentences = [
    '130 trials, 1,896 epochs',
    '| best, trial 62 | 0.9020 |',
    '| second and third, trials 23 and 4 | 0.9017, 0.9012 |',
    '| default configuration, trial 1 | 0.8972 |',
    '| median of all 130 | 0.8722 |',
    '| 0.1982 |',
    '119 of the 130 are worse than the default',
    'Seventeen trials lie within 0.8 points of the best',
    'costs 0.11 points in the mean, 0.02 in the median\n  and at most 0.95',
    'the rank correlation of the two over the trials is 0.99',
    '26 trials from 256 units on nothing is shown (correlation −0.21, p 0.29; medians 0.886 below 0.1, 0.886 from 0.1 to\n  0.3, 0.881 above)',
    'Patience ended 11 of the 130 trials early',
  ];
  for (const sentence of sentences) expect(document).toContain(sentence);
});
