/** `trialdeck pause`: interrupts what runs, in this or another process, and waits until it rests. */
import { foldersOf } from '../../engine/folders.ts';
import { ownerOf } from '../../engine/owner.ts';
import { EXIT } from '../exit-codes.ts';
import { jobEnded } from '../follow-job.ts';
import { openHost, type Host } from '../host.ts';
import { namedJob } from '../named-job.ts';
import type { Terminal } from '../terminal.ts';

/** @param text the job; all that run where there is none */
export async function pause(text: string | undefined, terminal: Terminal): Promise<number> {
  const folders = foldersOf(process.env);
  if (text === undefined && ownerOf(folders.data) === null) {
    terminal.print('Nothing is running.');
    return EXIT.done;
  }
  const host = await openHost(folders);
  try {
    const wanted = text === undefined ? await running(host) : [await namedJob(host.api, text)];
    if (wanted.length === 0) terminal.print('Nothing is running.');
    for (const jobId of wanted) {
      await host.api.pauseJob(jobId);
      const { title, state } = await jobEnded(host, jobId);
      const what = `Job ${jobId}, ${title},`;
      terminal.print(state === 'paused' ? `${what} is paused. Go on with: trialdeck resume ${jobId}` : `${what} is ${state}.`);
    }
    return EXIT.done;
  } finally {
    await host.close();
  }
}

async function running({ api }: Host): Promise<readonly number[]> {
  const jobs = await api.jobs({ states: ['running'] });
  return jobs.filter(({ actions }) => actions.includes('pause')).map(({ id }) => id);
}
