/** The preload script of the window: sandboxed, and the only bridge out of the page. */
import { contextBridge, ipcRenderer } from 'electron';
import { OPEN_DATABASE_CHANNEL, PORT_CHANNEL, SHOW_FOLDER_CHANNEL, type DesktopApi } from './channels.ts';

/** The little of the page that is used here. */
declare const window: {
  readonly location: { readonly origin: string };
  addEventListener(event: 'DOMContentLoaded', listener: () => void): void;
  postMessage(message: string, origin: string, ports: readonly unknown[]): void;
};

const { electron, chrome, node } = process.versions;
const api: DesktopApi = {
  platform: process.platform,
  versions: { electron, chromium: chrome, node },
  openDatabase: () => ipcRenderer.invoke(OPEN_DATABASE_CHANNEL) as Promise<void>,
  showFolder: (name) => ipcRenderer.invoke(SHOW_FOLDER_CHANNEL, name) as Promise<void>,
};
contextBridge.exposeInMainWorld('trialdeck', api);

// A port cannot cross the context bridge; a message to the own window can carry it.
ipcRenderer.on(PORT_CHANNEL, ({ ports }) => window.postMessage('trialdeck-port', window.location.origin, ports));
// The page's scripts have run by then, so that somebody listens.
window.addEventListener('DOMContentLoaded', () => ipcRenderer.send(PORT_CHANNEL));
