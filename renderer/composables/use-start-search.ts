import { ref, type Ref } from 'vue';
import { useRouter } from 'vue-router';
import { networkAsked } from '../../shared/network/request.ts';
import type { SearchRequest } from '../../shared/search-request.ts';
import { useCatalogue } from '../stores/catalogue.ts';
import { useDatasets } from '../stores/datasets.ts';
import { useJobs } from '../stores/jobs.ts';

/** Starts a search, or puts it in line while another one trains, and goes to its study. Where its data are missing they are offered; any other refusal is told as a notice. */
export function useStartSearch(): {
  readonly start: (request: SearchRequest) => Promise<boolean>;
  readonly starting: Ref<boolean>;
} {
  const jobs = useJobs();
  const router = useRouter();
  const catalogue = useCatalogue();
  const datasets = useDatasets();
  const starting = ref(false);

  const datasetOf = (request: SearchRequest): string | undefined =>
    datasets.datasetOf(request.studyId) ??
    networkAsked(request)?.dataset ??
    networkAsked(catalogue.preset(request.preset ?? '')?.request ?? {})?.dataset;

  const start = async (request: SearchRequest): Promise<boolean> => {
    starting.value = true;
    const started = await datasets.attempt(datasetOf(request), 'Fetch and start', async () => {
      const { studyId } = await jobs.start({ kind: 'search', request });
      await router.push({ name: 'overview', params: { studyId } });
    });
    starting.value = false;
    return started;
  };
  return { start, starting };
}
