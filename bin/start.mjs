/**
 * The terminal interface in this process, which is the project's Node. No TypeScript is read before what was compiled is kept: a
 * start that finds all of it there needs no compiler.
 */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { cacheFolder } from '../scripts/setup/places.mjs';

enableCompileCache(join(cacheFolder(), 'compiled'));
await import('../electron/cli/main.ts');
