import { expect, test } from 'vitest';
import { spaceFrom, spaceText } from '../../../../renderer/components/new-study/space-file.ts';
import type { Space } from '../../../../shared/model.ts';

const space: Space = {
  units: { type: 'int', low: 16, high: 256, scale: 'log' },
  optimizer: { type: 'categorical', values: ['adam', 'momentum'] },
};

test('a space that is saved opens as the same space', async () => {
  expect(await spaceFrom(spaceText(space), 'space.json')).toEqual({ space, notes: [] });
});

test.each([
  ['{ units: 5', /^mine\.json is not JSON: /],
  ['{}', /at least one dimension/],
  ['{ "unitz": { "type": "int", "low": 1, "high": 2 } }', /Unknown hyperparameter unitz/],
  ['{ "units": { "type": "int", "low": 9, "high": 2 } }', /units/],
])('%s is refused by its rule', async (text, rule) => {
  await expect(spaceFrom(text, 'mine.json')).rejects.toThrow(rule);
});
