/** The parts of the desktop app put together: window, engine host, menu, signs, and how it ends. */
import { app, shell, type BrowserWindow } from 'electron';
import path from 'node:path';
import type { Clock } from '../../shared/clock.ts';
import type { Job } from '../../shared/job.ts';
import { portOfEmitter } from '../../shared/message-port.ts';
import { connectClient } from '../../shared/wire.ts';
import { foldersOf } from '../engine/folders.ts';
import { OPEN_DATABASE_CHANNEL, PORT_CHANNEL, SHOW_FOLDER_CHANNEL } from '../preload/channels.ts';
import { showAbout } from './about.ts';
import { addressOf } from './app-protocol.ts';
import { checkDatabase } from './check-database.ts';
import { createDatabases } from './databases.ts';
import { createEngineHost } from './engine-host.ts';
import { followJobs } from './follow-jobs.ts';
import { createLeaving } from './leaving.ts';
import { createMenuBar } from './menu-bar.ts';
import type { MenuActions } from './menu.ts';
import type { Places } from './places.ts';
import { ask, askAfterCrashes, askAfterWindowCrash } from './questions.ts';
import { readRecentDatabases } from './recent-databases.ts';
import { onCall, onMessage } from './senders.ts';
import { createSigns } from './signs.ts';
import { bringToFront, handOutPort, openWindow } from './window.ts';

export interface Desktop {
  /** Opens the window, or brings it to the front. */
  show(): void;
}

/** Time to see the notification before an app without a window ends. */
const LAST_WORDS_MS = 10_000;

/** Starts the engine host and opens the window. The app must be ready. */
export function startDesktop(places: Places, clock: Clock): Desktop {
  const recentFile = path.join(places.windowFolder, 'recent-databases.json');
  let window: BrowserWindow | null = null;

  const host = createEngineHost({
    entry: places.hostEntry,
    workerEntry: places.workerEntry,
    clock,
    onReady: () => {
      const port = host.connect();
      if (port) follower.follow(connectClient(portOfEmitter(port)));
      if (window) handOutPort(window, host);
    },
    onRefused: (reason) => void databases.afterRefusal(reason),
    onBroken: (reason) => void afterCrashes(reason),
  });
  const signs = createSigns((studyId) => go(`/study/${studyId}`));
  const follower = followJobs({
    clock,
    onChange: (known) => {
      signs.show(window, known);
      showMenu();
    },
    onEnded: (job) => {
      void say(job);
      clock.after(LAST_WORDS_MS, leaving.quitWhenDone);
    },
  });
  const say = async (job: Job): Promise<void> => {
    const { sessionId } = job.about;
    const progress = job.kind === 'search' && sessionId !== undefined ? await follower.api().progress(sessionId) : null;
    signs.ended(job, progress, follower.known());
  };
  const leaving = createLeaving({
    window: () => window,
    follower,
    onBackground: () => signs.say('Trialdeck goes on in the background', 'Start it again to see the window.'),
    close: host.close,
  });
  const databases = createDatabases({
    own: foldersOf(process.env),
    recentFile,
    window: () => window,
    host,
    follower,
    check: (file) => checkDatabase(places.checkEntry, file),
    onOpened: (another) => {
      if (another) replaceWindow();
      showMenu(true);
    },
  });

  const open = (place: string): void => {
    const opened = openWindow({
      preload: places.preload,
      stateFile: path.join(places.windowFolder, 'window.json'),
      place,
      database: databases.current(),
    });
    opened.on('close', leaving.hold);
    opened.on('closed', () => {
      if (window === opened) window = null;
    });
    opened.webContents.on('render-process-gone', (_event, { reason }) => void afterWindowCrash(opened, reason));
    window = opened;
    signs.show(opened, follower.known());
  };
  /** What the page holds is of another database. */
  const replaceWindow = (): void => {
    const old = window;
    open('/');
    old?.destroy();
  };
  const go = (place: string): void => {
    if (window === null) return open(place);
    void window.loadURL(addressOf(place));
    bringToFront(window);
  };

  const afterCrashes = async (reason: string): Promise<void> => {
    if ((await askAfterCrashes(window, reason)) === 'quit') app.quit();
    else await host.open(databases.current());
  };
  const afterWindowCrash = async (crashed: BrowserWindow, reason: string): Promise<void> => {
    if (reason === 'clean-exit') return;
    if ((await askAfterWindowCrash(crashed, reason)) === 'quit') app.quit();
    else crashed.webContents.reload();
  };

  const attempt = async (act: () => unknown): Promise<void> => {
    try {
      await act();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      await ask(window, { type: 'warning', message, answers: [['OK', null]] });
    }
  };
  const actions: MenuActions = {
    go,
    back: () => window?.webContents.goBack(),
    forward: () => window?.webContents.goForward(),
    startQuickSearch: () =>
      void attempt(async () => {
        const { studyId } = await follower.api().startJob({ kind: 'search', request: { preset: 'quick' } });
        go(`/study/${studyId}`);
      }),
    pause: (jobId) => void attempt(() => follower.api().pauseJob(jobId)),
    resume: (jobId) => void attempt(() => follower.api().resumeJob(jobId)),
    chooseDatabase: () => void attempt(databases.choose),
    openDatabase: (file) => void attempt(() => databases.open(file)),
    about: () => void attempt(async () => showAbout(window, (await follower.api().system()).versions)),
  };
  const menuBar = createMenuBar(actions);
  const showMenu = (anew = false): void => {
    const state = {
      known: follower.known(),
      database: databases.current(),
      recentDatabases: readRecentDatabases(recentFile),
      isMac: process.platform === 'darwin',
      isPackaged: app.isPackaged,
    };
    menuBar(state, anew);
  };

  onMessage(PORT_CHANNEL, () => window && handOutPort(window, host));
  onCall(OPEN_DATABASE_CHANNEL, databases.choose);
  onCall(SHOW_FOLDER_CHANNEL, async (_event, name) => {
    if (name !== 'data' && name !== 'cache') throw new Error(`There is no folder ${String(name)}; allowed are data and cache.`);
    const failure = await shell.openPath(databases.folders()[name]);
    if (failure) throw new Error(failure);
  });

  showMenu();
  void host.open(null);
  open('/');
  return { show: () => (window ? bringToFront(window) : open('/')) };
}
