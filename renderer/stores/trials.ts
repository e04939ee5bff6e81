import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import type { SortColumn } from '../../shared/trial-table.ts';
import { bestIsLargest, objectiveOf } from '../../shared/measure.ts';
import { keptInTab } from '../composables/kept-in-tab.ts';
import { useBackend } from '../transports/backend.ts';
import { useStudy } from './study.ts';
import { withEpoch } from './live-row.ts';
import { createTrialPages } from './trial-pages.ts';

export interface Sort {
  readonly column: SortColumn;
  readonly descending: boolean;
}

/** The trials of the open study that pass its filter, in the chosen order; a page at a time. */
export const useTrials = defineStore('trials', () => {
  const { api, onEvent } = useBackend();
  const study = useStudy();
  const sorts = keptInTab<Sort>('trialdeck.sorts');
  /** Whether the table is on the screen: without it nothing is asked. */
  const shown = ref(false);
  /** Whether somebody points at the rows or walks them: then none may move. */
  const held = ref(false);
  /** Whether newer results wait because rows would have moved. */
  const late = ref(false);
  /** Pixels that the table is scrolled down. */
  const scrolled = ref(0);

  /** Stays the same object while the study changes: a new one would be a new question, and scroll the table to its top. */
  const fallsFromBest = computed(() => study.overview === null || bestIsLargest(objectiveOf(study.overview)));
  const bestFirst = computed<Sort>(() => ({ column: 'value', descending: fallsFromBest.value }));
  /** Best first, until somebody sorts otherwise. */
  const sort = computed<Sort>(() => (study.studyId === null ? undefined : sorts.get(study.studyId)) ?? bestFirst.value);
  const query = computed(() => ({ studyId: study.studyId!, filter: study.filter, sort: sort.value }));
  const pages = createTrialPages((offset, limit) => api.trials({ ...query.value, offset, limit }));

  /** The column's own first direction, then the other one. */
  const sortBy = (column: SortColumn, descendingFirst: boolean): void => {
    const again = sort.value.column === column;
    sorts.set(study.studyId!, { column, descending: again ? !sort.value.descending : descendingFirst });
  };

  const bringUpToDate = async (): Promise<void> => {
    late.value = false;
    await pages.refresh();
  };
  const follow = async (): Promise<void> => {
    if (!shown.value || pages.blank.value) late.value = true;
    else if (!(await pages.refresh(held.value))) late.value = true;
  };

  watch(
    () => study.studyId,
    () => {
      scrolled.value = 0;
      pages.clear();
    },
    { flush: 'sync' },
  );
  watch(query, () => {
    if (!shown.value) return pages.clear();
    scrolled.value = 0;
    pages.look({ first: 0, last: pages.span.value.last - pages.span.value.first });
    return bringUpToDate();
  });
  watch(() => study.revision, follow);
  watch([held, shown], () => {
    if (shown.value && !held.value && (late.value || pages.blank.value)) void bringUpToDate();
  });
  onEvent('trial', ({ studyId, trial }) => studyId === study.studyId && pages.patch(trial.id, () => trial));
  onEvent('epoch', ({ studyId, trialId, epoch }) => {
    const { overview } = study;
    if (overview?.id === studyId) pages.patch(trialId, (row) => withEpoch(row, epoch, objectiveOf(overview)));
  });

  /** All of them as the text of a file; of a CSV only those columns, where some are named. */
  const writtenAs = (format: 'csv' | 'json', columns?: readonly SortColumn[]): Promise<string> =>
    api.exportTrials(query.value, format, columns);

  return { ...pages, sort, query, shown, held, late, scrolled, sortBy, bringUpToDate, writtenAs };
});
