import { defineStore } from 'pinia';
import { shallowReactive } from 'vue';
import type { TrialInspection } from '../../shared/trial-detail.ts';
import type { TrialdeckError } from '../../shared/errors.ts';
import { asTrialdeckError } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';

/** A look inside a trial: under way, with the epoch of the training that it needs first, or done, or refused. */
export type Inspection =
  | { readonly state: 'working'; readonly training: { readonly epoch: number; readonly epochs: number } | null }
  | { readonly state: 'done'; readonly found: TrialInspection }
  | { readonly state: 'failed'; readonly error: TrialdeckError };

/** Answers are some 300 kB each. */
const MOST_KEPT = 12;

/** What was found inside trials, kept so that the drawer and the page show the same without asking twice. */
export const useInspections = defineStore('inspections', () => {
  const { api, onEvent } = useBackend();
  const inspections = shallowReactive(new Map<number, Inspection>());

  const keep = (trialId: number, inspection: Inspection): void => {
    inspections.delete(trialId);
    inspections.set(trialId, inspection);
    const oldest = [...inspections].find(([, { state }]) => state !== 'working');
    if (inspections.size > MOST_KEPT && oldest) inspections.delete(oldest[0]);
  };

  const look = async (trialId: number): Promise<void> => {
    if (inspections.get(trialId)?.state === 'working') return;
    keep(trialId, { state: 'working', training: null });
    try {
      keep(trialId, { state: 'done', found: await api.inspectTrial(trialId) });
    } catch (failure) {
      keep(trialId, { state: 'failed', error: asTrialdeckError(failure) });
    }
  };

  onEvent('inspection', ({ trialId, epoch, epochs }) => {
    if (inspections.get(trialId)?.state === 'working') keep(trialId, { state: 'working', training: { epoch, epochs } });
  });

  const of = (trialId: number): Inspection | null => inspections.get(trialId) ?? null;
  return { of, look };
});
