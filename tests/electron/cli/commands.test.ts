import { DatabaseSync } from 'node:sqlite';
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foldersOf } from '../../../electron/engine/folders.ts';
import { workplace, workplaceWithoutSamples, type Ended, type Workplace } from '../../support/terminal.ts';

let place: Workplace;
let searched: Ended;
/** Numbers of what the search made. */
let made: { readonly study: number; readonly session: number };

beforeAll(async () => {
  place = workplaceWithoutSamples();
  searched = await place.run([
    'search',
    '--dataset',
    'generated',
    '--rows',
    '400',
    '--epochs',
    '2',
    '--trials',
    '3',
    '--seed',
    '5',
    '--json',
  ]);
  made = JSON.parse(searched.stdout) as typeof made;
});
afterAll(() => place.remove());

test('search prints one JSON document and nothing else on standard output', () => {
  expect(searched.code).toBe(0);
  const result = JSON.parse(searched.stdout) as { trials: { state: string; epochs: unknown[] }[] };
  expect(result).toMatchObject({ state: 'finished', failure: null });
  expect(result.trials.map(({ state, epochs }) => [state, epochs.length])).toEqual([
    ['completed', 2],
    ['completed', 2],
    ['completed', 2],
  ]);
});

test('the first trial is the default configuration, and says so', async () => {
  const { trials } = JSON.parse(searched.stdout) as { trials: { number: number }[] };
  const { stdout } = await place.run(['show', `${made.study}/${trials[0]!.number}`, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    trial: { params: { units: 128, learning_rate: 0.001, optimizer: 'adam' }, reason: { default: true } },
    environment: { engine: 'native', threadsPerWorker: 1 },
  });
});

test('studies of a new data folder are the samples', async () => {
  const empty = workplace();
  const { code, stdout } = await empty.run(['studies']);
  empty.remove();
  expect(code).toBe(0);
  expect(stdout).toContain('Fashion-MNIST: the assignment');
});

test('studies and show tell what was found', async () => {
  const listed = (await place.run(['studies'])).stdout;
  expect(listed).toMatch(
    new RegExp(
      `Generated figures: random search\\s+3/3\\s+0\\.\\d{4} \\(0\\.\\d{4} to 0\\.\\d{4}\\)\\s+0\\.\\d{4}\\s+–\\s+–\\s+1 session finished`,
    ),
  );
  const shown = (await place.run(['show', String(made.study)])).stdout;
  expect(shown).toContain(
    'train 280, stop 40, select 40, confirm 40 rows (split seed 1); vault of 1,000 rows. The vault is sealed.',
  );
  expect(shown).toContain('3 of 3 trials finished');
  expect(shown).toMatch(/\d+ of 40 rows of select (is|are) right in none of 3 trials/);
  expect(shown).toMatch(/\ntrial +state.*\n\d \* [\s\S]*\* the winner\n$/);
});

test('export gives every trial as CSV and as JSON', async () => {
  const csv = (await place.run(['export', String(made.study), '--csv'])).stdout.trim().split('\r\n');
  expect(csv).toHaveLength(4);
  expect(csv[0]).toContain('params.learning_rate');
  expect(csv[0]).toContain('value,corrected,correctedLow,correctedHigh');
  const json = JSON.parse((await place.run(['export', String(made.study), '--json'])).stdout) as {
    trials: { epochs: unknown[] }[];
    corrected: { kind: string };
    confirmed: unknown;
    vaultReadings: unknown[];
    vaultValues: unknown[];
  };
  expect(json).toMatchObject({ corrected: { kind: 'corrected' }, confirmed: null, vaultReadings: [], vaultValues: [] });
  expect(json.trials.map(({ epochs }) => epochs.length)).toEqual([2, 2, 2]);
});

test('export copies a study to a database of its own, and writes over no file', async () => {
  const file = path.join(place.home, 'copy of it.db');
  expect(await place.run(['export', String(made.study), '--database', file])).toMatchObject({ code: 0, stdout: '' });
  const copy = new DatabaseSync(file, { readOnly: true });
  expect(copy.prepare('SELECT count(*) AS studies, max(name) AS name FROM studies').get()).toEqual({
    studies: 1,
    name: 'Generated figures: random search',
  });
  expect(copy.prepare('SELECT count(*) AS epochs FROM epochs').get()).toEqual({ epochs: 6 });
  copy.close();
  const again = await place.run(['export', String(made.study), '--database', file]);
  expect([again.code, again.stderr]).toEqual([2, expect.stringContaining(`The file ${file} exists.`)]);
});

