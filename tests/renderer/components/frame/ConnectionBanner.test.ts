import { nextTick } from 'vue';
import { afterEach, expect, test, vi } from 'vitest';
import ConnectionBanner from '../../../../renderer/components/frame/ConnectionBanner.vue';
import { openWindow } from '../../support/window.ts';

afterEach(() => void vi.unstubAllGlobals());

async function lost(): Promise<string> {
  const window = openWindow();
  const banner = window.show(ConnectionBanner);
  expect(banner.find('[role=alert]').exists()).toBe(false);
  window.connect('lost');
  await nextTick();
  return banner.get('[role=alert]').text();
}

test('a browser is told of the address, the desktop window of none', async () => {
  const inBrowser = await lost();
  expect(inBrowser).toContain('What has been recorded is safe. This page connects again by itself');
  expect(inBrowser).toContain('the address that it prints');
  vi.stubGlobal('trialdeck', {});
  const onDesktop = await lost();
  expect(onDesktop).toContain('quit Trialdeck and open it again');
  expect(onDesktop).not.toContain('address');
});
