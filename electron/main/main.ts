/** The entry of the desktop app. Main owns the window and the processes; it never trains and never queries. */
import { app, session } from 'electron';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../shared/system-clock.ts';
import { foldersOf } from '../engine/folders.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { startDesktop } from './desktop.ts';
import { saveByDialog } from './downloads.ts';
import { placesOf } from './places.ts';
import { confineContents, confineSession } from './security.ts';

const program = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const places = placesOf(program, foldersOf(process.env).data);

// Beside the data, so that there is one window for each data folder.
mkdirSync(places.windowFolder, { recursive: true });
app.setPath('userData', places.windowFolder);
app.setPath('sessionData', path.join(places.windowFolder, 'chromium'));

if (app.requestSingleInstanceLock()) {
  registerAppScheme();
  confineContents();
  void app.whenReady().then(() => {
    confineSession(session.defaultSession);
    saveByDialog(session.defaultSession);
    serveApp(places.page);
    const desktop = startDesktop(places, systemClock);
    app.on('second-instance', desktop.show);
    app.on('activate', desktop.show);
  });
} else app.quit();
