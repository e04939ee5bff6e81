/** What the code of a search is, so that kept runs are not taken for those of another one. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { build } from 'vite';

const REPLAY = path.join(import.meta.dirname, '../electron/engine/replay');
/** What searches, and what it searches on. */
const ENTRIES = ['replay-search.ts', 'recording.ts'].map((file) => path.join(REPLAY, file));

/** A digest of all that replays a search: strategies, stop rules, clock and recording, without comments and types. */
export function searchCode(): Promise<string> {
  return codeDigest(ENTRIES);
}

/** A digest of what the modules do, with all that they import but packages: another one as soon as a statement is another. */
export async function codeDigest(entries: readonly string[]): Promise<string> {
  const digest = createHash('sha256');
  for (const entry of entries) {
    const built = await build({
      ...{ configFile: false, logLevel: 'silent' },
      build: { ssr: entry, write: false, minify: true },
    });
    if (!('output' in built)) throw new Error(`${entry} is one bundle, and not several.`);
    const codes = built.output.flatMap((part) => (part.type === 'chunk' ? part.code : []));
    for (const code of codes.toSorted()) digest.update(code);
  }
  return digest.digest('hex');
}
