/**
 * waiting: in line for its turn on the machine; running: being worked on; paused: a person, a lost owner or the machine
 * interrupted it, it can be resumed; finished: done, or ended by a person; failed: it cannot go on, see `reason`.
 */
export const JOB_STATES = ['waiting', 'running', 'paused', 'finished', 'failed'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** Whether it runs, or will without anybody's doing. */
export function isUnfinished(state: JobState): boolean {
  return state === 'running' || state === 'waiting';
}
