import { expect, test } from 'vitest';
import { bytesText } from '../../../shared/format/bytes.ts';
import { countedText, countText } from '../../../shared/format/count.ts';
import { durationText } from '../../../shared/format/duration.ts';
import { parameterText, paramsText } from '../../../shared/format/parameter.ts';
import {
  differenceText,
  hundredthsText,
  measuredFormat,
  measuredRange,
  measuredText,
  percentText,
  significanceText,
  valueText,
} from '../../../shared/format/value.ts';
import { ACCURACY, LOSS, SCORE } from '../../support/measures.ts';

test('what is not known is one dash, whatever it would have been', () => {
  const texts = [
    ...[bytesText, countText, durationText],
    ...[differenceText, hundredthsText, percentText, significanceText, valueText],
  ];
  expect(texts.flatMap((text) => [text(null), text(undefined)])).toEqual(Array(16).fill('–'));
  expect(parameterText(undefined)).toBe('–');
});

test('a count has its thousands apart, and its noun in the right number', () => {
  expect([0, 999, 100_000, 12.5].map(countText)).toEqual(['0', '999', '100,000', '13']);
  expect([countedText(1, 'trial'), countedText(1_200, 'epoch'), countedText(2, 'entry', 'entries')]).toEqual([
    ...['1 trial', '1,200 epochs', '2 entries'],
  ]);
});

test('a parameter is exact where it is whole, else it has at most four significant digits', () => {
  expect([0.0013, 0.00012345, 0.25, 128, 123_456, 'relu', true].map(parameterText)).toEqual([
    ...['0.0013', '1.234e-4', '0.25', '128', '123456', 'relu', 'true'],
  ]);
  expect([null, [64, 32], [null, 'a']].map((value) => parameterText(value))).toEqual(['null', '[64,32]', '[null,"a"]']);
  expect(paramsText({ hidden_layers: 2, learning_rate: 1e-4 })).toBe('hidden_layers 2, learning_rate 1e-4');
});

test('a p of a test has three decimals and never reads as nothing', () => {
  expect([0.0312, 0.00004, 1].map(significanceText)).toEqual(['0.031', '< 0.001', '1.000']);
});

test('a difference has its sign, and a minus is a true one', () => {
  expect([0.00125, -0.00125, 0, 0.00004, -0.00004].map((difference) => differenceText(difference))).toEqual([
    ...['+0.0013', '−0.0013', '0.0000', '0.0000', '0.0000'],
  ]);
  expect([0.04, -0.07].map(hundredthsText)).toEqual(['0.04', '−0.07']);
});

test('values, shares and sizes have as many digits as their columns', () => {
  expect([valueText(0.89416), hundredthsText(0.625), percentText(0.126), bytesText(30_877_000), bytesText(12)]).toEqual([
    ...['0.8942', '0.63', '13 %', '30.9 MB', '12 bytes'],
  ]);
});

test('both ends of a range have as many decimals', () => {
  const range = (low: number, high: number) => measuredRange({ low, high }, SCORE);
  expect([range(107, 108.5), range(3, 12), range(1.25e-5, 0.5)]).toEqual(['107.00 to 108.50', '3 to 12', '1.250e-5 to 0.5000']);
  expect(measuredRange({ low: 0.3, high: 0.41236 }, LOSS)).toBe('0.3000 to 0.4124');
  expect([measuredRange({ low: 1e-5, high: 2e-5 }, LOSS), range(1e300, 2e300)]).toEqual([
    '1.000e-5 to 2.000e-5',
    '1.000e+300 to 2.000e+300',
  ]);
});

test('a value has four decimals where its size is known, else as many as its size leaves', () => {
  expect([
    measuredText(0.89416, ACCURACY),
    measuredText(0.3, LOSS),
    measuredText(0.5, { ...SCORE, bounds: ACCURACY.bounds }),
  ]).toEqual([...['0.8942', '0.3000', '0.5000']]);
  expect([812.25, 1.25e-5, 3, null].map((value) => measuredText(value, SCORE))).toEqual(['812.25', '1.250e-5', '3', '–']);
});

test.each([
  [
    [1.011, 1.0098, 1, 0.967, 0.9983],
    ['1.0110', '1.0098', '1.0000', '0.9670', '0.9983'],
  ],
  [
    [99.5, 107, 108.25, null],
    ['99.50', '107.00', '108.25', '–'],
  ],
  [
    [3, 12, 0],
    ['3', '12', '0'],
  ],
  [
    [0.5, 1.25e-5, 0],
    ['0.5000', '1.250e-5', '0.0000'],
  ],
  [
    [123_456.7, 12_345],
    ['123457', '12345'],
  ],
  [[], []],
])('values %j below each other have as many decimals', (values, texts) => {
  expect(values.map(measuredFormat(values, SCORE))).toEqual(texts);
});
