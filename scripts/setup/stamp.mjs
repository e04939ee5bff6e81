/** Tells whether something that was built is older than its sources: their hash lies beside it. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './places.mjs';

const NAME = '.stamp';

/** SHA-256 over the names and contents of all files of the project's folders and files, in hexadecimal. */
export function hashOf(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesOf))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(project, file)))
      .update('\0');
  return hash.digest('hex');
}

/** The hash that a built folder was made from, or null. */
export function stampOf(folder) {
  const file = join(folder, NAME);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

export function writeStamp(folder, hash) {
  writeFileSync(join(folder, NAME), hash);
}

function filesOf(source) {
  if (statSync(join(project, source)).isFile()) return [source];
  const names = readdirSync(join(project, source), { recursive: true }).sort();
  return names.map((name) => join(source, name)).filter((name) => statSync(join(project, name)).isFile());
}
