import { watch } from 'vue';
import type { DatasetDetail } from '../../shared/contract/datasets.ts';
import { isWithoutData, useAnswer, type Answer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';
import { useCatalogue } from './catalogue.ts';

/** What is in a data set. Where its files were damaged or deleted meanwhile, the catalogue is told: it is missing now. */
export function useDatasetDetail(name: () => string): Answer<DatasetDetail> {
  const { api } = useBackend();
  const catalogue = useCatalogue();
  const answer = useAnswer(() => api.dataset(name()), { about: name });
  watch(answer.error, (failure) => failure && isWithoutData(failure) && catalogue.load());
  return answer;
}
