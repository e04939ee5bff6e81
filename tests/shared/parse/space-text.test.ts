import { expect, test } from 'vitest';
import { parseSpace } from '../../../shared/parse/space.ts';
import { readSpaceText } from '../../../shared/parse/space-text.ts';

const YAML = `\uFEFF# a comment
learning_rate: {type: float, low: 1e-5, high: 0.1, scale: log}
optimizer:
  type: categorical
  values: [adam, momentum]
momentum:
  type: fixed
  value: 0.9
  when: {optimizer: [momentum]}
`;

test('YAML says what JSON does', async () => {
  const space = {
    learning_rate: { type: 'float', low: 1e-5, high: 0.1, scale: 'log' },
    optimizer: { type: 'categorical', values: ['adam', 'momentum'] },
    momentum: { type: 'fixed', value: 0.9, when: { optimizer: ['momentum'] } },
  };
  expect(parseSpace(await readSpaceText(YAML, 'space.yaml'))).toEqual(space);
  expect(await readSpaceText(JSON.stringify(space), 'space.json')).toEqual(space);
});

test('null is a choice, and what looks like a date is a text', async () => {
  expect(await readSpaceText('x: [null, ~, 2026-01-01, yes]', 'a.yml')).toEqual({ x: [null, null, '2026-01-01', 'yes'] });
});

test.each([
  ['x: 1\nx: 2', 'mine.yaml', 'mine.yaml is not YAML: duplicated mapping key.'],
  ['x: [1', 'mine.yml', /^mine\.yml is not YAML: /],
  ['x: 1', 'mine.json', /^mine\.json is not JSON: /],
  ['{"x": 1, "x": 2}', 'mine.json', 'x stands twice; allowed is each name once.'],
])('%j in %s is refused', async (text, file, rule) => {
  await expect(readSpaceText(text, file)).rejects.toThrow(rule);
});
