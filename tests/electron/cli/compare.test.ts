import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../../db/open-store.ts';
import type { ExperimentRun } from '../../../shared/experiment.ts';
import type { ExperimentDetail } from '../../../shared/experiment-detail.ts';
import type { Replay } from '../../../shared/replay.ts';
import type { Space } from '../../../shared/model.ts';
import { addRecordedStudy } from '../../support/recorded-study.ts';
import { until, workplace, type Workplace } from '../../support/terminal.ts';

/** 24 configurations. */
const SPACE: Space = {
  learning_rate: { type: 'categorical', values: [0.001, 0.003, 0.01, 0.03] },
  optimizer: { type: 'categorical', values: ['momentum', 'adam'] },
  units: { type: 'categorical', values: [32, 64, 256] },
};

let place: Workplace;
let study: string;

beforeAll(() => {
  place = workplace();
  mkdirSync(place.home, { recursive: true });
  const store = openStore(place.database);
  study = String(addRecordedStudy(store, SPACE));
  store.close();
});
afterAll(() => place.remove());

test('compare replays the strategies beside both kinds of random search and ends with the verdict', async () => {
  const args = ['--study', study, '--strategies', 'random,hyperband', '--pairs', '3', '--total-epochs', '100', '--seed', '1'];
  const { code, stdout, stderr } = await place.run(['compare', ...args]);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^Nothing can be shown with 3 pairs: below 6 /m);
  expect(stdout).toMatch(/^Comparison \d+ in study \d+, replayed, width 1, 100 epochs a search, seed 1: 3 of 3 pairs\.$/m);
  expect(stdout.match(/^(Random search|Random search 2x|Hyperband) +3 /gm)).toHaveLength(3);
  expect(stdout).toMatch(/^Nothing could have been shown: below 6 pairs /m);
  expect(stdout).toMatch(
    /^3 pairs; 100 epochs for each run, \d+ for Random search 2x; 1 trial at a time\.\nRandom search ended after 81 of 100 epochs \(median\)\.$/m,
  );
  expect(stdout).toMatch(/^From pair to pair the search seed varies; /m);

  const options = ['--options', '{"hyperband":{"eta":9}}', '--json'];
  const document = JSON.parse((await place.run(['compare', ...args, ...options])).stdout) as ExperimentDetail & {
    runs: readonly ExperimentRun[];
  };
  expect(document.progress.experiment.arms[2]!.strategy.options).toMatchObject({ eta: 9, iterations: 0 });
  expect(document.runs).toHaveLength(9);
  expect(document.evidence!.pairwise).toHaveLength(3);
});

test('the smallest gap of use is stated by the person, and every word follows it', async () => {
  const args = ['--study', study, '--strategies', 'random', '--pairs', '8', '--total-epochs', '60', '--seed', '2'];
  const { stdout } = await place.run(['compare', ...args, '--margin', '0.5', '--json']);
  const { progress, evidence } = JSON.parse(stdout) as ExperimentDetail;
  expect([progress.experiment.margin, evidence!.margin]).toEqual([0.5, 0.5]);
  expect(evidence!.pairwise[0]!.word).toMatch(/^(same|slightly better|slightly worse)$/);
  expect((await place.run(['compare', ...args, '--margin', '0'])).stderr).toContain('margin is 0; allowed is a number above 0.');
  expect((await place.run(['compare', ...args, '--pairs', '0'])).stderr).toContain(
    'pairs is 0; allowed is a whole number from 1 ',
  );
});

test('a comparison that is finished is shown again', async () => {
  const args = ['--study', study, '--strategies', 'tpe', '--pairs', '6', '--total-epochs', '60', '--seed', '3'];
  const { stdout } = await place.run(['compare', ...args]);
  const [, number] = /^Comparison (\d+) /.exec(stdout)!;
  const again = await place.run(['compare', '--resume', number!]);
  expect([again.code, again.stdout]).toEqual([0, stdout]);
});

test('a study names its comparisons, and how they are shown', async () => {
  const studies = JSON.parse((await place.run(['studies', '--json'])).stdout) as readonly { id: number; name: string }[];
  const { id } = studies.find(({ name }) => name === 'Fashion-MNIST: recorded grid')!;
  const { stdout } = await place.run(['show', String(id)]);
  expect(stdout).toMatch(/^comparison (\d+): 1,000 pairs of 6 strategies, replayed, finished: trialdeck compare --resume \1$/m);
});

