/** How the app ends: with a question while something runs, and after the last job where its window was closed. */
import { app, type BrowserWindow } from 'electron';
import type { Follower } from './follow-jobs.ts';
import { askBeforeClosing } from './questions.ts';

export interface Leaving {
  /** Keeps a window that is being closed while something runs, until a person has decided. */
  hold(event: { preventDefault(): void }): void;
  /** Ends the app where it has nothing more to do and nothing to show. */
  quitWhenDone(): void;
}

export interface LeavingOptions {
  readonly window: () => BrowserWindow | null;
  readonly follower: Follower;
  readonly onBackground: () => void;
  /** Ends what the app started; the app waits for it. */
  readonly close: () => Promise<void>;
}

export const PAUSE_TIMEOUT_MS = 10_000;

export function createLeaving({ window, follower, onBackground, close }: LeavingOptions): Leaving {
  let leaving = false;
  let asking = false;
  let closed = false;
  const isWorking = (): boolean => follower.known().running.length > 0;

  const leave = (): void => {
    leaving = true;
    app.quit();
  };
  const decide = async (): Promise<void> => {
    const choice = await askBeforeClosing(window(), follower.known());
    if (choice === 'stay') return;
    if (choice === 'background') {
      window()?.destroy();
      return onBackground();
    }
    await follower.pauseAll(PAUSE_TIMEOUT_MS);
    leave();
  };
  const hold = (event: { preventDefault(): void }): void => {
    if (leaving || !isWorking()) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    void decide().finally(() => (asking = false));
  };
  const quitWhenDone = (): void => {
    if (window() === null && !isWorking() && process.platform !== 'darwin') app.quit();
  };

  app.on('before-quit', hold);
  app.on('window-all-closed', quitWhenDone);
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void close().finally(() => {
      closed = true;
      app.quit();
    });
  });
  // The terminal or the system wants the app to end: what runs becomes paused, and no finished epoch is lost.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, leave);
  return { hold, quitWhenDone };
}
