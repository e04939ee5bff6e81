/** What a job is, how far it is, and what can be done with it, in words. */
import { about } from '../../../shared/format/duration.ts';
import { isUnfinished } from '../../../shared/job-state.ts';
import { TRAINING_JOBS, type Job, type JobAction } from '../../../shared/job.ts';
import { titleInStudy } from '../../../shared/wording.ts';
import type { IconName } from '../controls/icons.ts';

export interface ActionLook {
  readonly label: string;
  readonly icon: IconName;
  /** What is said before it is done, where something would be lost with it; null where it is done at once. */
  readonly question: string | null;
}

/** "12 of 40 trials, about 3 min left". Empty where there is nothing to say yet. */
export function progressText({ state, progress: { text, remainingMs } }: Pick<Job, 'state' | 'progress'>): string {
  const left = state === 'running' && remainingMs !== null ? `${about(remainingMs)} left` : '';
  return [text, left].filter((part) => part !== '').join(', ');
}

/** What training that is started now waits for, in a sentence; null where it begins at once. */
export function waitText(training: Job | null, study: string | undefined): string | null {
  return training && `${titleInStudy(training, study)} is running: what you start now waits in line, and begins by itself.`;
}

/** What is known of a job that something is done with. */
type Steered = Pick<Job, 'kind' | 'cores' | 'state' | 'startedAt' | 'progress' | 'lostByStop' | 'lostByDelete'>;

export function actionLook(job: Steered, action: JobAction): ActionLook {
  const question = questionOf(job, action);
  const more = question === null ? '' : '…';
  switch (action) {
    case 'pause':
      return {
        label: job.state === 'running' && endsEpochs(job) ? 'Pause after this epoch' : 'Pause',
        icon: 'pause',
        question,
      };
    case 'resume':
      return { label: job.state === 'failed' ? 'Try again' : 'Resume', icon: 'play', question };
    case 'stop':
      return { label: `Stop${more}`, icon: 'stop', question };
    case 'delete':
      return { label: `${isUnfinished(job.state) ? 'Take out of the line' : 'Delete'}${more}`, icon: 'trash', question };
  }
}

/** Whether the epochs in training end before it does; a replay has none. */
export function endsEpochs({ kind, cores }: Pick<Job, 'kind' | 'cores'>): boolean {
  return cores === 'all' && TRAINING_JOBS.includes(kind);
}

function doneText({ text, done }: Job['progress']): string {
  if (text === '') return 'What is done stays.';
  if (done === 0) return 'Nothing of it is done yet.';
  return done === 1 ? `${text} is done and stays.` : `${text} are done and stay.`;
}

function questionOf({ state, startedAt, progress, lostByStop, lostByDelete }: Steered, action: JobAction): string | null {
  if (action === 'delete') return lostByDelete;
  if (action !== 'stop') return null;
  const done = state === 'failed' ? 'What is recorded stays.' : doneText(progress);
  // Nothing of it is at work that could end later or be paused; what leaves nothing behind is deleted instead.
  if (state === 'failed' || state === 'paused') return `${done} It counts as finished then, and does not go on.`;
  return startedAt === null || lostByStop === null ? null : `${done} ${lostByStop}`;
}
