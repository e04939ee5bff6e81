/** The sessions of studies: how far each one is, and what is added to it. */
import { defineStore } from 'pinia';
import { computed } from 'vue';
import type { SessionProgress } from '../../shared/contract/searches.ts';
import type { Budget } from '../../shared/model.ts';
import type { QueuedTrial } from '../../shared/search-request.ts';
import type { Answer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';
import { useJobs } from './jobs.ts';
import { useStudyAnswer } from './study-answer.ts';
import { useStudy } from './study.ts';

export const useSessions = defineStore('sessions', () => {
  const { api } = useBackend();
  /** Rejects with a TrialdeckError, so that a form can show it. */
  const addBudget = (sessionId: number, extra: Budget): Promise<void> => api.addBudget(sessionId, extra);
  /** Rejects with a TrialdeckError, so that a form can show it. */
  const setWorkers = (sessionId: number, workers: number): Promise<void> => api.setWorkers(sessionId, workers);
  /** Adds a configuration to the manual session of its study. Rejects with a TrialdeckError, whose field is a path in the request. */
  const queueTrial = async (request: QueuedTrial): Promise<void> => {
    await api.queueTrial(request);
  };
  return { addBudget, setWorkers, queueTrial };
});

/** How far every session of the study that is looked at is, in the state of its job. */
export function useSessionsProgress(): Answer<readonly SessionProgress[]> {
  const { api } = useBackend();
  const study = useStudy();
  const jobs = useJobs();
  const ids = (): readonly number[] => study.overview?.sessions.map(({ id }) => id) ?? [];
  const answer = useStudyAnswer(
    () => Promise.all(ids().map((id) => api.progress(id))),
    () => ids().join(),
  );
  const data = computed(
    () => answer.data.value?.map((progress) => ({ ...progress, session: jobs.sessionNow(progress.session) })) ?? null,
  );
  return { ...answer, data };
}
