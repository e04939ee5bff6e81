import { defineStore } from 'pinia';
import { computed, ref, watchEffect } from 'vue';
import { useRoute } from 'vue-router';
import { useStudy } from './study.ts';

/** The title of the document: what is shown, of which study, in which program. */
export const useTitle = defineStore('title', () => {
  const route = useRoute();
  const study = useStudy();
  /** What the page shows, where that is more than the name of its place: "Trial 12". */
  const page = ref<string | null>(null);

  const parts = computed(() => {
    const studyName = route.params['studyId'] ? study.overview?.name : undefined;
    return [page.value ?? route.meta['title'], studyName, 'Trialdeck'];
  });
  watchEffect(() => {
    document.title = parts.value.filter(Boolean).join(' · ');
  });
  return { page };
});
