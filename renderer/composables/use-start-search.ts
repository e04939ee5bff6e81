import { ref, type Ref } from 'vue';
import { useRouter } from 'vue-router';
import type { SearchRequest } from '../../shared/search-request.ts';
import { useCatalogue } from '../stores/catalogue.ts';
import { useDatasets } from '../stores/datasets.ts';
import { useNotices } from '../stores/notices.ts';
import { useStudies } from '../stores/studies.ts';
import { useBackend } from '../transports/backend.ts';
import { asTrialdeckError, isWithoutData } from './use-answer.ts';

/** Starts a search and goes to its study. Where its data are missing they are offered to be fetched; else a refusal is a notice. */
export function useStartSearch(): {
  readonly start: (request: SearchRequest) => Promise<boolean>;
  readonly starting: Ref<boolean>;
} {
  const { api } = useBackend();
  const router = useRouter();
  const notices = useNotices();
  const catalogue = useCatalogue();
  const datasets = useDatasets();
  const studies = useStudies();
  const starting = ref(false);

  const datasetOf = ({ studyId, preset, dataset }: SearchRequest): string | undefined => {
    const study = studies.list?.find(({ id }) => id === studyId);
    return study?.dataset.name ?? dataset ?? (preset === undefined ? undefined : catalogue.preset(preset)?.request.dataset);
  };

  /** Whether the data are offered. */
  const offerData = async (request: SearchRequest): Promise<boolean> => {
    await catalogue.load();
    const missing = datasets.missing(datasetOf(request));
    if (missing === null) return false;
    datasets.wish = { dataset: missing.summary.name, action: 'Fetch and start', then: () => start(request) };
    return true;
  };

  const start = async (request: SearchRequest): Promise<boolean> => {
    starting.value = true;
    try {
      const { studyId } = await api.startSearch(request);
      await router.push({ name: 'overview', params: { studyId } });
      return true;
    } catch (failure) {
      const error = asTrialdeckError(failure);
      if (!(isWithoutData(error) && (await offerData(request)))) notices.add({ level: 'error', text: error.message });
      return false;
    } finally {
      starting.value = false;
    }
  };
  return { start, starting };
}
