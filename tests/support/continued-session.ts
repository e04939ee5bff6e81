/** Resumes a session and says what became of each of its trials. */
import type { ContinuedTrial } from './former-databases.ts';
import { withoutDuration } from './golden-trials.ts';
import { openTrainingBackend } from './training-backend.ts';
import { jobOfSession } from './started.ts';

export async function continueSession(folder: string, sessionId: number): Promise<readonly ContinuedTrial[]> {
  const { api, store, ended, close } = openTrainingBackend(folder);
  try {
    await api.resumeJob(await jobOfSession(api, sessionId));
    await ended(sessionId);
    return store.trialsOf(sessionId).map(({ id, ordinal, state, bestEpoch, stopValue, value }) => {
      return { number: ordinal, state, bestEpoch, stopValue, value, epochs: store.epochs(id).map(withoutDuration) };
    });
  } finally {
    close();
  }
}
