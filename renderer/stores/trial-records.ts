/** What is on record of single trials. */
import { computed, onScopeDispose, shallowRef, watch, type ComputedRef } from 'vue';
import type { StudyOverview } from '../../shared/contract/studies.ts';
import type { TrialDetail } from '../../shared/trial-detail.ts';
import type { TrialdeckError } from '../../shared/errors.ts';
import { objectiveOf } from '../../shared/measure.ts';
import type { Epoch } from '../../shared/model.ts';
import { useAnswer, type Answer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';
import type { TrialRow } from '../../shared/trial-table.ts';
import { withEpochs } from './live-detail.ts';
import { useStudy } from './study.ts';

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
  const asked = (): string => ids().join();
  const { data, error, reload } = useAnswer(() => Promise.all(ids().map((id) => api.trial(id))), {
    about: asked,
    revised: () => [study.overview?.bestTrialId],
  });
  watch(asked, () => (later.value = new Map()), { flush: 'sync' });

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
    if (!data.value || !study.overview) return data.value;
    const objective = objectiveOf(study.overview);
    return data.value.map((detail) => withEpochs(detail, later.value.get(detail.trial.id) ?? [], objective));
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

/** The trial of the open study that has the number; null where there is none, or none is asked for. */
export function useTrialNumbered(number: () => number | null): Answer<{ readonly found: TrialRow | null }> {
  const { api } = useBackend();
  const study = useStudy();
  const ask = async () => {
    const asked = number();
    if (asked === null) return { found: null };
    const { rows } = await api.trials({ studyId: study.studyId!, filter: { ranges: { number: [asked, asked] } }, limit: 1 });
    return { found: rows[0] ?? null };
  };
  return useAnswer(ask, { about: () => `${study.studyId} ${number()}` });
}

/** Of which study a trial is, and its number there. */
export function useTrialPlaces(): (trialId: number) => Promise<{ readonly studyId: number; readonly number: number }> {
  const { api } = useBackend();
  return async (trialId) => {
    const { session, trial } = await api.trial(trialId);
    return { studyId: session.studyId, number: trial.number };
  };
}

/** The record of a study's incumbent, which is the winner by its mean where configurations were measured again; the former one's stays until the next one's is there. Null where there is none. */
export function useIncumbentRecord(
  study: () => Pick<StudyOverview, 'id' | 'winnerTrialId' | 'winner'> | null,
): Answer<TrialDetail | null> {
  const { api } = useBackend();
  const trialId = (): number | null => study()?.winner?.trialId ?? study()?.winnerTrialId ?? null;
  return useAnswer<TrialDetail | null>(
    async () => {
      const id = trialId();
      return id === null ? null : api.trial(id);
    },
    { about: () => study()?.id, revised: () => [trialId()] },
  );
}
