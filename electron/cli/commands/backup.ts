/** `trialdeck backup`: the whole database in one file, while everything else goes on. */
import path from 'node:path';
import { EXIT } from '../exit-codes.ts';
import { followJob } from '../follow-job.ts';
import { openHost } from '../host.ts';
import type { Terminal } from '../terminal.ts';

export async function backup(file: string | undefined, terminal: Terminal): Promise<number> {
  const host = await openHost();
  try {
    const request = file === undefined ? {} : { file: path.resolve(file) };
    const job = await host.api.startJob({ kind: 'backup', request });
    const { state, stopped, reason } = await followJob(host, job.id, terminal);
    if (state === 'finished' && !stopped) {
      terminal.print(`The database is in ${job.about.file}.`);
      return EXIT.done;
    }
    terminal.say(reason ?? 'Stopped: there is no backup.');
    return state === 'failed' ? EXIT.failure : EXIT.interrupted;
  } finally {
    await host.close();
  }
}
