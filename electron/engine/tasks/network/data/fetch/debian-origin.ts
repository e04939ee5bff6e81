/** Fashion-MNIST from Debian's archive, without root and without touching the system's lists. */
import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { every, type Clock } from '../../../../../../shared/clock.ts';
import { folderOrigin } from './folder-origin.ts';
import type { DatasetOrigin, Delivery } from './origin.ts';

const PACKAGE = 'dataset-fashion-mnist';
const INSTALLED_PACKAGES = '/var/lib/dpkg/status';
const LOOK_EVERY_MS = 250;

/** Whether this system has packages of Debian. */
export function hasDebianPackages(): boolean {
  return existsSync(INSTALLED_PACKAGES);
}

/** @param cache is where the package is unpacked for a while. */
export function debianOrigin(cache: string, clock: Clock): DatasetOrigin {
  return {
    title: 'the archive of Debian',
    bring: async (names, delivery) => {
      const work = path.join(cache, 'debian-package');
      rmSync(work, { recursive: true, force: true });
      try {
        await download(work, delivery, clock);
        await run('sh', ['-c', `dpkg-deb -x ${PACKAGE}_*.deb unpacked`], work, delivery.signal);
        const unpacked = folderOrigin(path.join(work, 'unpacked', 'usr', 'share', 'datasets', 'fashion-mnist'));
        // The bytes were counted when they came in.
        await unpacked.bring(names, { ...delivery, received: () => {} });
      } finally {
        rmSync(work, { recursive: true, force: true });
      }
    },
  };
}

async function download(work: string, { received, signal }: Delivery, clock: Clock): Promise<void> {
  for (const folder of ['state/lists/partial', 'cache/archives/partial']) mkdirSync(path.join(work, folder), { recursive: true });
  copyFileSync(INSTALLED_PACKAGES, path.join(work, 'status'));
  const settings = {
    'Dir::State': path.join(work, 'state'),
    'Dir::State::lists': path.join(work, 'state', 'lists'),
    'Dir::State::status': path.join(work, 'status'),
    'Dir::Cache': path.join(work, 'cache'),
    'Debug::NoLocking': '1',
    'APT::Sandbox::User': '',
  };
  const options = Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
  await run('apt-get', ['update', '-qq', ...options], work, signal);
  let known = 0;
  const look = (): void => {
    const now = packageBytes(work);
    received(now - known);
    known = now;
  };
  const endLooking = every(clock, LOOK_EVERY_MS, look);
  try {
    await run('apt-get', ['download', '-qq', PACKAGE, ...options], work, signal);
    look();
  } finally {
    endLooking();
  }
}

function packageBytes(folder: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes(`${PACKAGE}_`));
  return names.reduce((sum, name) => sum + (statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0);
}

async function run(program: string, args: readonly string[], cwd: string, signal: AbortSignal): Promise<void> {
  try {
    await promisify(execFile)(program, args, { cwd, signal, maxBuffer: 1 << 26 });
  } catch (error) {
    signal.throwIfAborted();
    const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
    const line = stderr.split('\n').find((text) => text.startsWith('E:')) ?? `${program} ends with ${String(code)}`;
    throw new Error(code === 'ENOENT' ? `${program} is not on this machine` : line, { cause: error });
  }
}