test('a strategy against itself has seeds of its own, and a label', async () => {
  const args = ['--study', study, '--strategies', 'tpe,tpe,random', '--pairs', '8', '--total-epochs', '60', '--seed', '1'];
  const { stdout } = await place.run(['compare', ...args, '--json']);
  const { progress, runs } = JSON.parse(stdout) as ExperimentDetail & { runs: readonly ExperimentRun[] };
  const labels = progress.experiment.arms.map(({ label }) => label);
  expect(labels.slice(2).map((label) => label.replace(/^Tree.*\(TPE\)/, 'TPE'))).toEqual(['TPE', 'TPE (2)']);
  const pathsOf = (arm: number) => runs.filter((run) => run.arm === arm).map(({ path }) => path);
  expect(pathsOf(2)).not.toEqual(pathsOf(3));
});

test('overtuning is the mean over the runs', async () => {
  const budget = ['--pairs', '7', '--total-epochs', '100', '--seed', '1'];
  const args = ['compare', '--study', study, '--strategies', 'hyperband', ...budget];
  const { stdout } = await place.run(args);
  const { evidence } = JSON.parse((await place.run([...args, '--json'])).stdout) as ExperimentDetail;
  const rows = stdout.split('\n').map((line) => line.split(/ {2,}/));
  const column = rows.find(([first]) => first === 'Strategy')!.indexOf('Overtuning');
  const told = rows.filter(([, runs]) => runs === '7').map((row) => row[column]);
  expect(told).toEqual(evidence!.arms.map(({ overtuning }) => (overtuning.reduce((sum, lost) => sum + lost, 0) / 7).toFixed(4)));
});

test('compare says where a budget is too large for the recording, and takes options and stop rules by strategy', async () => {
  const args = ['compare', '--study', study, '--strategies', 'tpe', '--pairs', '1', '--seed', '1'];
  expect((await place.run([...args, '--total-epochs', '30'])).stderr).not.toContain('more than a tenth');
  const rules = ['--stop-rules', '{"tpe":{"name":"median","options":{}}}', '--total-epochs', '100', '--json'];
  const { stdout, stderr } = await place.run([...args, ...rules]);
  expect(stderr).toContain('With twice 100 epochs random search sees more than a tenth of the recording');
  const { progress } = JSON.parse(stdout) as ExperimentDetail;
  expect(progress.experiment.arms[2]!.stopRule).toMatchObject({ name: 'median' });
});

test.each([
  ['--options', '[1]', 'options is [1]; allowed is an object such as {"tpe": {}}.'],
  ['--options', '{"hyperbandd":{}}', 'options names hyperbandd; compared are tpe.'],
  ['--stop-rules', '{"random":{"name":"median","options":{}}}', 'stop-rules names random; compared are tpe.'],
])('compare refuses %s %s', async (option, text, sentence) => {
  const { code, stderr } = await place.run(['compare', '--study', study, '--strategies', 'tpe', option, text]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
});

test('compare takes no names that every object has, and offers training only for what is there', async () => {
  const args = ['compare', '--study', study, '--strategies', 'constructor'];
  expect((await place.run(args)).stderr).toContain('constructor');
  expect((await place.run(args)).stderr).not.toContain('options is');
  const nowhere = await place.run(['compare', '--study', '999', '--strategies', 'tpe']);
  expect(nowhere.stderr).toContain('There is no study 999.');
  expect(nowhere.stderr).not.toContain('--train');
});

test('compare refuses to change an experiment that it resumes', async () => {
  const { code, stderr } = await place.run(['compare', '--resume', '1', '--total-epochs', '500', '--json']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('--total-epochs is given with --resume; allowed is --json alone')]);
});

