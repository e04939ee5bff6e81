/** What the page saves (pictures, tables) goes through the system's save dialog. */
import { app, type Session } from 'electron';
import path from 'node:path';
import { staysLocal } from './security.ts';

export function saveByDialog(session: Session): void {
  session.on('will-download', (event, item) => {
    if (!staysLocal(item.getURL())) return event.preventDefault();
    const extension = path.extname(item.getFilename()).slice(1);
    item.setSaveDialogOptions({
      defaultPath: path.join(app.getPath('downloads'), item.getFilename()),
      ...(extension && { filters: [{ name: extension.toUpperCase(), extensions: [extension] }] }),
    });
  });
}
