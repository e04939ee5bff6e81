import { computed, onScopeDispose, ref, watch, type ComputedRef, type Ref } from 'vue';
import type { ExperimentDetail } from '../../shared/experiment-detail.ts';
import type { ExperimentProgress } from '../../shared/experiment.ts';
import { systemClock } from '../../shared/system-clock.ts';
import { throttled } from '../../shared/throttled.ts';
import { useAnswer, type Answer } from '../composables/use-answer.ts';
import { useJobs } from './jobs.ts';
import { useBackend } from '../transports/backend.ts';

/** The evidence is asked for again at most this often while runs end. */
const EVIDENCE_EVERY_MS = 1_000;

export interface Experiments {
  /** Of the study, the latest first; null until they are known. */
  readonly list: ComputedRef<readonly ExperimentProgress[] | null>;
  readonly error: Answer<unknown>['error'];
  readonly chosenId: Ref<number | null>;
  /** The chosen one as it moves on. */
  readonly progress: ComputedRef<ExperimentProgress | null>;
  /** Its evidence and verdict, which may lag behind its progress. */
  readonly detail: Answer<ExperimentDetail>['data'];
  readonly detailError: Answer<unknown>['error'];
  reload(): Promise<void>;
  reloadDetail(): Promise<void>;
}

/** The comparisons of a study, followed while they run; the latest is chosen at first. */
export function useExperiments(studyId: () => number): Experiments {
  const { api, onEvent } = useBackend();
  const jobs = useJobs();
  const heard = ref(new Map<number, ExperimentProgress>());
  const chosenId = ref<number | null>(null);
  const due = ref(0);
  const { data, error, reload } = useAnswer(() => api.experiments(studyId()), { about: studyId });
  const list = computed(() => {
    const answered = data.value ?? [];
    const known = new Set(answered.map(({ experiment }) => experiment.id));
    const added = [...heard.value.values()].filter(
      ({ experiment }) => experiment.studyId === studyId() && !known.has(experiment.id),
    );
    const newer = answered.map((progress) => heard.value.get(progress.experiment.id) ?? progress);
    const all = [...added, ...newer].map((progress) => ({ ...progress, experiment: jobs.experimentNow(progress.experiment) }));
    return data.value && all.toSorted((left, right) => right.experiment.id - left.experiment.id);
  });
  const progress = computed(() => list.value?.find(({ experiment }) => experiment.id === chosenId.value) ?? null);
  watch(list, (known) => {
    if (!progress.value) chosenId.value = known?.[0]?.experiment.id ?? null;
  });

  const { soon, end } = throttled(systemClock, EVIDENCE_EVERY_MS, () => due.value++);
  const ended = onEvent('experiment', (event) => {
    if (event.experiment.studyId !== studyId()) return;
    heard.value = new Map(heard.value).set(event.experiment.id, event);
    if (event.experiment.id === chosenId.value) soon();
  });
  onScopeDispose(() => {
    end();
    ended();
  });

  const {
    data: detail,
    error: detailError,
    reload: reloadDetail,
  } = useAnswer(async () => (chosenId.value === null ? null : api.experiment(chosenId.value)), {
    about: () => chosenId.value,
    revised: () => [due.value],
  });
  const reloadAll = async (): Promise<void> => {
    heard.value = new Map();
    await reload();
  };
  return { list, error, chosenId, progress, detail, detailError, reload: reloadAll, reloadDetail };
}
