/** The one window: made with the app's own page, at the place and of the size that it had. */
import { BrowserWindow, nativeTheme } from 'electron';
import path from 'node:path';
import { PORT_CHANNEL } from '../preload/channels.ts';
import { addressOf } from './app-protocol.ts';
import type { EngineHost } from './engine-host.ts';
import { WINDOW_PREFERENCES } from './security.ts';
import { keepWindowState, readWindowState } from './window-state.ts';

export interface WindowOptions {
  readonly preload: string;
  /** File in which place and size are kept. */
  readonly stateFile: string;
  /** Place within the window, such as `/study/3`. */
  readonly place: string;
  /** Named in the title; null for the usual one. */
  readonly database: string | null;
}

/** Opens the window; it is shown when its first picture is there. */
export function openWindow({ preload, stateFile, place, database }: WindowOptions): BrowserWindow {
  const { bounds, maximized } = readWindowState(stateFile);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 900,
    minHeight: 600,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14161a' : '#ffffff',
    webPreferences: { ...WINDOW_PREFERENCES, preload },
  });
  keepWindowState(window, stateFile);
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on('page-title-updated', (event, title) => {
    event.preventDefault();
    window.setTitle(database === null ? title : `${title} · ${path.basename(database)}`);
  });
  void window.loadURL(addressOf(place));
  return window;
}

/** Gives the window a port to the engine host, where one is ready. */
export function handOutPort(window: BrowserWindow, host: EngineHost): void {
  const port = host.connect();
  if (port) window.webContents.postMessage(PORT_CHANNEL, null, [port]);
}

/** Brings the window to the front. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
