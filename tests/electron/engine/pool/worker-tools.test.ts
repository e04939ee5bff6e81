import { expect, onTestFinished, test } from 'vitest';
import { loadTools } from '../../../../electron/engine/pool/worker-tools.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

test('a request to end is heard by a worker of programs alone, which takes them with it; a network has nothing to end', async () => {
  const before = process.listeners('SIGTERM');
  const heard = () => process.listeners('SIGTERM').filter((listener) => !before.includes(listener));
  onTestFinished(() => heard().forEach((listener) => process.off('SIGTERM', listener)));
  await loadTools('network', temporaryFolder());
  expect(heard()).toHaveLength(0);
  await loadTools('program', temporaryFolder());
  expect(heard()).toHaveLength(1);
});
