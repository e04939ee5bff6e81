/** Files from a folder, as they are or packed by gzip. */
import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { counted, type DatasetOrigin } from './origin.ts';

export function folderOrigin(folder: string): DatasetOrigin {
  return {
    title: folder,
    bring: async (names, { take, received }) => {
      for (const name of names) {
        const file = [name, `${name}.gz`].map((candidate) => path.join(folder, candidate)).find((one) => existsSync(one));
        if (file === undefined) throw new Error(`it has neither ${name} nor ${name}.gz`);
        await take(name, counted(createReadStream(file), received), file.endsWith('.gz'));
      }
    },
  };
}
