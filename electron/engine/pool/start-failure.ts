import { existsSync } from 'node:fs';

/** Why a process could not be started, as it goes on "… could not be started: ". @param folder where it was to be started */
export function startFailure(error: NodeJS.ErrnoException, program: string, folder = process.cwd()): string {
  // The system says the same of a folder that is not there.
  if (error.code === 'ENOENT' && !existsSync(folder)) return `its folder ${folder} is not there`;
  if (error.code === 'ENOENT')
    return `no program “${program}” is found on this machine. Install it, or name it with its whole path`;
  if (error.code === 'EACCES') return `“${program}” may not be run. Make the file executable, or put its interpreter before it`;
  return error.message;
}
