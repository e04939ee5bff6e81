/** The job that a person names: 12 is the number of a job, 3/2 the second session of study 3, whose job is meant. */
import { TrialdeckError } from '../../shared/errors.ts';
import type { AsyncApi } from '../../shared/contract/api.ts';

export const JOB_HELP = 'number of a job (12), or of a study and its session (3/2)';

/** @throws TrialdeckError usage for anything else, not-found where there is none */
export async function namedJob(api: AsyncApi, text: string): Promise<number> {
  const [, study, number] = /^(?:([1-9]\d*)\/)?([1-9]\d*)$/.exec(text) ?? [];
  if (number === undefined)
    throw new TrialdeckError('usage', `The job is ${JSON.stringify(text)}; allowed is the ${JOB_HELP}.`, 'job');
  return study === undefined ? Number(number) : jobOfSession(api, Number(study), Number(number));
}

async function jobOfSession(api: AsyncApi, studyId: number, number: number): Promise<number> {
  const session = (await api.study(studyId)).sessions.find((candidate) => candidate.number === number);
  if (!session) throw new TrialdeckError('not-found', `Study ${studyId} has no session ${number}.`, 'job');
  return session.jobId;
}
