import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { StaticFile } from './static-files.ts';

const compress = promisify(gzip);
/** Pictures and fonts are compressed already. */
const WORTH_IT = /^(text\/|application\/(json|manifest)|image\/svg)/;
const LEAST_BYTES = 1_000;

/** The file as it is sent to a client that takes gzip; as it is, where compressing it gains nothing. */
export async function compressed(file: StaticFile, accepted: string): Promise<StaticFile & { readonly encoding?: 'gzip' }> {
  const takesGzip = accepted.split(',').some((name) => name.trim().split(';', 1)[0] === 'gzip');
  if (!takesGzip || !WORTH_IT.test(file.type) || file.content.length < LEAST_BYTES) return file;
  return { ...file, content: await compress(file.content), encoding: 'gzip' };
}
