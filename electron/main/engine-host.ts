/** The engine host's process: forked, served with workers, and started again after a crash. */
import { MessageChannelMain, utilityProcess, type MessagePortMain } from 'electron';
import type { Clock } from '../../shared/clock.ts';
import type { FromHost, ToHost } from '../host/messages.ts';
import { trialWorkers } from './trial-workers.ts';

export interface EngineHostOptions {
  /** Compiled entries of the two kinds of process. */
  readonly entry: string;
  readonly workerEntry: string;
  readonly clock: Clock;
  /** Called whenever a host has opened its database: ports to an earlier one are dead. */
  readonly onReady: () => void;
  /** The database cannot be opened, with a sentence for a person. No host runs then. */
  readonly onRefused: (message: string) => void;
  /** The host has crashed too often. No host runs then. */
  readonly onBroken: (reason: string) => void;
}

export interface EngineHost {
  /** Starts a host on a database, null for the usual one. Ends the one that runs. */
  open(database: string | null): Promise<void>;
  /** A new port to the host, or null where none is ready. */
  connect(): MessagePortMain | null;
  readonly pid: number | undefined;
  /** Lets the host close its database and waits until it has ended. */
  close(): Promise<void>;
}

const CLOSE_TIMEOUT_MS = 5_000;
const RESTART_AFTER_MS = 500;
/** More crashes than this within the time, and starting again will not help. */
const MOST_CRASHES = 3;
const CRASHES_COUNTED_MS = 60_000;

interface RunningHost {
  readonly pid: number | undefined;
  isReady: boolean;
  connect(): MessagePortMain;
  /** Settles when the process is gone. */
  readonly gone: Promise<void>;
  close(): void;
  kill(): void;
}

export function createEngineHost(options: EngineHostOptions): EngineHost {
  const { clock } = options;
  let running: RunningHost | null = null;
  let crashes: readonly number[] = [];
  let callOffRestart = (): void => {};

  const start = (database: string | null): void => {
    const host = forkHost(options, database, {
      onReady: () => running === host && options.onReady(),
      onRefused: (message) => {
        if (running !== host) return;
        running = null;
        host.kill();
        options.onRefused(message);
      },
      onExit: (code) => {
        if (running !== host) return;
        running = null;
        crashes = [...crashes.filter((at) => at > clock.ms() - CRASHES_COUNTED_MS), clock.ms()];
        if (crashes.length <= MOST_CRASHES) callOffRestart = clock.after(RESTART_AFTER_MS, () => start(database));
        else options.onBroken(`The engine ended ${crashes.length} times within a minute, the last time with code ${code}.`);
      },
    });
    running = host;
  };

  const close = async (): Promise<void> => {
    callOffRestart();
    const host = running;
    running = null;
    if (host === null) return;
    host.close();
    const callOff = clock.after(CLOSE_TIMEOUT_MS, host.kill);
    await host.gone;
    callOff();
  };

  return {
    open: async (database) => {
      await close();
      crashes = [];
      start(database);
    },
    connect: () => (running?.isReady ? running.connect() : null),
    get pid() {
      return running?.pid;
    },
    close,
  };
}

interface HostListener {
  onReady(): void;
  onRefused(message: string): void;
  onExit(code: number): void;
}

function forkHost({ entry, workerEntry }: EngineHostOptions, database: string | null, listener: HostListener): RunningHost {
  const child = utilityProcess.fork(entry, database === null ? [] : [database], { serviceName: 'Trialdeck engine' });
  const send = (message: ToHost, port?: MessagePortMain): void => child.postMessage(message, port && [port]);
  const workers = trialWorkers(workerEntry, send);
  const gone = Promise.withResolvers<void>();

  child.on('message', (message: FromHost) => {
    if (message.kind === 'start-worker') workers.start(message);
    else if (message.kind === 'kill-worker') workers.kill(message.id);
    else if (message.kind === 'refused') listener.onRefused(message.message);
    else {
      host.isReady = true;
      listener.onReady();
    }
  });
  child.once('exit', (code) => {
    workers.killAll();
    gone.resolve();
    listener.onExit(code);
  });

  const host: RunningHost = {
    get pid() {
      return child.pid;
    },
    isReady: false,
    gone: gone.promise,
    connect: () => {
      const { port1, port2 } = new MessageChannelMain();
      send({ kind: 'connect' }, port1);
      return port2;
    },
    close: () => send({ kind: 'close' }),
    kill: () => void child.kill(),
  };
  return host;
}
