import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watchEffect } from 'vue';
import type { Settings } from '../../shared/settings.ts';
import { useBackend } from '../transports/backend.ts';
import { useConnection } from './connection.ts';
import { useNotices } from './notices.ts';

const REMEMBERED = 'trialdeck.theme';

/** The settings, and the theme that follows from them and from the system. */
export const usePreferences = defineStore('preferences', () => {
  const { api, onEvent } = useBackend();
  const connection = useConnection();
  const notices = useNotices();
  const settings = shallowRef<Settings | null>(null);

  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const systemIsDark = ref(system.matches);
  system.addEventListener('change', () => (systemIsDark.value = system.matches));

  /** The theme of the last visit until the settings have arrived, so that nothing flashes. */
  const wanted = computed(() => settings.value?.theme ?? localStorage.getItem(REMEMBERED) ?? 'system');
  const theme = computed<'light' | 'dark'>(() => {
    if (wanted.value === 'dark' || wanted.value === 'light') return wanted.value;
    return systemIsDark.value ? 'dark' : 'light';
  });
  watchEffect(() => {
    document.documentElement.dataset['theme'] = theme.value;
    localStorage.setItem(REMEMBERED, wanted.value);
  });

  const load = () => notices.attempt(async () => (settings.value = await api.settings()));
  /** Rejects where the backend refuses. */
  const save = async (part: Partial<Settings>): Promise<void> => {
    settings.value = await api.changeSettings(part);
  };
  /** Saves, and tells a refusal as a notice. */
  const change = (part: Partial<Settings>) => notices.attempt(() => save(part));
  onEvent('settings', (changed) => (settings.value = changed));
  connection.whenOpened(load);

  return { settings, theme, load, save, change };
});
