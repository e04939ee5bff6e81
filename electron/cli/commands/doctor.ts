/** `trialdeck doctor`: what is there, and whether it works. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openStore } from '../../../db/open-store.ts';
import { installedDatasets } from '../../engine/tasks/network/data/dataset.ts';
import { foldersOf } from '../../engine/folders.ts';
import { ownerOf } from '../../engine/owner.ts';
import { EXIT } from '../exit-codes.ts';
import { asTable, type Terminal } from '../terminal.ts';
import { packageVersion, versions } from '../../engine/versions.ts';

interface Finding {
  readonly what: string;
  readonly state: 'ok' | 'missing' | 'broken';
  readonly detail: string;
  /** Without it no trial can be trained. */
  readonly needed: boolean;
}

export async function doctor(json: boolean, terminal: Terminal): Promise<number> {
  const findings = [node(), await tensorflow(), sqlite(), ...data(), electron(), browser(), owner()];
  if (json) terminal.print(JSON.stringify(Object.fromEntries(findings.map(({ what, ...rest }) => [what, rest])), null, 1));
  else
    terminal.print(
      asTable(
        ['', 'state', ''],
        findings.map(({ what, state, detail }) => [what, state, detail]),
      ),
    );
  return findings.some(({ needed, state }) => needed && state !== 'ok') ? EXIT.failure : EXIT.done;
}

function node(): Finding {
  return { what: 'node', state: 'ok', detail: `${process.versions.node}, ${availableParallelism()} cores`, needed: true };
}

/** Loaded in a process of its own: a broken library must not take this one down. */
async function tensorflow(): Promise<Finding> {
  const module = fileURLToPath(new URL('../../engine/tasks/network/training/create-trainer.ts', import.meta.url));
  const program = `const { createTrainer } = await import(${JSON.stringify(module)});
    const { engine, tensorflow } = await createTrainer();
    console.log(JSON.stringify({ engine, tensorflow }));`;
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: '3', TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1' };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { env });
    const { engine, tensorflow: version } = JSON.parse(stdout) as { engine: string; tensorflow: string };
    const slow = engine === 'native' ? '' : '; native TensorFlow does not load, training is about a hundred times slower';
    return {
      what: 'tensorflow',
      state: slow ? 'broken' : 'ok',
      detail: `${engine} ${version}, one thread a worker${slow}`,
      needed: false,
    };
  } catch (error) {
    return {
      what: 'tensorflow',
      state: 'broken',
      detail: error instanceof Error ? error.message.split('\n')[0]! : '',
      needed: true,
    };
  }
}

function sqlite(): Finding {
  const { database } = foldersOf(process.env);
  try {
    const store = existsSync(database) ? openStore(database, { readOnly: true }) : openStore(':memory:');
    const detail = `better-sqlite3 ${versions().list['better-sqlite3']}, ${store.studyOverviews().length} studies in ${database}`;
    store.close();
    return { what: 'sqlite', state: 'ok', detail, needed: true };
  } catch (error) {
    return { what: 'sqlite', state: 'broken', detail: error instanceof Error ? error.message : String(error), needed: true };
  }
}

function data(): Finding[] {
  const folders = foldersOf(process.env);
  const installed = installedDatasets(folders).map(({ name }) => name);
  return ['fashion-mnist', 'generated'].map((name) => ({
    what: name,
    state: installed.includes(name) ? 'ok' : 'missing',
    detail: installed.includes(name) ? path.join(folders.datasets, name) : `trialdeck fetch ${name} brings it`,
    needed: false,
  }));
}

function electron(): Finding {
  const version = packageVersion('electron');
  const folder = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const there = process.env['ELECTRON_OVERRIDE_DIST_PATH'] !== undefined || existsSync(path.join(folder, 'dist'));
  return {
    what: 'electron',
    state: there ? 'ok' : 'missing',
    detail: there ? version : `${version}, its program is not downloaded yet`,
    needed: false,
  };
}

function browser(): Finding {
  const places = [
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/usr/bin/firefox',
    '/Applications/Google Chrome.app',
    '/Applications/Safari.app',
  ];
  const found = places.find((place) => existsSync(place));
  return { what: 'browser', state: found ? 'ok' : 'missing', detail: found ?? 'none of the usual places has one', needed: false };
}

function owner(): Finding {
  const { data: folder } = foldersOf(process.env);
  const holder = ownerOf(folder);
  return {
    what: 'data folder',
    state: 'ok',
    detail: holder ? `${folder}, in use by process ${holder.pid}` : folder,
    needed: false,
  };
}
