import { expect, test } from 'vitest';
import { parseJson } from '../../../shared/parse/json.ts';
import { refusalOf, usage } from '../../support/refusal.ts';

test.each(['{"a": [1, {"b": "}\\",{"}], "c": {"a": null}}', '[{"a": 1}, {"a": 2}]', '"a"', '{}', '{"a:": ["a", "a"]}'])(
  '%s is what JSON.parse says',
  (text) => {
    expect(parseJson(text)).toEqual(JSON.parse(text));
  },
);

test('a byte order mark is passed over', () => {
  expect(parseJson('\uFEFF{"x": 1}')).toEqual({ x: 1 });
});

test.each([
  ['{"hop": 1, "hop": 2}', 'hop', 'hop stands twice; allowed is each name once.'],
  ['{"a": {"low": 1, "\\u006cow": 2}}', 'a.low', 'a.low stands twice; allowed is each name once.'],
  ['[{"a": [{}, {"b": 1, "c": 2, "b": 3}]}]', 'a.b', 'a.b stands twice; allowed is each name once.'],
])('%s is refused: of two names one would be lost', (text, field, sentence) => {
  expect(refusalOf(() => parseJson(text))).toEqual(usage(field, sentence));
});

test('what is no JSON stays an error of syntax', () => {
  expect(() => parseJson('{"a": 1, "a"')).toThrow(SyntaxError);
});
