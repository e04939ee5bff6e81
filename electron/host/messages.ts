/** What Electron's main process and the engine host say to each other. Calls and events of the contract go over ports. */

/** main -> host. */
export type ToHost =
  /** Serve the contract on the port that comes with it. */
  | { readonly kind: 'connect' }
  /** With the port to the worker. */
  | { readonly kind: 'worker-started'; readonly id: number; readonly pid: number | undefined }
  | { readonly kind: 'worker-exited'; readonly id: number; readonly reason: string }
  /** End the workers, close the database and exit. */
  | { readonly kind: 'close' };

/** host -> main. */
export type FromHost =
  /** The database is open and connections are answered. */
  | { readonly kind: 'ready' }
  /** The studies cannot be opened, with a sentence for a person; the host exits. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'start-worker'; readonly id: number }
  | { readonly kind: 'kill-worker'; readonly id: number };

/** What the process that checks a database says to main, once. */
export interface DatabaseChecked {
  /** Why the database cannot be opened, a sentence for a person; null where it can. */
  readonly refusal: string | null;
}
