/** Where the compiled program lies, and where the app keeps what belongs to its window. */
import path from 'node:path';

export interface Places {
  readonly hostEntry: string;
  readonly workerEntry: string;
  readonly checkEntry: string;
  readonly preload: string;
  /** The built window. */
  readonly page: string;
  /** Window state, recent databases, Chromium's own files. */
  readonly windowFolder: string;
}

/** @param program folder of package.json. */
export function placesOf(program: string, dataFolder: string): Places {
  const compiled = (name: string): string => path.join(program, 'dist', 'electron', name);
  return {
    hostEntry: compiled('host.cjs'),
    workerEntry: compiled('worker.cjs'),
    checkEntry: compiled('check-database.cjs'),
    preload: compiled('preload.cjs'),
    page: path.join(program, 'dist', 'renderer'),
    windowFolder: path.join(dataFolder, 'window'),
  };
}
