/** The job that a person names: 12 is the number of a job, s5 the number of a session, whose job is meant. */
import { TrialdeckError } from '../../shared/errors.ts';
import type { AsyncApi } from '../../shared/contract/api.ts';

export const JOB_HELP = 'number of a job (12), or s and the number of a session (s5)';

/** @throws TrialdeckError usage for anything else, not-found where there is none */
export async function namedJob(api: AsyncApi, text: string): Promise<number> {
  const [, session, number] = /^(s?)([1-9]\d*)$/.exec(text) ?? [];
  if (number === undefined)
    throw new TrialdeckError('usage', `The job is ${JSON.stringify(text)}; allowed is the ${JOB_HELP}.`, 'job');
  return session === 's' ? (await api.progress(Number(number))).session.jobId : Number(number);
}
