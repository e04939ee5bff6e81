/** The entry of the desktop app: thin. It owns the window and the processes, never trains and never queries. */
import { app, session, type BrowserWindow } from 'electron';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { foldersOf } from '../engine/folders.ts';
import { PORT_CHANNEL } from '../preload/channels.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { createEngineHost } from './engine-host.ts';
import { confineContents, confineSession } from './security.ts';
import { onMessage } from './senders.ts';
import { bringToFront, handOutPort, openWindow } from './window.ts';

const program = path.resolve(__dirname, '..', '..');
const compiled = (name: string): string => path.join(program, 'dist', 'electron', name);

// Beside the data, so that there is one window for each data folder.
const windowFolder = path.join(foldersOf(process.env).data, 'window');
mkdirSync(windowFolder, { recursive: true });
app.setPath('userData', windowFolder);
app.setPath('sessionData', windowFolder);
registerAppScheme();
confineContents();

function start(): void {
  let window: BrowserWindow | null = null;
  const host = createEngineHost({
    entry: compiled('host.cjs'),
    workerEntry: compiled('worker.cjs'),
    onReady: () => window && handOutPort(window, host),
    onRefused: (message) => console.error(message),
    onBroken: (reason) => console.error(reason),
  });
  onMessage(PORT_CHANNEL, () => window && handOutPort(window, host));
  app.on('second-instance', () => window && bringToFront(window));
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (host.pid === undefined) return;
    event.preventDefault();
    void host.close().then(() => app.quit());
  });
  void app.whenReady().then(() => {
    confineSession(session.defaultSession);
    serveApp(path.join(program, 'dist', 'renderer'));
    void host.open(null);
    window = openWindow({ preload: compiled('preload.cjs'), stateFile: path.join(windowFolder, 'window.json'), place: '/' });
  });
}

if (app.requestSingleInstanceLock()) start();
else app.quit();
