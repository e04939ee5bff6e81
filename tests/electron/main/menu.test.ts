import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { menuTemplate, type MenuActions, type MenuState } from '../../../electron/main/menu.ts';
import { jobOf } from '../../support/job-data.ts';
import { overviewOf } from '../../support/running-search.ts';

const NOTHING: MenuState = {
  known: { running: [], waiting: [], paused: [], studies: [], settings: null },
  database: null,
  recentDatabases: [],
  isMac: false,
  isPackaged: true,
};

function menuOf(state: Partial<MenuState>) {
  const called: unknown[][] = [];
  const actions = new Proxy({} as MenuActions, {
    get:
      (_target, name) =>
      (...args: unknown[]) =>
        called.push([name, ...args]),
  });
  const template = menuTemplate({ ...NOTHING, ...state }, actions);
  const submenu = (label: string): MenuItemConstructorOptions[] => {
    const menu = template.find((item) => item.label === label || item.role === label);
    return menu!.submenu as MenuItemConstructorOptions[];
  };
  const item = (menu: string, label: string) => submenu(menu).find((entry) => entry.label === label);
  const click = (entry: MenuItemConstructorOptions | undefined) => (entry!.click as () => void)();
  return { template, submenu, item, click, called };
}

const labels = (items: MenuItemConstructorOptions[]) => items.flatMap(({ label }) => label ?? []);

test('everything that the menu offers has its usual shortcut', () => {
  const { submenu } = menuOf({});
  const keys = ['&File', '&View', '&Search', 'help'].flatMap((menu) =>
    submenu(menu).flatMap(({ label, accelerator }) => (accelerator ? [[label, accelerator]] : [])),
  );
  expect(Object.fromEntries(keys)).toEqual({
    'New Study…': 'CmdOrCtrl+N',
    'Open Database…': 'CmdOrCtrl+O',
    'Settings…': 'Ctrl+,',
    Home: 'Alt+Home',
    Back: 'Alt+Left',
    Forward: 'Alt+Right',
    'Start a Quick Search': 'CmdOrCtrl+Shift+N',
    'Trialdeck Help': 'F1',
  });
});

test('no shortcut is given twice', () => {
  const { template } = menuOf({ known: { ...NOTHING.known, running: [jobOf()], studies: [overviewOf()] } });
  const keys = JSON.stringify(template).match(/(?<="accelerator":")[^"]+/g)!;
  expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
});

test('places are reached from it', () => {
  const { item, click, called } = menuOf({});
  click(item('&File', 'New Study…'));
  click(item('&View', 'Data'));
  click(item('&View', 'Activity'));
  click(item('help', 'Trialdeck Help'));
  expect(called).toEqual([
    ['go', '/new'],
    ['go', '/data'],
    ['go', '/activity'],
    ['go', '/help'],
  ]);
});

test('recent studies come last changed first, without archived ones, and an ampersand stays one', () => {
  const studies = [
    overviewOf({ id: 1, name: 'Old', updatedAt: '2026-01-01T00:00:00.000Z' }),
    overviewOf({ id: 2, name: 'Units & layers', updatedAt: '2026-03-01T00:00:00.000Z' }),
    overviewOf({ id: 3, name: 'Put away', archived: true }),
  ];
  const { item, click, called } = menuOf({ known: { ...NOTHING.known, studies } });
  const recent = item('&File', 'Recent Studies')!.submenu as MenuItemConstructorOptions[];
  expect(labels(recent)).toEqual(['Units && layers', 'Old']);
  click(recent[0]);
  expect(called).toEqual([['go', '/study/2']]);
  const none = menuOf({}).item('&File', 'Recent Studies')!.submenu as MenuItemConstructorOptions[];
  expect(none).toEqual([{ label: 'None Yet', enabled: false }]);
});

test('the open database is marked among the recent ones', () => {
  const { item, click, called } = menuOf({ database: '/b/other.db', recentDatabases: ['/b/other.db', '/a/x.db'] });
  const recent = item('&File', 'Recent Databases')!.submenu as MenuItemConstructorOptions[];
  expect(recent.map(({ label, checked }) => [label, checked])).toEqual([
    ['My Studies', false],
    ['other.db (/b)', true],
    ['x.db (/a)', false],
  ]);
  click(recent[0]);
  click(recent[2]);
  expect(called).toEqual([
    ['openDatabase', null],
    ['openDatabase', '/a/x.db'],
  ]);
});

test('what runs can be paused, what is paused resumed, and another search started beside either', () => {
  const look = jobOf({ id: 15, kind: 'inspection', actions: ['stop'] });
  const running = menuOf({ known: { ...NOTHING.known, running: [look, jobOf()], studies: [overviewOf()] } });
  expect(labels(running.submenu('&Search'))).toEqual(['Start a Quick Search', 'Pause Wider layers']);
  running.click(running.item('&Search', 'Start a Quick Search'));
  running.click(running.item('&Search', 'Pause Wider layers'));
  expect(running.called).toEqual([['startQuickSearch'], ['pause', 14]]);

  const paused = menuOf({ known: { ...NOTHING.known, paused: [jobOf({ state: 'paused' })], studies: [overviewOf()] } });
  paused.click(paused.item('&Search', 'Resume Wider layers'));
  expect(paused.called).toEqual([['resume', 14]]);
});

test('tools for developers are in a program that is not packaged alone', () => {
  const roles = (isPackaged: boolean) =>
    menuOf({ isPackaged })
      .submenu('&View')
      .flatMap(({ role }) => role ?? []);
  expect(roles(false)).toContain('toggleDevTools');
  expect(roles(true)).toEqual(['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen']);
});

test('a Mac has its own menu with settings, about and quit', () => {
  const { template, submenu, item } = menuOf({ isMac: true });
  expect(template[0]!.label).toBe('Trialdeck');
  expect(item('Trialdeck', 'Settings…')!.accelerator).toBe('Cmd+,');
  expect(submenu('Trialdeck').at(-1)).toEqual({ role: 'quit' });
  expect(labels(submenu('&File'))).not.toContain('Settings…');
  expect(item('help', 'About Trialdeck')).toBeUndefined();
});
