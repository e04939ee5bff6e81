/** Fashion-MNIST's four official files, unpacked, checked and kept in the cache. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { cacheFolder, fingerprint } from './places.mjs';
import { SetupError, has, run, say, step } from './report.mjs';

const HOST = 'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/';
/** Of the unpacked bytes: archives may have been packed anew. */
const FILES = {
  'train-images-idx3-ubyte': 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
  'train-labels-idx1-ubyte': 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
  't10k-images-idx3-ubyte': '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
  't10k-labels-idx1-ubyte': '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
};
const SECONDS_TO_ANSWER = 5;

/** @param named a folder with the four files (plain or .gz), instead of a download. */
export async function installDataset(named) {
  const folder = join(cacheFolder(), 'datasets', 'fashion-mnist');
  const missing = await missingFiles(folder);
  if (missing.length === 0) return;
  mkdirSync(folder, { recursive: true });
  if (named) return step(`Taking Fashion-MNIST from ${named}`, () => takeAll(missing, folder, (name) => fromFolder(named, name)));
  if (await hostAnswers()) {
    return step('Downloading Fashion-MNIST from its official host (31 MB)', () => takeAll(missing, folder, fromHost));
  }
  say(`• Fashion-MNIST's official host does not answer within ${SECONDS_TO_ANSWER} s; taking Debian's package instead`);
  await step('Downloading dataset-fashion-mnist (31 MB)', () =>
    fromDebian((unpacked) => takeAll(missing, folder, (name) => fromFolder(unpacked, name))),
  );
}

async function missingFiles(folder) {
  const missing = [];
  for (const [name, wanted] of Object.entries(FILES)) {
    const found = await fingerprint(join(folder, name));
    if (found === wanted) continue;
    if (found !== null) say(`! ${join(folder, name)} is damaged; it is fetched again`);
    missing.push(name);
  }
  return missing;
}

async function takeAll(names, folder, read) {
  for (const name of names) {
    const temporary = join(folder, `${name}.${process.pid}.tmp`);
    writeFileSync(temporary, await read(name));
    const found = await fingerprint(temporary);
    if (found !== FILES[name]) {
      rmSync(temporary);
      throw new SetupError(`${name} has SHA-256 ${found}, not ${FILES[name]}: it is not the official file`);
    }
    renameSync(temporary, join(folder, name));
  }
}

function fromFolder(folder, name) {
  for (const [file, open] of [
    [join(folder, name), (bytes) => bytes],
    [join(folder, `${name}.gz`), gunzipSync],
  ]) {
    if (existsSync(file)) return open(readFileSync(file));
  }
  throw new SetupError(`${folder} has neither ${name} nor ${name}.gz`);
}

async function hostAnswers() {
  try {
    const answer = await fetch(`${HOST}train-labels-idx1-ubyte.gz`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(SECONDS_TO_ANSWER * 1000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

async function fromHost(name) {
  const answer = await fetch(`${HOST}${name}.gz`);
  if (!answer.ok) throw new SetupError(`the official host answered ${answer.status} for ${name}.gz`);
  return gunzipSync(Buffer.from(await answer.arrayBuffer()));
}

/** Debian's package without root and without touching the system's lists. */
async function fromDebian(use) {
  if (!has('apt-get') || !has('dpkg-deb')) {
    throw new SetupError(
      'neither the official host nor Debian packages can be reached; name a folder with the four files: TRIALDECK_DATA=FOLDER',
    );
  }
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(join(cacheFolder(), 'dataset-'));
  try {
    for (const folder of ['state/lists/partial', 'cache/archives/partial']) mkdirSync(join(work, folder), { recursive: true });
    copyFileSync('/var/lib/dpkg/status', join(work, 'status'));
    const settings = {
      'Dir::State': join(work, 'state'),
      'Dir::State::lists': join(work, 'state', 'lists'),
      'Dir::State::status': join(work, 'status'),
      'Dir::Cache': join(work, 'cache'),
      'Debug::NoLocking': '1',
      'APT::Sandbox::User': '',
    };
    const options = Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
    run('apt-get', ['update', '-qq', ...options], { cwd: work });
    run('apt-get', ['download', '-qq', 'dataset-fashion-mnist', ...options], { cwd: work });
    run('sh', ['-c', 'dpkg-deb -x dataset-fashion-mnist_*.deb unpacked'], { cwd: work });
    return await use(join(work, 'unpacked', 'usr', 'share', 'datasets', 'fashion-mnist'));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
