import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { isUnfinished } from '../../shared/job-state.ts';
import type { Job } from '../../shared/job.ts';
import type { MissingDataset } from '../../shared/missing-dataset.ts';
import { asTrialdeckError, isWithoutData } from '../composables/use-answer.ts';
import { useCatalogue } from './catalogue.ts';
import { useJobs } from './jobs.ts';
import { useNotices } from './notices.ts';
import { useStudies } from './studies.ts';

/** What a person has asked for and a data set must come first for. */
interface Wish {
  readonly dataset: string;
  /** What the button says that fetches the data set. */
  readonly action: string;
  readonly then: () => unknown;
}

/** Data sets that are not on this machine: which they are, how far their fetch is, and what waits for them. */
export const useDatasets = defineStore('datasets', () => {
  const catalogue = useCatalogue();
  const jobs = useJobs();
  const notices = useNotices();
  const studies = useStudies();
  const wish = shallowRef<Wish | null>(null);

  const missing = (name: string | undefined): MissingDataset | null =>
    catalogue.choices?.missingDatasets.find(({ summary }) => summary.name === name) ?? null;
  /** Those that are missing come first: they are the larger ones, and searches ask for them. */
  const known = computed(() => [
    ...(catalogue.choices?.missingDatasets.map(({ summary }) => summary) ?? []),
    ...(catalogue.choices?.datasets ?? []),
  ]);
  const fetches = computed(() => (jobs.list ?? []).filter(({ kind }) => kind === 'fetch'));
  /** The fetch of it that is under way or was the last one. */
  const fetchOf = ({ summary }: MissingDataset): Job | null =>
    fetches.value.find(({ about }) => about.dataset === summary.name) ?? null;

  const fetch = (name: string, folder?: string) =>
    notices.attempt(() => jobs.start({ kind: 'fetch', request: { dataset: name, folder } }));

  /** Whether the data set is missing and offered. */
  const offer = async (wanted: Omit<Wish, 'dataset'>, dataset: string | undefined): Promise<boolean> => {
    await catalogue.load();
    if (dataset === undefined || missing(dataset) === null) return false;
    wish.value = { ...wanted, dataset };
    return true;
  };
  /**
   * Does what may fail, and says so where it does; false after a failure. Where it fails for want of the data set, that is
   * offered, and when it has come it is done again.
   */
  const attempt = async (dataset: string | undefined, action: string, act: () => Promise<unknown>): Promise<boolean> => {
    try {
      await act();
      return true;
    } catch (failure) {
      const error = asTrialdeckError(failure);
      const offered = isWithoutData(error) && (await offer({ action, then: () => attempt(dataset, action, act) }, dataset));
      if (!offered) notices.add({ level: 'error', text: error.message });
      return false;
    }
  };
  const datasetOf = (studyId: number | undefined) => studies.list?.find(({ id }) => id === studyId)?.about.dataset ?? undefined;
  /** The same with the data of a study that exists. */
  const attemptIn = (studyId: number, act: () => Promise<unknown>) => attempt(datasetOf(studyId), 'Fetch and go on', act);

  const wished = computed(() => missing(wish.value?.dataset));
  /** Leaves what was asked for; a fetch that is under way goes on. */
  const dropWish = (): void => {
    const fetch = wished.value && fetchOf(wished.value);
    if (wished.value && fetch && isUnfinished(fetch.state))
      notices.add({
        level: 'info',
        text: `${wished.value.summary.title} is still being fetched: Activity shows how far it is.`,
      });
    wish.value = null;
  };
  watch(wished, (now, before) => {
    if (now !== null || before === null || wish.value === null) return;
    const { then } = wish.value;
    wish.value = null;
    void then();
  });

  const arrived = computed(() => fetches.value.filter(({ state, stopped }) => state === 'finished' && !stopped).length);
  watch(arrived, () => catalogue.load());
  return { known, missing, fetchOf, fetch, datasetOf, attempt, attemptIn, wish, wished, dropWish };
});
