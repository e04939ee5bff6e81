import { computed, type ComputedRef } from 'vue';
import { darkLook, lightLook, type ChartLook } from '../../../shared/charts/look.ts';
import { usePreferences } from '../../stores/preferences.ts';

/** The look of charts in the theme of the window. */
export function useLook(): ComputedRef<ChartLook> {
  const preferences = usePreferences();
  return computed(() => (preferences.theme === 'dark' ? darkLook : lightLook));
}
