import { expect, test } from 'vitest';
import { about, aboutBetween, durationIn, durationsText, durationText, durationUnit } from '../../../shared/format/duration.ts';

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

test.each([
  [14, 'a few seconds'],
  [9 * SECOND, 'a few seconds'],
  [11 * SECOND, 'about 10 s'],
  [54 * SECOND, 'about 50 s'],
  [58 * SECOND, 'about 1 min'],
  [80 * SECOND, 'about 1.5 min'],
  [5.7 * MINUTE, 'about 6 min'],
  [29.6 * MINUTE, 'about 30 min'],
  [43 * MINUTE, 'about 45 min'],
  [65 * MINUTE, 'about 1 h'],
  [89 * MINUTE, 'about 1.5 h'],
  [125 * MINUTE, 'about 2 h'],
  [29.4 * HOUR, 'about 29 h'],
  [48 * HOUR, 'about 2 days'],
  [692.2 * DAY, 'about 692 days'],
  [null, '–'],
])('an estimate of %s ms is %s', (milliseconds, words) => expect(about(milliseconds)).toBe(words));

test('a range has one unit at each end, and is one duration where both read the same', () => {
  expect(aboutBetween(14, 194)).toBe('a few seconds');
  expect(aboutBetween(2 * SECOND, 21 * SECOND)).toBe('a few seconds to 20 s');
  expect(aboutBetween(50 * SECOND, 4 * MINUTE)).toBe('50 s to 4 min');
  expect(aboutBetween(5.8 * MINUTE, 6.2 * MINUTE)).toBe('about 6 min');
});

test.each([
  [0, '0 s'],
  [14, '0.01 s'],
  [435, '0.43 s'],
  [1_240, '1.2 s'],
  [9_960, '10 s'],
  [89_000, '89 s'],
  [352_400, '6 min'],
  [7_500_000, '2 h 5 min'],
])('%i ms is %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});

test.each([
  [
    [81, 70, 115],
    ['81 s', '70 s', '115 s'],
  ],
  [
    [81, 73, 180],
    ['1.4 min', '1.2 min', '3.0 min'],
  ],
  [
    [2.5, 2.1, 30],
    ['2.5 s', '2.1 s', '30.0 s'],
  ],
  [
    [20, 2, 1800],
    ['0.33 min', '0.03 min', '30.00 min'],
  ],
  [
    [0, null, null],
    ['0 s', '–', '–'],
  ],
])('durations of %o seconds are written together as %o', (seconds, texts) => {
  expect(durationsText(seconds.map((each) => (each === null ? null : each * SECOND)))).toEqual(texts);
});

test('a duration on an axis is written in the unit of the longest', () => {
  const unit = durationUnit(300_000);
  expect([durationIn(unit, 12_345), durationIn(unit, 300_000)]).toEqual(['0.206 min', '5 min']);
});
