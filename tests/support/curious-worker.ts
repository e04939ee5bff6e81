/** A process in the place of a trial worker that reads and writes what it is told to, and answers how that went. */
import { readFileSync, writeFileSync } from 'node:fs';

export interface Attempt {
  readonly read?: string;
  readonly write?: string;
}

process.on('message', (message: Attempt | { readonly kind: 'grant' }) => {
  if (!('kind' in message)) process.send!({ answer: outcome(message.read, message.write) });
});
process.on('disconnect', () => process.exit(0));

function outcome(read: string | undefined, write: string | undefined): string {
  try {
    if (read !== undefined) readFileSync(read);
    if (write !== undefined) writeFileSync(write, 'x');
    return 'done';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}
