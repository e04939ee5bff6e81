/** Workers that a command starts, seen from the terminal: the same numbers, whatever becomes of the commands. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../../db/open-store.ts';
import type { SessionResult } from '../../../electron/cli/results.ts';
import { childrenOf, until, workplaceWithoutSamples, type Workplace } from '../../support/terminal.ts';

const entry = fileURLToPath(new URL('../../../bin/start.mjs', import.meta.url));
const WORKER = `${process.execPath} ${entry} worker`;
const SEARCH = [
  'search',
  '--dataset',
  'generated',
  '--rows',
  '800',
  '--epochs',
  '6',
  '--trials',
  '5',
  '--workers',
  '2',
  '--seed',
  '5',
  '--json',
];

const places: Workplace[] = [];
let local: readonly unknown[];

function place(): Workplace {
  const made = workplaceWithoutSamples();
  places.push(made);
  return made;
}

/** All that a session has measured, and nothing of how long it took. */
function outcome(json: string): readonly unknown[] {
  return (JSON.parse(json) as SessionResult).trials.map(({ number, params, state, value, epochs }) => ({
    number,
    params,
    state,
    value,
    epochs: epochs.map(({ durationMs: _, ...measured }) => measured),
  }));
}

beforeAll(async () => {
  local = outcome((await place().run(SEARCH)).stdout);
  expect(local).toHaveLength(5);
});
afterAll(() => places.forEach((made) => made.remove()));

test('a search by a command gives the numbers of a local one, bit for bit, and says where it ran', async () => {
  const { folder, run } = place();
  const command = `sh -c "exec ${WORKER} --folder ${path.join(folder, 'theirs')}"`;
  const ended = await run([...SEARCH, '--on', command]);
  expect(outcome(ended.stdout)).toEqual(local);
  const studies = JSON.parse((await run(['studies', '--json'])).stdout) as { id: number; sample: boolean }[];
  const mine = studies.find(({ sample }) => !sample)!;
  expect((await run(['show', String(mine.id)])).stdout).toContain(`on ${command}`);
});

/** A network of its own is a privilege in some containers. */
const mayUnshare = spawnSync('unshare', ['-n', 'true']).status === 0;

test.skipIf(!mayUnshare)('a machine without a network and with a home of its own gives the same numbers', async () => {
  const { folder, run } = place();
  const home = path.join(folder, 'their-home');
  mkdirSync(home);
  const environment = `HOME=${home} TRIALDECK_HOME=${home}/data TRIALDECK_CACHE=${home}/cache`;
  const ended = await run([...SEARCH, '--on', `unshare -n env ${environment} ${WORKER}`]);
  expect(outcome(ended.stdout)).toEqual(local);
});

test('commands that are killed are started again, and a session that was interrupted goes on by its command', async () => {
  const { folder, start, run, file, database } = place();
  const began = path.join(folder, 'began');
  writeFileSync(began, '');
  const script = file('start-worker.sh', `echo $$ >> ${began}\nexec ${WORKER} --folder ${path.join(folder, 'theirs')}\n`);
  const pids = (): readonly number[] => readFileSync(began, 'utf8').trim().split('\n').filter(Boolean).map(Number);
  const longer = SEARCH.with(SEARCH.indexOf('6'), '40');
  const { process: owner, ended } = start([...longer, '--on', `sh ${script}`]);
  await until(() => pids().length >= 2 && pids().every((pid) => childrenOf(pid).length > 0));
  const [first] = pids();
  process.kill(-first!, 'SIGKILL');
  await until(() => pids().length >= 3);
  process.kill(owner.pid!, 'SIGKILL');
  await ended;
  // The owner's end is their end.
  await until(() => pids().every((pid) => childrenOf(pid).length === 0));
  const before = pids().length;
  const resumed = await run(['resume', '--json']);
  expect(pids().length).toBeGreaterThan(before);
  const unbroken = await place().run(longer);
  expect(outcome(resumed.stdout)).toEqual(outcome(unbroken.stdout));
  const store = openStore(database, { readOnly: true });
  try {
    expect(store.sessions(store.studyOverviews().find(({ sample }) => !sample)!.id)).toMatchObject([{ on: `sh ${script}` }]);
  } finally {
    store.close();
  }
});

test.each([
  ['false', 'Workers cannot be started. The worker ended with exit code 1.'],
  ['no-such-program', 'Workers cannot be started. The command could not be started'],
])('the command %s starts no worker, and that is said', async (command, sentence) => {
  const { code, stdout } = await place().run([...SEARCH, '--on', command]);
  expect([code, stdout.includes(sentence)]).toEqual([1, true]);
});

test('what trains for a command may read the program and its own folder, and nothing else', async () => {
  const { folder, start } = place();
  const theirs = path.join(folder, 'theirs');
  const { process: command } = start(['worker', '--folder', theirs]);
  const argsOf = (pid: number): readonly string[] => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  // A child has its parent's arguments for a moment.
  const worker = (): number | undefined =>
    childrenOf(command.pid!).find((pid) => argsOf(pid).some((arg) => arg.endsWith('worker-stdio.ts')));
  await until(() => worker() !== undefined);
  const args = argsOf(worker()!);
  const granted = (what: string): readonly string[] =>
    args.flatMap((arg) => (arg.startsWith(`--allow-fs-${what}=`) ? [arg.slice(arg.indexOf('=') + 1)] : []));
  const program = path.resolve(path.dirname(entry), '..');
  const libraries = realpathSync(
    path.join(program, 'node_modules', '@tensorflow', 'tfjs-node', 'deps', 'lib', 'libtensorflow_cc.so.2'),
  );
  const allowed = [theirs, path.join(program, 'shared'), path.join(program, 'electron'), path.join(program, 'package.json')];
  expect(args).toContain('--permission');
  expect(granted('write')).toEqual([theirs]);
  expect(granted('read').filter((file) => !allowed.includes(file) && !file.includes('node_modules'))).toEqual(
    granted('read').filter((file) => path.dirname(file) === path.dirname(libraries)),
  );
  process.kill(-command.pid!, 'SIGKILL');
});

test('a command with an open quote is refused', async () => {
  const { code, stderr } = await place().run([...SEARCH, '--on', 'sh -c "exec']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('has a quote that is not closed')]);
});

test('a program runs where its command starts workers of programs, and nowhere else', async () => {
  const { folder, file, run } = place();
  file('square.mjs', 'console.log((Number(process.argv[2]) - 3) ** 2);\n');
  const space = file('space.json', { x: { type: 'float', low: 0, high: 6 } });
  const program = ['--task', 'program', '--command', `${process.execPath} square.mjs {x}`, '--folder', folder];
  const search = [
    'search',
    ...program,
    '--measure',
    'error:minimise',
    '--space',
    space,
    '--no-default',
    '--trials',
    '3',
    '--seed',
    '5',
  ];
  const onWorker = (kind: string) =>
    run([
      ...search,
      '--workers',
      '1',
      '--json',
      '--on',
      `sh -c "exec ${WORKER} ${kind} --folder ${path.join(folder, 'theirs')}"`,
    ]);
  const { trials } = JSON.parse((await onWorker('--task program')).stdout) as SessionResult;
  expect(trials.map(({ state, value }) => [state, value])).toEqual(
    trials.map(({ params }) => ['completed', (Number(params['x']) - 3) ** 2]),
  );
  const refused = JSON.parse((await onWorker('')).stdout) as SessionResult;
  expect(refused).toMatchObject({
    state: 'paused',
    failure: expect.stringContaining('trialdeck worker --task program') as string,
  });
  expect(refused.trials.map(({ state }) => state)).toEqual(['queued']);
});
