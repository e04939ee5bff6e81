import type { Session, SessionState, TrialState } from '../../../shared/model.ts';
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
  diverged: { word: 'Diverged', icon: 'diverged', tone: 'warning', means: 'Its loss left the finite numbers.' },
};

export const SESSION_STATES: Readonly<Record<SessionState, StateLook>> = {
  running: { word: 'Running', icon: 'running', tone: 'accent', means: 'Is being worked on.' },
  paused: { word: 'Paused', icon: 'pause', tone: 'warning', means: 'Interrupted; it can be resumed.' },
  finished: { word: 'Finished', icon: 'check', tone: 'good', means: 'Its budget is spent or its space is exhausted.' },
  failed: { word: 'Failed', icon: 'error', tone: 'bad', means: 'Cannot go on; the session says why.' },
};

const STOPPED: StateLook = {
  word: 'Stopped',
  icon: 'stop',
  tone: 'plain',
  means: 'Ended by a person before its budget was spent; more budget reopens it.',
};

export function sessionLook({ state, stopped }: Pick<Session, 'state' | 'stopped'>): StateLook {
  return stopped ? STOPPED : SESSION_STATES[state];
}
