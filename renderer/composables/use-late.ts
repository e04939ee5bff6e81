import { readonly, ref, watch, type Ref } from 'vue';

/** Whether something has been going on for a while: what is over at once need not be shown as waiting. */
export function useLate(going: () => boolean, afterMs: number): Readonly<Ref<boolean>> {
  const late = ref(false);
  watch(
    going,
    (now, _, onCleanup) => {
      late.value = false;
      if (!now) return;
      const timer = setTimeout(() => (late.value = true), afterMs);
      onCleanup(() => clearTimeout(timer));
    },
    { immediate: true },
  );
  return readonly(late);
}
