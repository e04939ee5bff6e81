import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createTrainer } from '../../../../../electron/engine/tasks/program/trainer.ts';
import type { EpochAnswer, TrainingEnd, TrainingJob } from '../../../../../electron/engine/tasks/trainer.ts';
import type { Epoch } from '../../../../../shared/model.ts';
import type { ProgramTask } from '../../../../../shared/program/task.ts';
import { systemClock } from '../../../../../shared/system-clock.ts';
import { fakeClock } from '../../../../support/fake-clock.ts';
import { SCORE } from '../../../../support/measures.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

const ERROR = { ...SCORE, name: 'error', goal: 'minimise' } as const;

interface Run {
  readonly end: TrainingEnd;
  readonly epochs: readonly Omit<Epoch, 'durationMs'>[];
}

/** Runs a script of Node as a trial. */
async function run(script: string, task: Partial<ProgramTask> = {}, job: Partial<TrainingJob> = {}, stopAt = 0): Promise<Run> {
  const epochs: Omit<Epoch, 'durationMs'>[] = [];
  const end = await createTrainer().train(jobOf(script, task, job), ({ durationMs: _, ...epoch }): EpochAnswer => {
    epochs.push(epoch);
    return epoch.epoch === stopAt ? 'stop' : 'continue';
  });
  return { end, epochs };
}

function jobOf(script: string, task: Partial<ProgramTask>, job: Partial<TrainingJob>): TrainingJob {
  const command = [process.execPath, '-e', script, '--', ...(task.command ?? [])];
  return {
    task: { kind: 'program', folder: temporaryFolder(), secondsAnEpoch: null, separateStop: false, ...task, command },
    ...{ number: 7, params: { x: 0.5 }, modelSeed: 11, epochs: 3, maxEpochs: 9 },
    ...{ measures: [SCORE, ERROR], objective: SCORE, session: 'one' },
    roles: { trains: ['train'], decides: 'select', values: 'select', records: null },
    ...{ dataFile: null, checkpointFile: null, resumeFrom: null, epochsKnown: 0, ...job },
  };
}

const print = (...lines: readonly unknown[]): string =>
  lines.map((line) => `console.log(${JSON.stringify(typeof line === 'string' ? line : JSON.stringify(line))});`).join('');
const score = (value: number, epoch?: number) => ({ epoch, select: { score: value } });
const epochOf = (epoch: number, value: number) => ({
  ...{ epoch, train: {}, stop: { score: value }, select: { score: value }, confirm: null, facts: {} },
});

test('lines of JSON are epochs, other lines are nobody’s business', async () => {
  const script = print('Epoch 1 …', score(0.5, 1), '', '{broken', { other: 1 }, score(0.25), '0.9', score(0.75));
  expect(await run(script)).toEqual({
    end: { state: 'completed', endedBy: 'target' },
    epochs: [epochOf(1, 0.5), epochOf(2, 0.25), epochOf(3, 0.75)],
  });
});

test('parameters, epochs, seed and number are filled in without a shell, and what is not active is left out', async () => {
  const script = print(score(1)) + 'process.stderr.write(JSON.stringify(process.argv.slice(1))); process.exit(1)';
  const command = ['--x={x}', '{epochs}/{max_epochs}', '{seed}', '{trial}', '--y={y}', '$HOME; {x}', '{"a": 1}'];
  await expect(run(script, { command })).rejects.toThrow(
    'The program ended with exit code 1: ["--x=0.5","3/9","11","7","$HOME; 0.5","{\\"a\\": 1}"]',
  );
});

test('a program of one epoch may print nothing but a number', async () => {
  expect(await run(print('loading', '0.5', '0.625'), {}, { epochs: 1 })).toEqual({
    end: { state: 'completed', endedBy: 'target' },
    epochs: [epochOf(1, 0.625)],
  });
  await expect(run(print('0.5'))).rejects.toThrow('it must write a line for each of them');
  await expect(run('')).rejects.toThrow('ended without an epoch and without a number');
});

test('measures, facts and a stop of its own are taken as far as they are known', async () => {
  const line = { train: { score: 1 }, stop: { score: 0.5 }, select: { score: 0.4, error: 0.6, other: 3 }, facts: { rate: 0.1 } };
  const { epochs } = await run(print(line), { separateStop: true });
  expect(epochs).toEqual([
    {
      ...{ epoch: 1, train: { score: 1 }, stop: { score: 0.5 }, select: { score: 0.4, error: 0.6 } },
      ...{ confirm: null, facts: { rate: 0.1 } },
    },
  ]);
  await expect(run(print(line))).rejects.toThrow('the study was made without --separate-stop');
  await expect(run(print(score(1)), { separateStop: true })).rejects.toThrow('an epoch without stop');
});

test('the first epoch that is new has taken as long as those that had to be run again', async () => {
  let nowMs = 0;
  const clock = { ...systemClock, ms: () => (nowMs += 1000) };
  const durationsMs: number[] = [];
  const job = jobOf(print(score(0.25), score(0.5), score(0.75), score(1)), {}, { epochs: 4, epochsKnown: 2 });
  await createTrainer(clock).train(job, ({ durationMs }): EpochAnswer => {
    durationsMs.push(durationMs);
    return 'continue';
  });
  expect(durationsMs).toEqual([1000, 1000, 3000, 1000]);
});

