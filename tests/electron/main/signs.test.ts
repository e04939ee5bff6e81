import type { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { createSigns, outcome } from '../../../electron/main/signs.ts';
import type { Known } from '../../../electron/main/follow-jobs.ts';
import type { Settings } from '../../../shared/settings.ts';
import { jobOf } from '../../support/job-data.ts';
import { overviewOf, progressOf } from '../../support/running-search.ts';

const { notifications, awake } = vi.hoisted(() => ({ notifications: [] as Shown[], awake: new Set<number>() }));

interface Shown extends EventEmitter {
  readonly said: { readonly title: string; readonly body: string };
}

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class Notification extends Emitter {
    static isSupported = (): boolean => true;
    readonly said: Shown['said'];
    constructor(said: Shown['said']) {
      super();
      this.said = said;
    }
    show(): void {
      notifications.push(this);
    }
  }
  const powerSaveBlocker = {
    start: () => {
      awake.add(awake.size + 1);
      return awake.size;
    },
    stop: (id: number) => awake.delete(id),
  };
  return { Notification, powerSaveBlocker };
});

const settings = { keepAwake: true, notify: true } as Settings;
const running: Known = { running: [jobOf()], waiting: [], paused: [], studies: [overviewOf()], settings };
const idle: Known = { ...running, running: [] };

beforeEach(() => {
  notifications.length = 0;
  awake.clear();
});

test('the task bar shows the share of the budget, and nothing when nothing runs', () => {
  const shares: number[] = [];
  const window = { setProgressBar: (share: number) => shares.push(share) } as unknown as BrowserWindow;
  const signs = createSigns(() => {});
  signs.show(window, running);
  signs.show(window, idle);
  expect(shares).toEqual([0.25, -1]);
});

test('the machine is kept awake while a search runs, if that is wanted', () => {
  const signs = createSigns(() => {});
  const sizes = [running, running, idle, { ...running, settings: { ...settings, keepAwake: false } }, running].map((known) => {
    signs.show(null, known);
    return awake.size;
  });
  expect(sizes).toEqual([1, 1, 0, 0, 1]);
});

test('the end of a search is told with its result, and a click opens it', () => {
  const opened: number[] = [];
  const signs = createSigns((studyId) => opened.push(studyId));
  signs.ended(jobOf({ state: 'finished' }), progressOf({ state: 'finished' }, { finished: 20 }), idle);
  expect(notifications.map(({ said }) => said)).toEqual([
    { title: 'Wider layers has ended', body: 'Best select accuracy 0.8942 after 20 trials.' },
  ]);
  notifications[0]!.emit('click');
  expect(opened).toEqual([3]);
});

test('the end of a leak lab is told, and has no study to open', () => {
  const opened: number[] = [];
  const signs = createSigns((studyId) => opened.push(studyId));
  signs.ended(jobOf({ kind: 'leaks', studyId: null, title: 'Leak lab, quick', state: 'finished' }), null, idle);
  expect(notifications.map(({ said }) => said.title)).toEqual(['Leak lab, quick has ended']);
  notifications[0]!.emit('click');
  expect(opened).toEqual([]);
});

test('the end of a comparison is told, that of a look into a trial is not', () => {
  const signs = createSigns(() => {});
  const progress = { ...jobOf().progress, text: '64 of 64 runs' };
  signs.ended(jobOf({ kind: 'experiment', title: 'Comparison of 4 strategies', state: 'finished', progress }), null, idle);
  signs.ended(jobOf({ kind: 'inspection', state: 'finished' }), null, idle);
  expect(notifications.map(({ said }) => said)).toEqual([
    { title: 'Wider layers has ended', body: 'Comparison of 4 strategies: 64 of 64 runs.' },
  ]);
});

test('a pause is no end, and who wants no notification gets none', () => {
  const signs = createSigns(() => {});
  signs.ended(jobOf({ state: 'paused' }), progressOf({ state: 'paused' }), idle);
  signs.ended(jobOf({ state: 'finished' }), progressOf({ state: 'finished' }), {
    ...idle,
    settings: { ...settings, notify: false },
  });
  expect(notifications).toEqual([]);
});

test('a result is one sentence', () => {
  expect(outcome(progressOf({ state: 'finished' }, { finished: 1 }), overviewOf({ objectives: ['loss'] }))).toBe(
    'Best select loss 0.8942 after 1 trial.',
  );
  expect(outcome(progressOf({ state: 'finished' }, { incumbent: null }), overviewOf())).toBe(
    '5 trials finished, none with a value.',
  );
  expect(outcome(progressOf({ state: 'failed', failure: 'The disk is full.' }), overviewOf())).toBe('The disk is full.');
});
