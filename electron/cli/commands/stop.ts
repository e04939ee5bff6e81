/** `trialdeck stop`: asks the process that runs a search to pause it, and waits until it has. */
import { foldersOf } from '../../engine/folders.ts';
import { ownerOf } from '../../engine/owner.ts';
import { EXIT } from '../exit-codes.ts';
import { openHost } from '../host.ts';
import type { Terminal } from '../terminal.ts';

export async function stop(terminal: Terminal): Promise<number> {
  const folders = foldersOf(process.env);
  if (ownerOf(folders.data) === null) {
    terminal.print('Nothing is running.');
    return EXIT.done;
  }
  const host = await openHost(folders);
  try {
    const running = await host.api.running();
    if (running.length === 0) terminal.print('Nothing is running.');
    for (const { session } of running) {
      await host.api.pauseSession(session.id);
      const { state } = await host.ended(session.id);
      terminal.print(
        state === 'finished'
          ? `Session ${session.id} has just finished.`
          : `Session ${session.id} is paused. Go on with: trialdeck resume ${session.id}`,
      );
    }
    return EXIT.done;
  } finally {
    await host.close();
  }
}
