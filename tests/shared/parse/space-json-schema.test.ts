import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { HYPERPARAMETER_NAMES } from '../../../shared/network/hyperparameters.ts';
import { anySpaceJsonSchema, spaceJsonSchema } from '../../../shared/parse/space-json-schema.ts';

it.each([
  ['space.schema.json', spaceJsonSchema],
  ['spaces/any-space.schema.json', anySpaceJsonSchema],
])('is what docs/%s says; `node scripts/write-space-schema.mjs` brings it up to date', (path, schema) => {
  const file = new URL(`../../../docs/${path}`, import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema());
});

it('describes choices that bring dimensions of their own', () => {
  expect(JSON.stringify(anySpaceJsonSchema())).toContain('A choice that brings dimensions of its own');
});

it('describes every hyperparameter, with its legal range', () => {
  const { properties } = spaceJsonSchema() as { properties: Record<string, Record<string, unknown>> };
  expect(Object.keys(properties)).toEqual(['$schema', ...HYPERPARAMETER_NAMES]);
  expect(properties['momentum']).toMatchObject({
    description: 'How much of the last step the next one keeps. Default: 0.9. Only with optimizer momentum or nesterov.',
    oneOf: [
      { properties: { low: { minimum: 0, maximum: 0.999 } } },
      { properties: { values: { items: { minimum: 0, maximum: 0.999 } } } },
      { properties: { value: { minimum: 0, maximum: 0.999 } } },
    ],
  });
});
