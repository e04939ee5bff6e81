import { ref, type Ref } from 'vue';
import { useRouter } from 'vue-router';
import type { SearchRequest } from '../../shared/search-request.ts';
import { useNotices } from '../stores/notices.ts';
import { useBackend } from '../transports/backend.ts';

/** Starts a search and goes to its study; a refusal is told as a notice. */
export function useStartSearch(): {
  readonly start: (request: SearchRequest) => Promise<boolean>;
  readonly starting: Ref<boolean>;
} {
  const { api } = useBackend();
  const router = useRouter();
  const notices = useNotices();
  const starting = ref(false);

  const start = async (request: SearchRequest): Promise<boolean> => {
    starting.value = true;
    const started = await notices.attempt(async () => {
      const { studyId } = await api.startSearch(request);
      await router.push({ name: 'overview', params: { studyId } });
    });
    starting.value = false;
    return started;
  };
  return { start, starting };
}
