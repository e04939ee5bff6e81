import { computed, onScopeDispose, shallowRef, watch, type ComputedRef } from 'vue';
import type { TrialDetail } from '../../shared/trial-detail.ts';
import type { TrialdeckError } from '../../shared/errors.ts';
import { objectiveOf } from '../../shared/measure.ts';
import type { Epoch } from '../../shared/model.ts';
import { useAnswer } from '../composables/use-answer.ts';
import { useStudy } from './study.ts';
import { useBackend } from '../transports/backend.ts';
import { withEpochs } from './live-detail.ts';

export interface TrialRecords {
  /** In the order of the ids; null until all have come. */
  readonly records: ComputedRef<readonly TrialDetail[] | null>;
  readonly error: Readonly<{ readonly value: TrialdeckError | null }>;
  reload(): Promise<void>;
}

/** The records of some trials of the open study, kept up to date: epoch by epoch while they train, and when they end. */
export function useTrialRecords(ids: () => readonly number[]): TrialRecords {
  const { api, onEvent } = useBackend();
  const study = useStudy();
  const later = shallowRef<ReadonlyMap<number, readonly Epoch[]>>(new Map());
  const { data, error, reload, forget } = useAnswer(
    async () => {
      const asked = ids();
      return { asked, found: await Promise.all(asked.map((id) => api.trial(id))) };
    },
    () => `${ids().join()} ${study.overview?.bestTrialId}`,
  );
  watch(
    () => ids().join(),
    () => {
      later.value = new Map();
      forget();
    },
  );

  const endings = [
    onEvent('epoch', ({ trialId, epoch }) => {
      if (!ids().includes(trialId)) return;
      later.value = new Map(later.value).set(trialId, [...(later.value.get(trialId) ?? []), epoch]);
    }),
    onEvent('trial', ({ trial }) => {
      if (ids().includes(trial.id)) void reload();
    }),
  ];
  onScopeDispose(() => endings.forEach((end) => end()));

  const records = computed(() => {
    if (!data.value || data.value.asked.join() !== ids().join()) return null;
    if (!study.overview) return data.value.found;
    const objective = objectiveOf(study.overview);
    return data.value.found.map((detail) => withEpochs(detail, later.value.get(detail.trial.id) ?? [], objective));
  });
  return { records, error, reload };
}

/** The record of one trial, kept up to date. */
export function useTrialRecord(
  trialId: () => number,
): Omit<TrialRecords, 'records'> & { readonly record: ComputedRef<TrialDetail | null> } {
  const { records, error, reload } = useTrialRecords(() => [trialId()]);
  return { record: computed(() => records.value?.[0] ?? null), error, reload };
}