test('train trains the given configurations in their order', async () => {
  const configs = [
    { units: 16, hidden_layers: 1 },
    { units: 32, optimizer: 'momentum', momentum: 0.8 },
    { units: 4, optimizer: 'sgd', hidden_layers: 2, units_2: 3, dropout_rate_2: 0.1 },
    {},
  ];
  const { stdout, code } = await place.run([
    'train',
    '--configs',
    place.file('configs.json', configs),
    '--dataset',
    'generated',
    '--rows',
    '400',
    '--epochs',
    '1',
    '--json',
  ]);
  expect(code).toBe(0);
  expect((JSON.parse(stdout) as { trials: { params: unknown }[] }).trials.map(({ params }) => params)).toEqual(configs);
});

test('a second session of a study keeps what makes its trials comparable', async () => {
  const more = await place.run([
    'search',
    '--study',
    String(made.study),
    '--trials',
    '2',
    '--seed',
    '6',
    '--no-default',
    '--json',
  ]);
  expect(JSON.parse(more.stdout)).toMatchObject({ study: made.study, state: 'finished' });
  const refused = await place.run(['search', '--study', String(made.study), '--epochs', '3']);
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('epochs cannot be given for a study that exists') });
});

test('a stop rule ends trials, whose queue came first, and show says why', async () => {
  const queue = place.file('queue.json', [{ units: 16 }, { units: 24, optimizer: 'momentum' }]);
  const rule = ['--stop-rule', 'patience', '--stop-options', '{"epochs":1,"improvement":1}'];
  const budget = ['--rows', '400', '--epochs', '4', '--trials', '3', '--seed', '5'];
  const { stdout, code } = await place.run(['search', '--dataset', 'generated', ...budget, ...rule, '--queue', queue, '--json']);
  expect(code).toBe(0);
  const { study, trials } = JSON.parse(stdout) as {
    study: number;
    trials: { number: number; state: string; params: object; epochs: unknown[] }[];
  };
  expect(trials.map(({ state, epochs }) => [state, epochs.length])).toEqual(Array(3).fill(['stopped', 2]));
  expect(trials).toMatchObject([
    { params: { units: 16, optimizer: 'adam' } },
    { params: { units: 24, optimizer: 'momentum' } },
    {},
  ]);
  expect((await place.run(['show', `${study}/${trials[0]!.number}`])).stdout).toMatch(
    /Stopped after epoch 2: no better for 1 epochs than 0\.\d+/,
  );
});

test('a search that is refused creates nothing', async () => {
  const before = (await place.run(['studies', '--json'])).stdout;
  expect((await place.run(['search', '--dataset', 'generated', '--strategy', 'zoom'])).code).toBe(2);
  expect((await place.run(['studies', '--json'])).stdout).toBe(before);
});

test('space explains every hyperparameter', async () => {
  const { stdout } = await place.run(['space']);
  expect(stdout).toMatch(/learning_rate: 0\.0001 to 0\.03, logarithmic\n {2}why .+\n {2}range .+\n {2}expected .+/);
  expect(stdout).toContain('momentum: 0.8 to 0.98, with optimizer momentum or nesterov');
});

test('doctor says what is there', async () => {
  const { stdout } = await place.run(['doctor', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ node: { state: 'ok' }, tensorflow: { state: 'ok' }, sqlite: { state: 'ok' } });
});

test('a space may be YAML, and what may be meant otherwise is said', async () => {
  const yaml = place.file(
    'mine.yaml',
    'units: {type: int, low: 8, high: 512, scale: log, step: 8}\nbatch_size: {type: int, low: 32, high: 32}\n',
  );
  const { stdout, stderr } = await place.run(['space', '--space', yaml]);
  expect(stdout).toBe('units: whole numbers 8 to 512 in factors of 8, logarithmic\n\nbatch_size: always 32\n');
  expect(stderr).toContain('units has 3 values, 8, 64, 512: on a logarithmic scale a step is a factor.');
  expect(stderr).toContain('batch_size is 32 in every trial: its range has one value.');
});

