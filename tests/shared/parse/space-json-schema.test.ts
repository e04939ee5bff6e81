import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { HYPERPARAMETER_NAMES } from '../../../shared/network/hyperparameters.ts';
import { spaceJsonSchema } from '../../../shared/parse/space-json-schema.ts';

it('is what docs/space.schema.json says; `node scripts/write-space-schema.mjs` brings it up to date', () => {
  const file = new URL('../../../docs/space.schema.json', import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(spaceJsonSchema());
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
