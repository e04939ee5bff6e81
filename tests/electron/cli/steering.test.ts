/** What a person asks of jobs in a terminal, beside pausing and stopping them. */
import { availableParallelism } from 'node:os';
import { afterAll, expect, test, vi } from 'vitest';
import { openStore } from '../../../db/open-store.ts';
import type { Job } from '../../../shared/job.ts';
import { until, workplace } from '../../support/terminal.ts';

/** Each starts several processes one after another. */
vi.setConfig({ testTimeout: 240_000 });

const place = workplace();
afterAll(place.remove);

async function jobs(): Promise<readonly Job[]> {
  return JSON.parse((await place.run(['jobs', '--json'])).stdout) as readonly Job[];
}

function unfinished(): number {
  const store = openStore(place.database, { readOnly: true });
  try {
    return store.unfinishedJobs().length;
  } finally {
    store.close();
  }
}

/** A second search, which can go on: its process was killed. */
async function interrupted(): Promise<Job> {
  // Small batches, without patience: it does not end by itself.
  const space = place.file('space.json', { batch_size: { type: 'fixed', value: 8 } });
  const size = ['--dataset', 'generated', '--rows', '1000', '--epochs', '2000', '--trials', '1', '--workers', '1'];
  const search = place.start(['search', ...size, '--space', space]);
  await until(() => unfinished() > 0);
  process.kill(search.process.pid!, 'SIGKILL');
  await search.ended;
  return (await jobs()).find(({ state }) => state === 'paused')!;
}

test('a search keeps the number of workers that it is told; one that is over and what has none is refused', async () => {
  const search = ['search', '--dataset', 'generated', '--rows', '400', '--epochs', '1', '--trials', '1', '--workers', '1'];
  expect((await place.run(search)).code).toBe(0);
  const [over] = await jobs();
  const refused = await place.run(['workers', String(over!.id), '3']);
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('The session is finished')]);
  const job = await interrupted();
  const told = await place.run(['workers', String(job.id), '1']);
  expect([told.code, told.stdout]).toEqual([0, `Job ${job.id}, ${job.title}, has 1 worker from now on.\n`]);
  const tooMany = await place.run(['workers', String(job.id), String(1 + availableParallelism())]);
  expect([tooMany.code, tooMany.stdout]).toEqual([
    0,
    expect.stringMatching(/ workers from now on\.\n(This machine has|The free memory of this machine has room for) /),
  ]);
  expect((await place.run(['workers', String(job.id), 'many'])).code).toBe(2);
  expect((await place.run(['backup'])).code).toBe(0);
  const backup = (await jobs()).find(({ kind }) => kind === 'backup')!;
  expect((await place.run(['workers', String(backup.id), '3'])).stderr).toContain('allowed is a search');
});

test('a job is deleted; a search that has trained is a part of its study and is not', async () => {
  const { id, title } = (await jobs()).find(({ kind }) => kind === 'backup')!;
  expect((await place.run(['delete', String(id)])).stdout).toBe(
    `Job ${id}, ${title}, is deleted. Only this entry goes: the file stays where it is.\n`,
  );
  const searches = await jobs();
  expect(searches.map(({ kind }) => kind)).toEqual(['search', 'search']);
  const trained = searches.find(({ progress }) => progress.done > 0)!;
  const refused = await place.run(['delete', String(trained.id)]);
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('a study is deleted in the window, on Home')]);
});
