/** What the preload script of the desktop app lends to the window. */
export interface Desktop {
  /** Asks for another database and opens it; the page is loaded anew then. */
  openDatabase(): Promise<void>;
  /** Shows one of Trialdeck's own folders in the system's file browser. */
  showFolder(name: 'data' | 'cache'): Promise<void>;
}

declare global {
  interface Window {
    readonly trialdeck?: Desktop;
  }
}

/** Undefined in a browser. */
export const desktopOf = ({ trialdeck }: Window): Desktop | undefined => trialdeck;
