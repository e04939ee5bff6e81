import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { TrialFilter } from '../../shared/trial-table.ts';
import type { TrialdeckError } from '../../shared/errors.ts';
import { systemClock } from '../../shared/system-clock.ts';
import { throttled } from '../../shared/throttled.ts';
import { keptInTab } from '../composables/kept-in-tab.ts';
import { asTrialdeckError } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';
import { useConnection } from './connection.ts';
import { useLive } from './live.ts';
import { useStudies } from './studies.ts';

/** Tables and plots ask again at most this often while trials end: what ended is on the screen within half a second. */
const REVISION_EVERY_MS = 400;

/** The study that is looked at, with what its tabs share: the filter, the chosen trials, the open trial. */
export const useStudy = defineStore('study', () => {
  const { onEvent } = useBackend();
  const studies = useStudies();
  const live = useLive();
  const connection = useConnection();

  const studyId = ref<number | null>(null);
  const error = shallowRef<TrialdeckError | null>(null);
  const filters = keptInTab<TrialFilter>('trialdeck.filters');
  const selected = ref<readonly number[]>([]);
  const openTrialId = ref<number | null>(null);
  const pinned = ref(false);
  const revision = ref(0);

  const overview = computed(() => studies.list?.find(({ id }) => id === studyId.value) ?? null);
  /** Known not to be here: it was deleted, or never was. */
  const missing = computed(() => studies.list !== null && !overview.value && !error.value && connection.state === 'open');
  /** The session that runs, else the newest that has worked: one that was queued and paused has nothing to tell. */
  const session = computed(() => {
    const all = overview.value?.sessions ?? [];
    return all.find(({ state }) => state === 'running') ?? all.findLast(({ activeMs }) => activeMs > 0) ?? all.at(-1) ?? null;
  });
  const progress = computed(() => (session.value ? (live.sessions.get(session.value.id) ?? null) : null));
  const heldBack = computed<ReadonlySet<number>>(() => new Set(progress.value?.heldBack));
  const filter = computed<TrialFilter>({
    get: () => (studyId.value === null ? {} : (filters.get(studyId.value) ?? {})),
    set: (next) => studyId.value !== null && filters.set(studyId.value, next),
  });

  let latest = 0;
  /** Of overlapping questions the last one counts: an answer about a study that has been left says nothing about this one. */
  const load = async (): Promise<void> => {
    if (studyId.value === null) return;
    const mine = ++latest;
    try {
      await studies.refresh(studyId.value);
      if (mine !== latest) return;
      error.value = null;
      if (session.value) await live.loadSession(session.value.id);
    } catch (failure) {
      if (mine === latest) error.value = asTrialdeckError(failure);
    }
  };

  const open = (id: number): void => {
    if (studyId.value === id) return;
    studyId.value = id;
    error.value = null;
    selected.value = [];
    openTrialId.value = null;
    void load();
  };

  /** Fills the drawer with a trial and marks it everywhere; null closes the drawer. */
  const openTrial = (trialId: number | null): void => {
    openTrialId.value = trialId;
    if (trialId !== null) selected.value = [trialId];
  };
  const select = (trialIds: readonly number[]): void => {
    selected.value = trialIds;
  };

  const { soon: revise } = throttled(systemClock, REVISION_EVERY_MS, () => revision.value++);
  onEvent('trial', (event) => event.studyId === studyId.value && revise());
  connection.whenOpened(async () => {
    await load();
    revision.value++;
  });

  return {
    studyId,
    overview,
    missing,
    session,
    progress,
    /** Ids of trials that are trained and wait for the clock of their search: what they are worth does not count yet. */
    heldBack,
    error,
    /** What every table and plot of the study obeys; replace it as a whole. */
    filter,
    /** Trials that are marked in every table and plot. */
    selected,
    /** The trial in the drawer. */
    openTrialId,
    /** A pinned drawer stays open on Escape and takes its own column. */
    pinned,
    /** Grows when the study's trials have changed: ask again. */
    revision,
    load,
    open,
    openTrial,
    select,
  };
});
