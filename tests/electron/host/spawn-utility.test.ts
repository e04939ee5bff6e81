import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { FromWorker, ToWorker, WorkerGrant } from '../../../electron/engine/pool/protocol.ts';
import type { FromHost } from '../../../electron/host/messages.ts';
import { utilityWorkers } from '../../../electron/host/spawn-utility.ts';
import { SIMULATED_ENVIRONMENT } from '../../support/simulated-studies.ts';

/** The host's end of a port whose other end is a worker. */
class WorkerPort extends EventEmitter {
  readonly sent: unknown[] = [];
  started = false;
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
  start(): void {
    this.started = true;
  }
  close(): void {}
  says(message: unknown): void {
    this.emit('message', { data: message });
  }
}

const GRANT: WorkerGrant = {
  kind: 'network',
  confined: true,
  data: { name: 'rows', file: '/cache/partition' },
  checkpointFolder: '/data/checkpoints',
  environment: SIMULATED_ENVIRONMENT,
};
const granted = { kind: 'grant', grant: GRANT };
const hello = { kind: 'hello' } as unknown as ToWorker;
const ready = { kind: 'ready' } as unknown as FromWorker;

function host() {
  const toMain: FromHost[] = [];
  const workers = utilityWorkers((message) => toMain.push(message));
  const spawn = (index = 0) => workers.spawn(index, GRANT);
  const give = (id: number): WorkerPort => {
    const port = new WorkerPort();
    workers.receive({ kind: 'worker-started', id, pid: 100 + id }, port);
    return port;
  };
  return { toMain, workers, spawn, give };
}

test('main is asked for a worker, and is told nothing of its files', () => {
  const { toMain, spawn } = host();
  spawn();
  spawn(1);
  expect(toMain).toEqual([
    { kind: 'start-worker', id: 1 },
    { kind: 'start-worker', id: 2 },
  ]);
});

test('what is said to a worker before it has started waits for it', () => {
  const { spawn, give } = host();
  const worker = spawn();
  worker.send(hello);
  expect(worker.pid).toBeUndefined();
  const port = give(1);
  expect(worker.pid).toBe(101);
  expect(port.sent).toEqual([granted, hello]);
  worker.send(hello);
  expect(port.sent).toEqual([granted, hello, hello]);
});

test('what a worker says reaches its own handle alone', () => {
  const { spawn, give } = host();
  const heard: string[] = [];
  spawn().onMessage(() => heard.push('first'));
  spawn().onMessage(() => heard.push('second'));
  const [, second] = [give(1), give(2)];
  second.says(ready);
  expect(second.started).toBe(true);
  expect(heard).toEqual(['second']);
});

test('the end of a worker is told once, with the reason, also where it never started', () => {
  const { workers, spawn } = host();
  const reasons: string[] = [];
  spawn().onExit((reason) => reasons.push(reason));
  workers.receive({ kind: 'worker-exited', id: 1, reason: 'It was killed.' }, undefined);
  workers.receive({ kind: 'worker-exited', id: 1, reason: 'Again.' }, undefined);
  expect(reasons).toEqual(['It was killed.']);
});

test('main is asked to end a worker', () => {
  const { toMain, spawn } = host();
  spawn().kill();
  expect(toMain.at(-1)).toEqual({ kind: 'kill-worker', id: 1 });
});
