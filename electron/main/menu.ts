/** The menu of the app, as a plain description: what it offers follows from what is known. */
import type { MenuItemConstructorOptions } from 'electron';
import path from 'node:path';
import type { Job } from '../../shared/job.ts';
import type { Known } from './follow-jobs.ts';

export interface MenuActions {
  /** Shows a place within the window, such as `/study/3`. */
  go(place: string): void;
  back(): void;
  forward(): void;
  startQuickSearch(): void;
  pause(jobId: number): void;
  resume(jobId: number): void;
  chooseDatabase(): void;
  /** Null is the usual one. */
  openDatabase(file: string | null): void;
  about(): void;
}

export interface MenuState {
  readonly known: Known;
  /** The open database, null for the usual one. */
  readonly database: string | null;
  readonly recentDatabases: readonly string[];
  readonly isMac: boolean;
  /** Tools for developers, while the app is run from its source. */
  readonly isPackaged: boolean;
}

type Items = MenuItemConstructorOptions[];

const RECENT_STUDIES = 10;
const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

export function menuTemplate(state: MenuState, actions: MenuActions): Items {
  const about: MenuItemConstructorOptions = { label: 'About Trialdeck', click: actions.about };
  const app: Items = state.isMac ? [{ label: 'Trialdeck', submenu: appItems(about, actions) }] : [];
  return [
    ...app,
    { label: '&File', submenu: fileItems(state, actions) },
    { role: 'editMenu' },
    { label: '&View', submenu: viewItems(state, actions) },
    { label: '&Search', submenu: searchItems(state, actions) },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        { label: 'Trialdeck Help', accelerator: 'F1', click: () => actions.go('/help') },
        ...(state.isMac ? [] : [SEPARATOR, about]),
      ],
    },
  ];
}

function appItems(about: MenuItemConstructorOptions, actions: MenuActions): Items {
  const settings = { label: 'Settings…', accelerator: 'Cmd+,', click: () => actions.go('/settings') };
  return [
    about,
    SEPARATOR,
    settings,
    SEPARATOR,
    { role: 'services' },
    SEPARATOR,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    SEPARATOR,
    { role: 'quit' },
  ];
}

function fileItems(state: MenuState, actions: MenuActions): Items {
  return [
    { label: 'New Study…', accelerator: 'CmdOrCtrl+N', click: () => actions.go('/new') },
    SEPARATOR,
    { label: 'Open Database…', accelerator: 'CmdOrCtrl+O', click: actions.chooseDatabase },
    { label: 'Recent Databases', submenu: databaseItems(state, actions) },
    { label: 'Recent Studies', submenu: studyItems(state, actions) },
    SEPARATOR,
    ...(state.isMac ? [] : [{ label: 'Settings…', accelerator: 'Ctrl+,', click: () => actions.go('/settings') }, SEPARATOR]),
    state.isMac ? { role: 'close' } : { role: 'quit' },
  ];
}

function databaseItems({ database, recentDatabases }: MenuState, actions: MenuActions): Items {
  const item = (file: string | null, label: string): MenuItemConstructorOptions => ({
    label,
    type: 'radio',
    checked: file === database,
    click: () => actions.openDatabase(file),
  });
  return [
    item(null, 'My Studies'),
    ...recentDatabases.map((file) => item(file, `${path.basename(file)} (${path.dirname(file)})`)),
  ];
}

function studyItems({ known }: MenuState, actions: MenuActions): Items {
  const studies = known.studies.filter(({ archived }) => !archived).toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  if (studies.length === 0) return [{ label: 'None Yet', enabled: false }];
  // The menu takes an ampersand for the mark of a shortcut.
  return studies
    .slice(0, RECENT_STUDIES)
    .map(({ id, name }) => ({ label: name.replaceAll('&', '&&'), click: () => actions.go(`/study/${id}`) }));
}

function viewItems({ isMac, isPackaged }: MenuState, actions: MenuActions): Items {
  return [
    { label: 'Home', accelerator: isMac ? 'Cmd+Shift+H' : 'Alt+Home', click: () => actions.go('/') },
    { label: 'Data', click: () => actions.go('/data') },
    { label: 'Activity', click: () => actions.go('/activity') },
    { label: 'Back', accelerator: isMac ? 'Cmd+[' : 'Alt+Left', click: actions.back },
    { label: 'Forward', accelerator: isMac ? 'Cmd+]' : 'Alt+Right', click: actions.forward },
    SEPARATOR,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    SEPARATOR,
    { role: 'togglefullscreen' },
    ...(isPackaged ? [] : ([SEPARATOR, { role: 'reload' }, { role: 'toggleDevTools' }] as Items)),
  ];
}

function searchItems({ known }: MenuState, actions: MenuActions): Items {
  const nameOf = ({ studyId, title }: Job): string =>
    (known.studies.find(({ id }) => id === studyId)?.name ?? title).replaceAll('&', '&&');
  const pausable = known.running.filter(({ actions: offered }) => offered.includes('pause'));
  const pause = pausable.map((job, at): MenuItemConstructorOptions => ({
    label: `Pause ${nameOf(job)}`,
    ...(at === 0 && { accelerator: 'CmdOrCtrl+.' }),
    click: () => actions.pause(job.id),
  }));
  const resume = known.paused.map((job): MenuItemConstructorOptions => ({
    label: `Resume ${nameOf(job)}`,
    click: () => actions.resume(job.id),
  }));
  return [
    { label: 'Start a Quick Search', accelerator: 'CmdOrCtrl+Shift+N', click: actions.startQuickSearch },
    ...[...pause, ...resume.slice(0, RECENT_STUDIES)].flatMap((item, index) => (index === 0 ? [SEPARATOR, item] : [item])),
  ];
}
