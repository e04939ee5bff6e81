import { EventEmitter } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { expect, test, vi } from 'vitest';
import { keepWindowState, readWindowState } from '../../../electron/main/window-state.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

// Two screens side by side, the right one with a panel at its top.
vi.mock('electron', () => ({
  screen: {
    getAllDisplays: () => [
      { workArea: { x: 0, y: 0, width: 1920, height: 1080 } },
      { workArea: { x: 1920, y: 30, width: 1280, height: 994 } },
    ],
  },
}));

const FIRST = { bounds: { width: 1280, height: 840 }, maximized: false };
const stateFile = (): string => path.join(temporaryFolder(), 'window.json');

function closedWindow(file: string, bounds: object, maximized: boolean): void {
  const window = Object.assign(new EventEmitter(), { getNormalBounds: () => bounds, isMaximized: () => maximized });
  keepWindowState(window as unknown as BrowserWindow, file);
  window.emit('close');
}

test('a window opens where it was closed', () => {
  const file = stateFile();
  const bounds = { x: 2000, y: 100, width: 900, height: 700 };
  closedWindow(file, bounds, true);
  expect(readWindowState(file)).toEqual({ bounds, maximized: true });
});

test('one whose screen is gone keeps its size and finds a new place', () => {
  const file = stateFile();
  for (const place of [
    { x: 4000, y: 100 },
    { x: -890, y: 0 },
    { x: 100, y: 1030 },
  ]) {
    closedWindow(file, { ...place, width: 900, height: 700 }, false);
    expect(readWindowState(file)).toEqual({ bounds: { width: 900, height: 700 }, maximized: false });
  }
});

test('the first window, and one of a damaged file, has the usual size', () => {
  const file = stateFile();
  expect(readWindowState(file)).toEqual(FIRST);
  for (const text of ['', '{"bounds":{}}', '{"bounds":{"x":0,"y":0,"width":1e9,"height":"2"},"maximized":true}']) {
    writeFileSync(file, text);
    expect(readWindowState(file)).toEqual(FIRST);
  }
});

test('a window closes where its state cannot be kept', () => {
  const file = path.join(temporaryFolder(), 'missing', 'window.json');
  closedWindow(file, { x: 0, y: 0, width: 900, height: 700 }, false);
  expect(readWindowState(file)).toEqual(FIRST);
});
