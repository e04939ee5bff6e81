/** Whether a database can be opened, found out by a process of its own: main never queries. */
import { utilityProcess } from 'electron';
import type { DatabaseChecked } from '../host/messages.ts';

/**
 * @param entry compiled entry of the process
 * @returns why the database cannot be opened, a sentence for a person; null where it can
 */
export async function checkDatabase(entry: string, file: string): Promise<string | null> {
  const child = utilityProcess.fork(entry, [file], { serviceName: 'Trialdeck database check' });
  try {
    return await new Promise<string | null>((resolve) => {
      child.once('message', ({ refusal }: DatabaseChecked) => resolve(refusal));
      child.once('exit', (code) => resolve(`The database ${file} cannot be checked: its reader ended with code ${code}.`));
    });
  } finally {
    child.kill();
  }
}
