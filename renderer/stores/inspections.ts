import { defineStore } from 'pinia';
import { computed, shallowReactive, watch } from 'vue';
import type { TrialdeckError } from '../../shared/errors.ts';
import { isUnfinished } from '../../shared/job-state.ts';
import type { Job } from '../../shared/job.ts';
import type { TrialInspection } from '../../shared/trial-detail.ts';
import { asTrialdeckError } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';
import { useJobs } from './jobs.ts';

/** A look inside a trial: under way, with its job as soon as there is one, or done, or refused. */
export type Inspection =
  | { readonly state: 'working'; readonly job: Job | null }
  | { readonly state: 'done'; readonly found: TrialInspection }
  | { readonly state: 'failed'; readonly error: TrialdeckError };

type Kept = Exclude<Inspection, { readonly state: 'working' }> | { readonly state: 'working'; readonly jobId: number | null };

/** Answers are some 300 kB each. */
const MOST_KEPT = 12;

/** What was found inside trials, kept so that the drawer and the page show the same without asking twice. */
export const useInspections = defineStore('inspections', () => {
  const { api } = useBackend();
  const jobs = useJobs();
  const inspections = shallowReactive(new Map<number, Kept>());

  const keep = (trialId: number, inspection: Kept): void => {
    inspections.delete(trialId);
    inspections.set(trialId, inspection);
    const oldest = [...inspections].find(([, { state }]) => state !== 'working');
    if (inspections.size > MOST_KEPT && oldest) inspections.delete(oldest[0]);
  };
  const attempt = async (trialId: number, act: () => Promise<Kept>): Promise<void> => {
    keep(trialId, { state: 'working', jobId: null });
    try {
      keep(trialId, await act());
    } catch (failure) {
      keep(trialId, { state: 'failed', error: asTrialdeckError(failure) });
    }
  };

  /** Takes up what was asked for before this window was opened: its job is known still. */
  const recall = (trialId: number): void => {
    if (inspections.has(trialId)) return;
    const job = jobs.list?.find(
      ({ kind, about, state }) => kind === 'inspection' && about.trialId === trialId && state !== 'failed',
    );
    if (job) keep(trialId, { state: 'working', jobId: job.id });
  };

  const look = async (trialId: number): Promise<void> => {
    if (inspections.get(trialId)?.state === 'working') return;
    await attempt(trialId, async () => {
      const { id } = await jobs.start({ kind: 'inspection', request: { trialId } });
      return { state: 'working', jobId: id };
    });
  };

  const over = computed(() =>
    [...inspections].flatMap(([trialId, kept]) => {
      if (kept.state !== 'working' || kept.jobId === null) return [];
      const job = jobs.of(kept.jobId);
      return job && isUnfinished(job.state) ? [] : [{ trialId, jobId: kept.jobId }];
    }),
  );
  watch(over, (ended) => {
    for (const { trialId, jobId } of ended)
      void attempt(trialId, async () => ({ state: 'done', found: await api.inspection(jobId) }));
  });

  const of = (trialId: number): Inspection | null => {
    const kept = inspections.get(trialId);
    if (kept?.state !== 'working') return kept ?? null;
    return { state: 'working', job: kept.jobId === null ? null : jobs.of(kept.jobId) };
  };
  return { of, look, recall };
});
