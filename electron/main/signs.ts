/** What the desktop shows of jobs: progress on the task bar, a machine that stays awake, a notification at the end. */
import { Notification, powerSaveBlocker, type BrowserWindow } from 'electron';
import type { SessionProgress } from '../../shared/contract/searches.ts';
import type { StudyOverview } from '../../shared/contract/studies.ts';
import { countedText } from '../../shared/format/count.ts';
import { measuredText, valueText } from '../../shared/format/value.ts';
import { TRAINING_JOBS, type Job } from '../../shared/job.ts';
import { objectiveOf } from '../../shared/measure.ts';
import { objectiveText } from '../../shared/wording.ts';
import type { Known } from './follow-jobs.ts';
import { progressShare } from './progress-share.ts';

export interface Signs {
  show(window: BrowserWindow | null, known: Known): void;
  /** @param progress of the search that the job is; null where it is none */
  ended(job: Job, progress: SessionProgress | null, known: Known): void;
  /** Says something while no window is open. */
  say(title: string, body: string): void;
}

/** @param openStudy called when a notification is clicked. */
export function createSigns(openStudy: (studyId: number) => void): Signs {
  let awake: number | null = null;
  // A notification that nobody holds is collected, and its click with it.
  const shown = new Set<Notification>();

  const keepAwake = (wanted: boolean): void => {
    if (wanted === (awake !== null)) return;
    if (awake !== null) powerSaveBlocker.stop(awake);
    awake = wanted ? powerSaveBlocker.start('prevent-app-suspension') : null;
  };
  const notify = (title: string, body: string, onClick?: () => void): void => {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title, body });
    shown.add(notification);
    notification.on('click', () => onClick?.());
    notification.on('close', () => shown.delete(notification));
    notification.show();
  };

  return {
    show: (window, { running, settings }) => {
      window?.setProgressBar(progressShare(running) ?? -1);
      keepAwake(running.length > 0 && settings?.keepAwake === true);
    },
    ended: (job, progress, { studies, settings }) => {
      // What takes longer than a person waits.
      if (!TRAINING_JOBS.includes(job.kind)) return;
      if (job.state === 'paused' || settings?.notify !== true) return;
      const study = studies.find(({ id }) => id === job.studyId);
      const name = study?.name ?? job.title;
      const body = progress ? outcome(progress, study) : (job.reason ?? `${job.title}: ${job.progress.text}.`);
      notify(job.state === 'failed' ? `${name} failed` : `${name} has ended`, body, () => {
        if (job.studyId !== null) openStudy(job.studyId);
      });
    },
    say: notify,
  };
}

/** The result of an ended search in a sentence. */
export function outcome({ session, incumbent, finished }: SessionProgress, study: StudyOverview | undefined): string {
  if (session.state === 'failed') return session.failure ?? 'The reason is not known.';
  const trials = countedText(finished, 'trial');
  if (incumbent === null) return `${trials} finished, none with a value.`;
  const objective = study && objectiveOf(study);
  const what = objective
    ? `${objectiveText(objective)} ${measuredText(incumbent.value, objective)}`
    : `select value ${valueText(incumbent.value)}`;
  return `Best ${what} after ${trials}.`;
}
