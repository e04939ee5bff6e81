/** The engine host's process, with Electron's processes and ports replaced by ones that the test lets speak and die. */
import type { EventEmitter } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, expect, test, vi } from 'vitest';
import type { FromHost } from '../../../electron/host/messages.ts';
import { createEngineHost, type EngineHost } from '../../../electron/main/engine-host.ts';
import { fakeClock, type FakeClock } from '../../support/fake-clock.ts';

interface Child extends EventEmitter {
  readonly pid: number;
  readonly entry: string;
  readonly args: readonly string[];
  /** What was said to it. */
  readonly heard: readonly { readonly kind: string }[];
  readonly killed: boolean;
}

const { children } = vi.hoisted(() => ({ children: [] as Child[] }));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class Process extends Emitter {
    readonly pid = 1000 + children.length;
    readonly heard: { readonly kind: string }[] = [];
    readonly stderr = null;
    readonly entry: string;
    readonly args: readonly string[];
    killed = false;
    constructor(entry: string, args: readonly string[]) {
      super();
      this.entry = entry;
      this.args = args;
    }
    postMessage(message: { readonly kind: string }): void {
      this.heard.push(message);
    }
    kill(): boolean {
      this.killed = true;
      return this.emit('exit', 15);
    }
  }
  const fork = (entry: string, args: readonly string[]): Process => {
    const child = new Process(entry, args);
    children.push(child);
    return child;
  };
  return {
    utilityProcess: { fork },
    MessageChannelMain: class {
      readonly port1 = 'of the host';
      readonly port2 = 'of the window';
    },
  };
});

let clock: FakeClock;
let told: string[];
let host: EngineHost;

beforeEach(() => {
  children.length = 0;
  clock = fakeClock();
  told = [];
  host = createEngineHost({
    entry: 'host.cjs',
    workerEntry: 'worker.cjs',
    clock,
    onReady: () => told.push('ready'),
    onRefused: (message) => told.push(message),
    onBroken: (reason) => told.push(reason),
  });
});

const hosts = (): readonly Child[] => children.filter(({ entry }) => entry === 'host.cjs');
const current = (): Child => hosts().at(-1)!;
const says = (message: FromHost, child = current()): boolean => child.emit('message', message);
const crash = (code = 11): boolean => current().emit('exit', code);

test('a window is connected when the database is open, not before', async () => {
  await host.open('/data/mine.db');
  expect([current().args, host.pid]).toEqual([['/data/mine.db'], current().pid]);
  expect(host.connect()).toBeNull();
  says({ kind: 'ready' });
  expect(told).toEqual(['ready']);
  expect(host.connect()).toBe('of the window');
  expect(current().heard).toEqual([{ kind: 'connect' }]);
});

test('one that crashes is started again on the same database half a second later', async () => {
  await host.open('/data/mine.db');
  says({ kind: 'ready' });
  crash();
  expect([host.connect(), host.pid]).toEqual([null, undefined]);
  clock.pass(499);
  expect(hosts()).toHaveLength(1);
  clock.pass(1);
  expect(hosts().map(({ args }) => args)).toEqual([['/data/mine.db'], ['/data/mine.db']]);
  says({ kind: 'ready' });
  expect(told).toEqual(['ready', 'ready']);
});

test('the fourth crash within a minute is the last', async () => {
  await host.open(null);
  for (let crashes = 0; crashes < 4; crashes++) {
    crash(crashes);
    clock.pass(500);
  }
  expect(told).toEqual(['The engine ended 4 times within a minute, the last time with code 3.']);
  clock.pass(60_000);
  expect(hosts()).toHaveLength(4);
});

test('crashes that are longer ago are forgotten, and all of them with another database', async () => {
  await host.open(null);
  for (let crashes = 0; crashes < 3; crashes++) {
    crash();
    clock.pass(500);
  }
  clock.pass(59_000);
  crash();
  clock.pass(500);
  expect([told, hosts().length]).toEqual([[], 5]);
  const opening = host.open('/data/other.db');
  current().emit('exit', 0);
  await opening;
  for (let crashes = 0; crashes < 3; crashes++) {
    crash();
    clock.pass(500);
  }
  expect(told).toEqual([]);
});

test('a database that is refused is told, and no host runs nor is started again', async () => {
  await host.open('/data/mine.db');
  says({ kind: 'refused', message: 'It is of a newer version.' });
  expect([told, current().killed, host.connect(), host.pid]).toEqual([['It is of a newer version.'], true, null, undefined]);
  clock.pass(60_000);
  expect(hosts()).toHaveLength(1);
});

test('another database is opened when the host before has closed its own', async () => {
  await host.open('/data/mine.db');
  const [before] = hosts();
  const opening = host.open('/data/other.db');
  await turn();
  expect([before!.heard, hosts().length]).toEqual([[{ kind: 'close' }], 1]);
  before!.emit('exit', 0);
  await opening;
  expect([current().args, before!.killed]).toEqual([['/data/other.db'], false]);
  says({ kind: 'ready' }, before);
  expect(told).toEqual([]);
});

test('one that does not close is ended after five seconds', async () => {
  await host.open(null);
  const closing = host.close();
  clock.pass(4_999);
  expect(current().killed).toBe(false);
  clock.pass(1);
  await closing;
  expect([current().killed, clock.waiting()]).toEqual([true, 0]);
});

test('closing calls off a start that is due', async () => {
  await host.open(null);
  crash();
  await host.close();
  clock.pass(60_000);
  expect(hosts()).toHaveLength(1);
});

test('its workers end with it', async () => {
  await host.open(null);
  says({ kind: 'start-worker', id: 1 });
  says({ kind: 'start-worker', id: 2 });
  const workers = children.filter(({ entry }) => entry === 'worker.cjs');
  workers[0]!.emit('spawn');
  expect(current().heard).toEqual([{ kind: 'worker-started', id: 1, pid: workers[0]!.pid }]);
  says({ kind: 'kill-worker', id: 1 });
  expect(workers.map(({ killed }) => killed)).toEqual([true, false]);
  crash();
  expect(workers.map(({ killed }) => killed)).toEqual([true, true]);
});
