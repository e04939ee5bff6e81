/** What the exit status says; the same for every command. */
export const EXIT = {
  /** The command did what was asked. */
  done: 0,
  /** It could not, for a reason that is not the caller's. */
  failure: 1,
  /** The request was wrong; nothing was changed. */
  usage: 2,
  /** Ctrl-C, or paused otherwise: what was begun can be resumed. */
  interrupted: 130,
} as const;
