import type { JobState } from '../../../shared/job-state.ts';
import type { TrialState } from '../../../shared/model.ts';
import type { IconName } from './icons.ts';

/** A state is an icon and a word, never only a colour. */
export interface StateLook {
  readonly word: string;
  readonly icon: IconName;
  readonly tone: 'plain' | 'accent' | 'good' | 'warning' | 'bad';
  readonly means: string;
}

export const TRIAL_STATES: Readonly<Record<TrialState, StateLook>> = {
  queued: { word: 'Queued', icon: 'queue', tone: 'plain', means: 'Waits for a worker.' },
  running: { word: 'Running', icon: 'running', tone: 'accent', means: 'Is being trained.' },
  completed: { word: 'Completed', icon: 'check', tone: 'good', means: 'Trained to its end, or until its patience was spent.' },
  stopped: { word: 'Stopped', icon: 'stop', tone: 'plain', means: 'Ended early, by a stop rule or by a person.' },
  failed: { word: 'Failed', icon: 'error', tone: 'bad', means: 'Could not be trained; the trial says why.' },
  diverged: { word: 'Diverged', icon: 'diverged', tone: 'warning', means: 'Its values left the finite numbers.' },
};

export const HELD_BACK: StateLook = {
  word: 'Waits for its turn',
  icon: 'clock',
  tone: 'plain',
  means: 'Has ended; it counts when the clock of the search comes to it.',
};

/** @param heldBack whether its end is known, and is to count later */
export function trialLook(state: TrialState, heldBack: boolean): StateLook {
  return heldBack && (state === 'running' || state === 'queued') ? HELD_BACK : TRIAL_STATES[state];
}

const JOB_STATES: Readonly<Record<JobState, StateLook>> = {
  waiting: { word: 'Waiting', icon: 'queue', tone: 'plain', means: 'In line for its turn on the machine.' },
  running: { word: 'Running', icon: 'running', tone: 'accent', means: 'Is being worked on.' },
  paused: { word: 'Paused', icon: 'pause', tone: 'warning', means: 'Interrupted; it can be resumed.' },
  finished: {
    word: 'Finished',
    icon: 'check',
    tone: 'good',
    means: 'Done: of a search, its budget is spent or its space is exhausted.',
  },
  failed: { word: 'Failed', icon: 'error', tone: 'bad', means: 'It could not go on.' },
};

const STOPPED: StateLook = {
  word: 'Stopped',
  icon: 'stop',
  tone: 'plain',
  means: 'Ended by a person before it was done; more budget reopens a search.',
};

/** Of a job, and so of a session and an experiment. */
export function jobLook({ state, stopped = false }: { readonly state: JobState; readonly stopped?: boolean }): StateLook {
  return stopped ? STOPPED : JOB_STATES[state];
}
