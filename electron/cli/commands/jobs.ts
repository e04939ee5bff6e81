/** `trialdeck jobs`: what runs, what waits in line and for what, and what has ended. */
import { durationText } from '../../../shared/format/duration.ts';
import type { Job } from '../../../shared/job.ts';
import { EXIT } from '../exit-codes.ts';
import { openHost } from '../host.ts';
import type { Terminal } from '../terminal.ts';

export async function jobs(json: boolean, terminal: Terminal): Promise<number> {
  const host = await openHost();
  try {
    const all = await host.api.jobs();
    const numbers = new Map((await host.api.studies()).flatMap(({ sessions }) => sessions.map(({ id, number }) => [id, number])));
    if (json) terminal.print(JSON.stringify(all, null, 1));
    else terminal.print(all.length === 0 ? 'There are no jobs yet.' : all.map((job) => jobLine(job, numbers)).join('\n'));
    return EXIT.done;
  } finally {
    await host.close();
  }
}

/** @param numbers of sessions in their studies, by their ids */
function jobLine(job: Job, numbers: ReadonlyMap<number, number>): string {
  const { id, title, studyId, about, state, stopped, reason, progress } = job;
  const session = numbers.get(about.sessionId ?? 0);
  const where = session === undefined ? studyId !== null && `study ${studyId}` : `session ${studyId}/${session}`;
  const left = progress.remainingMs === null ? '' : `about ${durationText(progress.remainingMs)} left`;
  const head = `${String(id).padStart(4)}  ${(stopped ? 'stopped' : state).padEnd(8)}  ${title}`;
  return [head, where, progress.text, left, reason].filter(Boolean).join(' · ');
}
