/** What a worker may say when: `ready`, then of each trial its epochs in order and one end, and nothing else unasked. Pure. */
import { canBe } from '../../../shared/measure.ts';
import { shown } from '../../../shared/parse/check.ts';
import type { TrainingEnd } from '../tasks/trainer.ts';
import type { Attempt, FromWorker } from './protocol.ts';
import { refuseRows, type RowsOfWork } from './refuse-rows.ts';
import { unexpected } from './unexpected.ts';
import type { TrialWork } from './work.ts';

/** An attempt as far as its worker has told of it. */
export interface Course extends Attempt {
  readonly work: Pick<TrialWork, 'epochs' | 'epochsKnown'> & RowsOfWork;
  /** The last epoch that was told; null before the first one. */
  readonly told: number | null;
  readonly stopAsked: boolean;
}

export interface Conversation {
  readonly isReady: boolean;
  readonly trial: Course | null;
  /** The id of the inspection that it was asked for. */
  readonly inspection: number | null;
}

/** @throws TrialdeckError failure, with a sentence about "it", where no worker says that now. */
export function refuseUnexpected(message: FromWorker, { isReady, trial, inspection }: Conversation): void {
  if (isReady === (message.kind === 'ready'))
    throw unexpected(isReady ? 'It said once more that it was ready.' : `It said ${message.kind} before it was ready.`);
  if (message.kind === 'epoch') about(message, trial, (course) => refuseEpoch(message, course));
  if (message.kind === 'end') about(message, trial, (course) => refuseEnd(message.end, course));
  if ((message.kind === 'inspected' || message.kind === 'inspection-failed') && message.id !== inspection)
    throw unexpected('It told of a look into a trial that nobody had asked for.');
}

type EpochTold = Extract<FromWorker, { kind: 'epoch' }>;

/** What is said of a former attempt counts for nothing, and breaks no rule. */
function about({ trialId, attempt }: Attempt, trial: Course | null, refuse: (course: Course) => void): void {
  if (trial?.trialId === trialId && trial.attempt === attempt) refuse(trial);
}

function refuseEpoch({ epoch: { epoch, stop, select }, rowResults }: EpochTold, course: Course): void {
  const { epochs, objective } = course.work;
  if (epoch > epochs) throw unexpected(`It told epoch ${epoch} of a trial that has ${epochs}.`);
  refuseOutOfOrder('It told', epoch, course);
  for (const [partition, { [objective.name]: value }] of Object.entries({ stop, select })) {
    if (!Number.isFinite(value))
      throw unexpected(
        `It told an epoch whose ${objective.name} on ${partition} is ${shown(value)}; allowed is a finite number.`,
      );
    if (!canBe(objective, value!))
      throw unexpected(`It told an epoch whose ${objective.name} on ${partition} is ${shown(value)}, beyond its bounds.`);
  }
  refuseRows(rowResults, course.work);
}

function refuseEnd(end: TrainingEnd, course: Course): void {
  const { epochs, epochsKnown } = course.work;
  const reached = course.told ?? epochsKnown;
  if (end.state === 'diverged') refuseOutOfOrder('It told of divergence in', end.epoch, course);
  else if (end.state === 'stopped') {
    if (!course.stopAsked) throw unexpected('It stopped a trial that nobody had asked it to stop.');
  } else if (reached < (end.endedBy === 'target' ? epochs : 1))
    throw unexpected(`It told that a trial of ${epochs} epochs was complete after ${reached}.`);
}

/** The first epoch of an attempt may be one that is on record, which is told again. */
function refuseOutOfOrder(said: string, epoch: number, { work, told }: Course): void {
  const [first, last] = told === null ? [1, work.epochsKnown + 1] : [told + 1, told + 1];
  if (epoch >= first && epoch <= last) return;
  throw unexpected(`${said} epoch ${epoch} of a trial; allowed is ${first === last ? first : `one from ${first} to ${last}`}.`);
}