test('fewer epochs than asked for are a completed trial too', async () => {
  const { end, epochs } = await run(print(score(0.5)));
  expect([end, epochs.length]).toEqual([{ state: 'completed', endedBy: 'itself' }, 1]);
});

test('what is no finite number is a trial that diverged', async () => {
  for (const written of ['NaN', 'null', '-Infinity', '1e999', '-1e999']) {
    const { end, epochs } = await run(print(score(0.5), `{"select": {"score": ${written}}}`));
    expect([end, epochs.length]).toEqual([{ state: 'diverged', epoch: 2 }, 1]);
  }
  for (const written of ['nan', '1e999'])
    expect((await run(print(written), {}, { epochs: 1 })).end).toEqual({ state: 'diverged', epoch: 1 });
});

test('mistakes are told in its own words', async () => {
  const flood = 'process.stderr.write("Traceback\\nValueError: too wet\\n"); process.exit(3)';
  await expect(run(print(score(1)) + flood)).rejects.toThrow('ended with exit code 3: Traceback\nValueError: too wet');
  await expect(run(print(score(1, 2)))).rejects.toThrow('The program wrote epoch 2; allowed is 1.');
  await expect(run(print({ select: { error: 1 } }))).rejects.toThrow('an epoch without score in select');
  await expect(run(print({ select: 0.5 }))).rejects.toThrow('select is 0.5; allowed is an object.');
  await expect(run('', { folder: '/not/there' })).rejects.toThrow('The program could not be started in /not/there');
});

test('one that would go on is ended after its target, by a stop and where it takes too long', async () => {
  const forever = `let epoch = 0; setInterval(() => console.log(JSON.stringify({ epoch: ++epoch, select: { score: epoch } })), 5)`;
  expect((await run(forever)).end).toEqual({ state: 'completed', endedBy: 'target' });
  expect((await run(forever, {}, {}, 2)).end).toEqual({ state: 'stopped' });
  // A stop that comes with the last epoch comes too late.
  expect((await run(forever, {}, {}, 3)).end).toEqual({ state: 'completed', endedBy: 'target' });
  await expect(run(`setInterval(() => {}, 1000)`, { secondsAnEpoch: 0.2 })).rejects.toThrow('longer than 0.2 seconds');
});

test('what it has started ends with it', async () => {
  const file = path.join(temporaryFolder(), 'pid');
  const child = `require('node:fs').writeFileSync(${JSON.stringify(file)}, String(process.pid)); setInterval(() => {}, 1000)`;
  const start = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}]);`;
  const whenStarted = `setInterval(() => require('node:fs').existsSync(${JSON.stringify(file)}) && console.log('{"select":{"score":1}}'), 20)`;
  await run(start + whenStarted, {}, {}, 1);
  expect(existsSync(file)).toBe(true);
  await expect.poll(() => isAlive(Number(readFileSync(file, 'utf8')))).toBe(false);
});

test('one that knows its epochs and does not end after them is asked to, and is complete', async () => {
  const clock = fakeClock();
  const script = print(score(1), score(2), score(3)) + 'setInterval(() => {}, 1000)';
  let told = 0;
  const end = createTrainer(clock).train(jobOf(script, { command: ['{epochs}'] }, {}), () => {
    told += 1;
    return 'continue';
  });
  await expect.poll(() => told).toBe(3);
  await expect.poll(() => clock.dueMs()).toBe(10_000);
  clock.pass(10_000);
  expect(await end).toEqual({ state: 'completed', endedBy: 'target' });
});

test('what it has started ends with it, also where it ignores the request', async () => {
  const clock = fakeClock();
  const file = path.join(temporaryFolder(), 'pid');
  const write = `require('node:fs').writeFileSync(${JSON.stringify(file)}, String(process.pid));`;
  const deaf = `process.on('SIGTERM', () => {}); ${write} setInterval(() => {}, 1000)`;
  const start = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(deaf)}], { stdio: 'ignore' });`;
  const whenStarted = `setInterval(() => require('node:fs').existsSync(${JSON.stringify(file)}) && console.log('{"select":{"score":1}}'), 20)`;
  const end = createTrainer(clock).train(jobOf(start + whenStarted, {}, {}), () => 'stop');
  await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8') !== '').toBe(true);
  const child = Number(readFileSync(file, 'utf8'));
  await expect.poll(() => clock.waiting()).toBeGreaterThan(1);
  expect(isAlive(child)).toBe(true);
  // It is given its time, and no more.
  const passing = setInterval(() => clock.pass(500), 5);
  await end;
  clearInterval(passing);
  await expect.poll(() => isAlive(child)).toBe(false);
});

test('what it leaves behind in a group of its own does not hold the trial', async () => {
  const file = path.join(temporaryFolder(), 'pid');
  const left = `require('node:fs').writeFileSync(${JSON.stringify(file)}, String(process.pid)); setInterval(() => {}, 1000)`;
  const options = `{ detached: true, stdio: 'inherit' }`;
  const start = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(left)}], ${options}).unref();`;
  expect(await run(start + print('0.5'), {}, { epochs: 1 })).toMatchObject({ end: { state: 'completed' } });
  await expect.poll(() => existsSync(file)).toBe(true);
  process.kill(Number(readFileSync(file, 'utf8')));
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}
