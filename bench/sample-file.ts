import { readdirSync } from 'node:fs';
import path from 'node:path';
import { samplesFolder } from '../electron/engine/samples.ts';

/** Path of a sample that comes with the product, compressed or not. @param name such as fashion-mnist-recorded.db. */
export function sampleFile(name: string): string {
  const file = readdirSync(samplesFolder).find((candidate) => candidate.startsWith(name));
  if (file === undefined) throw new Error(`There is no sample ${name} in ${samplesFolder}.`);
  return path.join(samplesFolder, file);
}
