/** The waits of a terminal whose job, or whose owner, goes away. */
import { expect, test } from 'vitest';
import { jobEnded } from '../../../electron/cli/follow-job.ts';
import type { Events } from '../../../shared/contract/api.ts';
import { jobOf } from '../../support/job-data.ts';

type Teller = Parameters<typeof jobEnded>[0];

/** What a terminal hears of job 2, which runs. */
function teller() {
  const listeners = new Set<(data: Events['job']) => void>();
  const closing: (() => void)[] = [];
  const job = jobOf({ id: 2, state: 'running' });
  const host = {
    api: { job: async () => ({ job, parts: [], log: [] }) },
    onEvent: (_: string, listener: (data: Events['job']) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onClose: (listener: () => void) => closing.push(listener),
  } as unknown as Teller;
  const tell = (told: Events['job']): void => listeners.forEach((listener) => listener(told));
  return { host, tell, close: () => closing.forEach((listener) => listener()), listeners };
}

test('a job that ends is what the wait comes to', async () => {
  const { host, tell, listeners } = teller();
  const ended = jobEnded(host, 2);
  await Promise.resolve();
  tell({ jobId: 2, job: jobOf({ id: 2, state: 'paused' }) });
  expect(await ended).toMatchObject({ id: 2, state: 'paused' });
  expect(listeners.size).toBe(0);
});

test('a process that ends with the job under way ends the wait, and says how to go on', async () => {
  const { host, close } = teller();
  const ended = jobEnded(host, 2);
  await Promise.resolve();
  close();
  await expect(ended).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('trialdeck resume 2') as string,
  });
});

test('a job that is deleted ends the wait for it, and for no other', async () => {
  const { host, tell } = teller();
  const ended = jobEnded(host, 2);
  await Promise.resolve();
  tell({ jobId: 3, job: null });
  tell({ jobId: 2, job: null });
  await expect(ended).rejects.toMatchObject({ code: 'not-found', message: 'Job 2 was deleted.' });
});
