import { expect, test } from 'vitest';
import { createWindowRouter } from '../../renderer/router.ts';

test('an address that changes while the first page is loaded is followed', async () => {
  window.location.hash = '#/help';
  const router = createWindowRouter();
  const first = router.push('/help');
  window.location.hash = '#/settings';
  window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
  await first;
  await expect.poll(() => router.currentRoute.value.path).toBe('/settings');
});
