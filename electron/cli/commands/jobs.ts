/** `trialdeck jobs`: what runs, what waits in line and for what, and what has ended. */
import { durationText } from '../../../shared/format/duration.ts';
import type { StudyOverview } from '../../../shared/contract/studies.ts';
import type { Job } from '../../../shared/job.ts';
import { titleInStudy } from '../../../shared/wording.ts';
import { EXIT } from '../exit-codes.ts';
import { openHost } from '../host.ts';
import type { Terminal } from '../terminal.ts';

export async function jobs(json: boolean, terminal: Terminal): Promise<number> {
  const host = await openHost();
  try {
    const all = await host.api.jobs();
    const studies = await host.api.studies();
    if (json) terminal.print(JSON.stringify(all, null, 1));
    else terminal.print(all.length === 0 ? 'There are no jobs yet.' : all.map((job) => jobLine(job, studies)).join('\n'));
    return EXIT.done;
  } finally {
    await host.close();
  }
}

/** Named as in Activity, and with the numbers that other commands take. */
export function jobLine(job: Job, studies: readonly Pick<StudyOverview, 'id' | 'name' | 'sessions'>[]): string {
  const { id, studyId, about, state, stopped, reason, progress } = job;
  const study = studies.find((candidate) => candidate.id === studyId);
  const session = study?.sessions.find((candidate) => candidate.id === about.sessionId);
  const where = session === undefined ? studyId !== null && `study ${studyId}` : `session ${studyId}/${session.number}`;
  const left = progress.remainingMs === null ? '' : `about ${durationText(progress.remainingMs)} left`;
  const head = `${String(id).padStart(4)}  ${(stopped ? 'stopped' : state).padEnd(8)}  ${titleInStudy(job, study?.name)}`;
  return [head, where, progress.text, left, reason].filter(Boolean).join(' · ');
}
