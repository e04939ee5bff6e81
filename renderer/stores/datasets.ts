import { defineStore } from 'pinia';
import { computed, reactive, shallowRef, watch } from 'vue';
import type { DatasetFetch, MissingDataset } from '../../shared/dataset-fetch.ts';
import { useBackend } from '../transports/backend.ts';
import { useCatalogue } from './catalogue.ts';
import { useNotices } from './notices.ts';

/** What a person has asked for and a data set must come first for. */
interface Wish {
  readonly dataset: string;
  /** What the button says that fetches the data set. */
  readonly action: string;
  readonly then: () => unknown;
}

/** Data sets that are not on this machine: which they are, how far their fetch is, and what waits for them. */
export const useDatasets = defineStore('datasets', () => {
  const { api, onEvent } = useBackend();
  const catalogue = useCatalogue();
  const notices = useNotices();
  const announced = reactive(new Map<string, DatasetFetch>());
  const wish = shallowRef<Wish | null>(null);

  const missing = (name: string | undefined): MissingDataset | null =>
    catalogue.choices?.missingDatasets.find(({ summary }) => summary.name === name) ?? null;
  /** Those that are missing come first: they are the larger ones, and searches ask for them. */
  const known = computed(() => [
    ...(catalogue.choices?.missingDatasets.map(({ summary }) => summary) ?? []),
    ...(catalogue.choices?.datasets ?? []),
  ]);
  const fetchOf = ({ summary, fetch }: MissingDataset): DatasetFetch | null => announced.get(summary.name) ?? fetch;

  const fetch = (name: string, folder?: string) => notices.attempt(() => api.fetchDataset(name, folder));
  const cancel = (name: string) => notices.attempt(() => api.cancelFetch(name));

  const wished = computed(() => missing(wish.value?.dataset));
  /** Leaves what was asked for; a fetch that is under way goes on. */
  const dropWish = (): void => {
    if (wished.value && fetchOf(wished.value)?.state === 'fetching')
      notices.add({
        level: 'info',
        text: `${wished.value.summary.title} is still being fetched: the Data screen shows how far it is.`,
      });
    wish.value = null;
  };
  watch(wished, (now, before) => {
    if (now !== null || before === null || wish.value === null) return;
    const { then } = wish.value;
    wish.value = null;
    void then();
  });

  // What the catalogue says of a fetch is newer than what was announced before it was asked.
  watch(
    () => catalogue.choices,
    () => announced.clear(),
  );
  onEvent('dataset', (told) => {
    announced.set(told.name, told);
    if (told.state === 'finished') void catalogue.load();
  });
  return { known, missing, fetchOf, fetch, cancel, wish, wished, dropWish };
});
