import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import { useBackend, type ConnectionState } from '../transports/backend.ts';

/** Whether the backend answers. `opened` counts connections: what was shown before may be out of date when it grows. */
export const useConnection = defineStore('connection', () => {
  const state = ref<ConnectionState>('connecting');
  const opened = ref(0);
  useBackend().onState((next) => {
    state.value = next;
    if (next === 'open') opened.value++;
  });
  /** Acts now if the backend answers, and at every later connection. */
  const whenOpened = (act: () => unknown): void => {
    watch(opened, (times) => times > 0 && act(), { immediate: true });
  };
  return { state, opened, whenOpened, lost: computed(() => state.value === 'lost') };
});
