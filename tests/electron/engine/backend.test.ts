import { expect, onTestFinished, test } from 'vitest';
import { createFakeBackend } from '../../support/fake-backend.ts';

test('a change of the settings is told to everyone', async () => {
  const backend = createFakeBackend({ scene: 'empty', epochMs: 1 });
  onTestFinished(backend.close);
  const heard: unknown[] = [];
  backend.subscribe((name, data) => heard.push([name, data]));
  const settings = await backend.api.changeSettings({ theme: 'dark' });
  expect(settings.theme).toBe('dark');
  expect(heard).toEqual([['settings', settings]]);
});
