/** What the window and Electron's main process say to each other. Everything else goes over the port to the engine host. */

/** The window asks for a port to the engine host; it gets one then, and a new one whenever the host was started again. */
export const PORT_CHANNEL = 'trialdeck:port';
/** Asks for the file dialog that opens a space or a result. */
export const OPEN_FILE_CHANNEL = 'trialdeck:open-file';
/** Shows one of Trialdeck's own folders in the system's file browser. */
export const SHOW_FOLDER_CHANNEL = 'trialdeck:show-folder';

/** A file that a person chose. */
export interface ChosenFile {
  readonly name: string;
  readonly text: string;
}

export type FolderName = 'data' | 'cache';

/** `window.trialdeck`: what only a desktop can do. */
export interface DesktopApi {
  readonly platform: NodeJS.Platform;
  readonly versions: { readonly electron: string; readonly chromium: string; readonly node: string };
  /** Asks a person for a JSON file of at most 8 MiB; null where none was chosen. Rejects where it cannot be read. */
  openFile(title: string): Promise<ChosenFile | null>;
  showFolder(name: FolderName): Promise<void>;
}
