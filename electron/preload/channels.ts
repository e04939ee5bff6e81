/** What the window and Electron's main process say to each other. Everything else goes over the port to the engine host. */

/** The window asks for a port to the engine host; it gets one then, and a new one whenever the host was started again. */
export const PORT_CHANNEL = 'trialdeck:port';
/** Asks a person for another database, and opens it. */
export const OPEN_DATABASE_CHANNEL = 'trialdeck:open-database';
/** Shows one of Trialdeck's own folders in the system's file browser. */
export const SHOW_FOLDER_CHANNEL = 'trialdeck:show-folder';

export type FolderName = 'data' | 'cache';

/** `window.trialdeck`: what only a desktop can do. */
export interface DesktopApi {
  readonly platform: NodeJS.Platform;
  readonly versions: { readonly electron: string; readonly chromium: string; readonly node: string };
  /** The page is loaded anew where a database was chosen. */
  openDatabase(): Promise<void>;
  showFolder(name: FolderName): Promise<void>;
}
