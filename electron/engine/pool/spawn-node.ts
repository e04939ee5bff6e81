/**
 * Starts trial workers as child processes of Node, with leave to read the program, one partition file and the
 * checkpoints, and to write the checkpoints: a worker that opens the vault's file fails. Node's permissions hold for its own file system;
 * it has no SQLite there, and TensorFlow's binding is held to the operations of training. Workers that run programs of the user's have the
 * user's own rights instead.
 */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import type { Clock } from '../../../shared/clock.ts';
import { systemClock } from '../../../shared/system-clock.ts';
import { hostEnvironment } from '../environment.ts';
import { exitReason, KEPT_ERROR_CHARACTERS } from './exit-reason.ts';
import type { FromWorker, SpawnWorker, WorkerGrant, WorkerHandle } from './protocol.ts';
import { workerEnvironment } from './worker-environment.ts';

const engineFolder = fileURLToPath(new URL('..', import.meta.url));
const programFolder = path.resolve(engineFolder, '..', '..');
const workerEntry = fileURLToPath(new URL('./worker-main.ts', import.meta.url));
const confinedBinding = new URL('../tasks/network/training/native/confined-binding.ts', import.meta.url);
const streamEntry = fileURLToPath(new URL('./worker-stdio.ts', import.meta.url));

/** A worker that runs programs takes them with it when it is ended. */
const GRACE_MS = 3_000;

export interface NodeWorkerOptions {
  /** What the process runs; by default the trial worker. */
  readonly entry?: string | undefined;
  /** Further files and folders that it may read. */
  readonly readable?: readonly string[] | undefined;
  /** By default the system's. */
  readonly clock?: Clock | undefined;
}

/** A `SpawnWorker` for Node. The worker's standard error is kept for the reason of its end and shown nowhere else. */
export function spawnNodeWorkers(options: NodeWorkerOptions = {}): SpawnWorker {
  const entry = options.entry ?? workerEntry;
  return (_index, grant) => {
    const { confined, data, checkpointFolder } = grant;
    const readable = [entry, ...(data ? [data.file] : []), checkpointFolder, ...(options.readable ?? [])];
    const child = fork(entry, {
      execArgv: confined ? permissions(readable, checkpointFolder) : [],
      env: workerEnvironment(process.env),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
    });
    const handle = handleOf(child, confined ? 0 : GRACE_MS, options.clock ?? systemClock);
    handle.send({ kind: 'grant', grant });
    return handle;
  };
}

/**
 * Starts a worker that serves this process' standard input and output, with leave to read the program and to use one folder,
 * which is made where it is missing. One of programs has the rights of this process instead: it starts what its owner names.
 */
export function startStreamWorker({ kind, confined }: Pick<WorkerGrant, 'kind' | 'confined'>, folder: string): ChildProcess {
  mkdirSync(folder, { recursive: true });
  const rights = confined ? permissions([folder], folder) : [];
  return spawn(process.execPath, [...rights, streamEntry, kind, folder, JSON.stringify(hostEnvironment())], {
    env: workerEnvironment(process.env),
    stdio: 'inherit',
  });
}

/** Garbage is collected at 2 MB, as JavaScript has little to do in a worker and would let 32 MB gather. */
const LITTLE_GARBAGE = ['--max-semi-space-size=2'];

/** Arguments of Node for a worker that may read the program and these files, and write below one folder. */
function permissions(readable: readonly string[], writable: string): string[] {
  const reads = new Set([...programReads(), ...readable]);
  return [
    ...LITTLE_GARBAGE,
    '--permission',
    '--allow-addons',
    '--no-experimental-sqlite',
    `--import=${confinedBinding.href}`,
    ...[...reads].map((file) => `--allow-fs-read=${file}`),
    `--allow-fs-write=${writable}`,
    '--disable-warning=SecurityWarning',
    '--disable-warning=ExperimentalWarning',
  ];
}

/** Source, packages, and the places that linked packages and libraries really lie in. */
function programReads(): string[] {
  const packages = path.join(programFolder, 'node_modules');
  const linked = [packages, path.join(packages, '@tensorflow', 'tfjs-node', 'deps', 'lib'), ...nativeLibraries(packages)];
  const source = ['shared', 'electron', 'package.json'].map((name) => path.join(programFolder, name));
  return [...source, ...linked.filter(existsSync).flatMap((file) => [file, realpathSync(file)])];
}

function nativeLibraries(packages: string): string[] {
  const libraries = path.join(packages, '@tensorflow', 'tfjs-node', 'deps', 'lib');
  return ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'].map((name) => path.join(libraries, name));
}

/** @param graceMs how long the worker has to end what it has started; none where it has started nothing */
function handleOf(child: ReturnType<typeof fork>, graceMs: number, clock: Clock): WorkerHandle {
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-KEPT_ERROR_CHARACTERS);
  });
  return {
    pid: child.pid,
    send: (message) => {
      if (child.connected) child.send(message, () => {});
    },
    onMessage: (listener) => void child.on('message', (message) => listener(message as FromWorker)),
    onExit: (listener) => {
      let told = false;
      const tell = (reason: string): void => {
        if (!told) listener(reason);
        told = true;
      };
      child.once('error', (error) => tell(`The worker could not be started: ${error.message}`));
      child.once('close', (code, signal) => tell(exitReason(code, signal, lastWords)));
    },
    kill: () => {
      if (graceMs === 0) return void child.kill('SIGKILL');
      child.kill('SIGTERM');
      child.once(
        'exit',
        clock.after(graceMs, () => void child.kill('SIGKILL')),
      );
    },
  };
}
