// Writes docs/space.schema.json from the checks of shared/parse/. Run it after a change of a hyperparameter: it needs the
// packages of the project and a Node that reads TypeScript.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { spaceJsonSchema } from '../shared/parse/space-json-schema.ts';

const file = fileURLToPath(new URL('../docs/space.schema.json', import.meta.url));
const options = { ...(await resolveConfig(file)), parser: 'json' };
writeFileSync(file, await format(JSON.stringify(spaceJsonSchema()), options));