test('replay shows one search, or how many of them spread', async () => {
  const args = ['replay', '--study', study, '--strategy', 'hyperband', '--total-epochs', '120', '--seed', '2'];
  const { stdout } = await place.run(args);
  expect(stdout).toMatch(/^hyperband, seed 2: \d+ trials, \d+ epochs, .* with 1 simulated worker\.$/m);
  expect(stdout).toMatch(
    /^It ends with trial \d+ after \d+ epochs?: confirm 0\.\d{4}, 0\.\d{4} from the best of one run each 0\.\d{4} \(its own noise is unknown\)\.$/m,
  );
  const replayed = JSON.parse((await place.run([...args, '--json'])).stdout) as Replay;
  expect(replayed).toMatchObject({ budget: { epochs: 120 }, seed: 2, measure: 'confirm' });
  const spread = (await place.run([...args, '--repetitions', '4'])).stdout;
  expect(spread).toMatch(/^hyperband: 4 replays \(seeds 2 to 5\); of each figure the smallest, the median and the largest:$/m);
  expect(spread).toMatch(/^regret( +0\.\d{4}){3}$/m);
});

test('an experiment whose process was killed waits, and goes on to the end it would have had', async () => {
  const args = ['--study', study, '--strategies', 'hyperband', '--pairs', '400', '--total-epochs', '60', '--seed', '7'];
  const { process: running, ended } = place.start(['compare', ...args]);
  const finished = (): number => {
    const store = openStore(place.database, { readOnly: true });
    const [latest] = store.experiments(Number(study));
    const runs = latest?.seed === 7 ? store.experimentRuns(latest.id).filter(({ state }) => state === 'finished').length : 0;
    store.close();
    return runs;
  };
  await until(() => finished() > 10);
  running.kill('SIGKILL');
  await ended;
  const before = finished();
  expect(before).toBeLessThan(1200);
  const store = openStore(place.database, { readOnly: true });
  const { id } = store.experiments(Number(study))[0]!;
  const kept = store.experimentRuns(id).filter(({ state }) => state === 'finished');
  store.close();

  const { code, stdout } = await place.run(['compare', '--resume', String(id), '--json']);
  const { progress, runs } = JSON.parse(stdout) as ExperimentDetail & { runs: readonly ExperimentRun[] };
  expect([code, progress.finishedRuns, progress.experiment.state]).toEqual([0, 1200, 'finished']);
  const same = runs.filter(({ arm, repetition }) => kept.some((run) => run.arm === arm && run.repetition === repetition));
  expect(same).toEqual(kept);
});

test('Ctrl-C stops a comparison, which says how to go on', async () => {
  const args = ['--study', study, '--strategies', 'hyperband', '--pairs', '1000', '--total-epochs', '60', '--seed', '8'];
  const { process: running, ended } = place.start(['compare', ...args]);
  const begun = (): boolean => {
    const store = openStore(place.database, { readOnly: true });
    const begins = store.experiments(Number(study))[0]?.seed === 8;
    store.close();
    return begins;
  };
  await until(begun);
  running.kill('SIGINT');
  const { code, stdout, stderr } = await ended;
  expect(code).toBe(130);
  expect(stdout).toMatch(/^Comparison \d+ in study/);
  expect(stderr).toMatch(/Go on with: trialdeck resume \d+\n$/);
});

test('a wrong request is a sentence and changes nothing', async () => {
  const refusals = await Promise.all([
    place.run(['compare', '--study', study]),
    place.run(['compare', '--study', study, '--strategies', 'random,hyperbant']),
    place.run(['replay', '--study', '1', '--strategy', 'random', '--repetitions', '0']),
  ]);
  expect(refusals.map(({ code, stdout }) => [code, stdout])).toEqual([
    [2, ''],
    [2, ''],
    [2, ''],
  ]);
  expect(refusals.map(({ stderr }) => stderr)).toEqual([
    'trialdeck: compare needs --study and --strategies, or --resume with the number of a comparison.\n',
    expect.stringContaining('Unknown strategy hyperbant'),
    'trialdeck: --repetitions is 0; allowed is a whole number from 1 to 100000.\n',
  ]);
});

test('a study that cannot be replayed is offered to be trained on', async () => {
  const search = [
    'search',
    '--dataset',
    'generated',
    '--rows',
    '400',
    '--epochs',
    '1',
    '--trials',
    '1',
    '--workers',
    '1',
    '--json',
  ];
  const { study: unrecorded } = JSON.parse((await place.run(search)).stdout) as { readonly study: number };
  const args = ['compare', '--study', String(unrecorded), '--strategies', 'random', '--pairs', '2', '--total-epochs', '10'];
  const { code, stderr } = await place.run(args);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^trialdeck: Searches cannot be replayed on .* To train its runs instead: --train\n$/);
});
