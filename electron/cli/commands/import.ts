/** `trialdeck import`: searches of other programs, read into a study. */
import path from 'node:path';
import { numberOption } from '../arguments.ts';
import { EXIT } from '../exit-codes.ts';
import { followJob } from '../follow-job.ts';
import { openHost } from '../host.ts';
import type { Terminal } from '../terminal.ts';

export async function importSearches(study: string, files: readonly string[], terminal: Terminal): Promise<number> {
  const studyId = numberOption('study', study)!;
  const host = await openHost();
  try {
    for (const file of files) {
      const { id } = await host.api.startJob({ kind: 'import', request: { studyId, file: path.resolve(file) } });
      const { state, reason } = await followJob(host, id, terminal);
      if (state !== 'finished') {
        terminal.say(reason ?? `Stopped: nothing of ${file} was read in.`);
        return state === 'failed' ? EXIT.failure : EXIT.interrupted;
      }
      terminal.print(`${path.basename(file)} is a session of study ${studyId}.`);
    }
    return EXIT.done;
  } finally {
    await host.close();
  }
}
