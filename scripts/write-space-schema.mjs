// Writes docs/space.schema.json and docs/spaces/any-space.schema.json from the checks of shared/parse/. Run it after a change of a
// hyperparameter or of what a dimension may be: it needs the packages of the project and a Node that reads TypeScript.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { anySpaceJsonSchema, spaceJsonSchema } from '../shared/parse/space-json-schema.ts';

const write = async (path, schema) => {
  const file = fileURLToPath(new URL(`../docs/${path}`, import.meta.url));
  const options = { ...(await resolveConfig(file)), parser: 'json' };
  writeFileSync(file, await format(JSON.stringify(schema), options));
};

await write('space.schema.json', spaceJsonSchema());
await write('spaces/any-space.schema.json', anySpaceJsonSchema());
