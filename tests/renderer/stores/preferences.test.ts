import { flushPromises } from '@vue/test-utils';
import { beforeEach, expect, test } from 'vitest';
import type { Settings } from '../../../shared/settings.ts';
import { useNotices } from '../../../renderer/stores/notices.ts';
import { usePreferences } from '../../../renderer/stores/preferences.ts';
import { openWindow, pending, refusal } from '../support/window.ts';

const SETTINGS: Settings = { workers: 2, theme: 'dark', checkpointQuotaMb: 100, keepAwake: true, notify: true };
const page = document.documentElement;

beforeEach(() => localStorage.clear());

test('until the settings have come, the theme of the last visit holds', async () => {
  localStorage.setItem('trialdeck.theme', 'light');
  const settings = pending<Settings>();
  openWindow({ settings: () => settings.promise });
  const preferences = usePreferences();
  expect([preferences.theme, page.dataset['theme']]).toEqual(['light', 'light']);
  settings.resolve(SETTINGS);
  await flushPromises();
  expect([preferences.theme, page.dataset['theme'], localStorage.getItem('trialdeck.theme')]).toEqual(['dark', 'dark', 'dark']);
});

test('a change shows what the backend has made of it', async () => {
  const { asked } = openWindow({ settings: () => SETTINGS, changeSettings: (part) => ({ ...SETTINGS, ...part, workers: 3 }) });
  const preferences = usePreferences();
  await flushPromises();
  expect(await preferences.change({ theme: 'light' })).toBe(true);
  expect(asked('changeSettings')).toEqual([[{ theme: 'light' }]]);
  expect(preferences.settings).toEqual({ ...SETTINGS, theme: 'light', workers: 3 });
  expect(page.dataset['theme']).toBe('light');
});

test('a change in another window is followed', async () => {
  const { announce } = openWindow({ settings: () => SETTINGS });
  const preferences = usePreferences();
  await flushPromises();
  announce('settings', { ...SETTINGS, theme: 'light' });
  await flushPromises();
  expect([preferences.theme, page.dataset['theme']]).toEqual(['light', 'light']);
});

test('a refused change leaves everything as it is and says why', async () => {
  openWindow({ settings: () => SETTINGS, changeSettings: () => Promise.reject(refusal('workers is 0; allowed is 1 to 256.')) });
  const preferences = usePreferences();
  await flushPromises();
  await expect(preferences.save({ workers: 0 })).rejects.toThrow('workers is 0');
  expect(await preferences.change({ workers: 0 })).toBe(false);
  expect(preferences.settings).toEqual(SETTINGS);
  expect(useNotices().notices.map(({ text }) => text)).toEqual(['workers is 0; allowed is 1 to 256.']);
});
