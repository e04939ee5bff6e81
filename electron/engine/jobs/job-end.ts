/** What an error makes of a job: a fault of the machine interrupts it, a mistake of ours or of the request ends it. Pure. */
import { faultOf, reasonOf, sentenceOf } from '../fault.ts';
import type { JobEnd } from './job.ts';

export function endOf(error: unknown): JobEnd {
  const fault = faultOf(error);
  const reason = fault === 'bug' ? `A mistake in Trialdeck ended it: ${sentenceOf(error)}` : reasonOf(error);
  return { state: fault === 'machine' ? 'paused' : 'failed', reason, stopped: false };
}