const SPACES: readonly [string, unknown, string][] = [
  ['an unknown parameter', { unit: { type: 'int', low: 8, high: 16 } }, 'Did you mean units?'],
  ['low above high', { units: { type: 'int', low: 64, high: 16 } }, 'units'],
  ['a logarithmic scale from 0', { dropout_rate: { type: 'float', low: 0, high: 0.5, scale: 'log' } }, 'dropout_rate'],
  ['an empty choice', { activation: { type: 'categorical', values: [] } }, 'activation'],
  ['a wrong type', { units: { type: 'number', low: 8, high: 16 } }, 'units'],
  ['no JSON', '{ units', 'is not JSON'],
  ['a name twice', '{"units": {"type": "fixed", "value": 8}, "units": {"type": "fixed", "value": 9}}', 'units stands twice'],
];
test.each(SPACES)('a space with %s is refused', async (_, space, words) => {
  const { code, stderr, stdout } = await place.run(['search', '--space', place.file('bad.json', space)]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(words);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

test.each([
  [['search', '--trials', '0'], 'trials'],
  [['search', '--trials', '-3'], 'trials'],
  [['search', '--epochs', 'many'], 'epochs'],
  [['search', '--seconds', '0'], 'seconds'],
  [['search', '--workers', '0'], 'workers'],
  [['search', '--preset', 'quickest'], 'Unknown preset quickest; known are quick, assignment.'],
  [['search', '--dataset', 'generated', '--rows', '5000'], 'rows is 5000, but the data set has 4000 outside the vault.'],
  [['search', '--strategy', 'magic'], 'Unknown strategy magic'],
  [['search', '--strategy', 'grid'], 'A grid needs a list of values: give dropout_rate,'],
  [['search', '--strategy', 'hyperband', '--epochs', '2'], 'Trials of at most 2 epochs leave no second rung'],
  [
    ['search', '--strategy', 'asha', '--epochs', '4', '--options', '{"eta":5}'],
    'with a reduction factor (eta) of 5 and rungs from epoch 1 it takes 5.',
  ],
  [['search', '--strategy', 'zoom'], 'Zoom searches a part of the space'],
  [['search', '--strategy', 'tpe', '--options', '{"eta":3}'], 'tpe has no option eta'],
  [['search', '--options', '{}'], '--options is given without --strategy'],
  [['search', '--stop-rule', 'hope'], 'Unknown stop rule hope'],
  [['search', '--stop-rule', 'median', '--stop-options', '{"startup_trials":0}'], 'startup_trials of median is 0'],
  [['search', '--queue', 'nowhere.json'], 'nowhere.json cannot be read'],
  [['train', '--configs', 'nowhere.json'], 'nowhere.json cannot be read'],
  [['show', 'x'], 'neither the number of a study'],
  [['show', 't17'], 'nor of a trial in it (3/17)'],
  [['export', '1'], 'Name one format'],
])('%j is a wrong request', async (args, words) => {
  const { code, stderr, stdout } = await place.run(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(words);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test.each([[['sarch']], [['search', '--trails', '3']], [['show']]])('%j is no command', async (args) => {
  const { code, stderr } = await place.run(args);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^trialdeck: /);
});

test.each([
  [['show', '9999'], '9999'],
  [['show', '1/9999'], 'Study 1 has no trial 9999.'],
  [['resume', '9999'], '9999'],
])('%j does not exist', async (args, words) => {
  const { code, stderr } = await place.run(args);
  expect(code).toBe(1);
  expect(stderr).toContain(words);
});

test.each([
  ['that is no database', () => place.file('garbage.db', 'long enough to be a database '.repeat(40)), 'not'],
  ['of a newer version', () => ofVersion(99), 'newer'],
])('a file %s is refused and left as it was', async (_, make, words) => {
  const home = mkdtempSync(path.join(place.folder, 'home-'));
  const file = path.join(home, 'trialdeck.db');
  copyFileSync(make(), file);
  const before = readFileSync(file);
  const { code, stderr } = await place.run(['search', '--dataset', 'generated'], { TRIALDECK_HOME: home });
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(words) });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a data folder that cannot be made is named', async () => {
  const { code, stderr } = await place.run(['search', '--dataset', 'generated'], {
    TRIALDECK_HOME: `${place.file('a file', '')}/data`,
  });
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('a file/data cannot be made') });
});

/** A copy of the database that says it is of another version. */
function ofVersion(version: number): string {
  const file = path.join(place.folder, `version-${version}.db`);
  copyFileSync(place.database, file);
  const database = new DatabaseSync(file);
  database.exec(`pragma user_version = ${version}`);
  database.close();
  return file;
}

test('fetch takes a data set from a folder, says where it is, and refuses one that is none', async () => {
  const folder = place.file('t10k-labels-idx1-ubyte', 'not this').replace(/[^/]+$/, '');
  const { code, stderr } = await place.run(['fetch', '--from', folder]);
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(
      /Fetching Fashion-MNIST from .*, 30\.9 MB\ntrialdeck: Fashion-MNIST could not be fetched \(.*it has neither/,
    ),
  ]);
  expect((await place.run(['fetch', 'generated'])).code).toBe(2);
  const there = await place.run(['fetch'], { TRIALDECK_CACHE: foldersOf(process.env).cache });
  expect([there.code, there.stderr, there.stdout]).toEqual([
    0,
    '',
    expect.stringMatching(/^Fashion-MNIST is in .*, checked\.\n$/),
  ]);
});
