import { beforeEach, expect, test, vi } from 'vitest';
import { showAbout } from '../../../electron/main/about.ts';

interface Box {
  readonly buttons: readonly string[];
  readonly defaultId: number;
  readonly cancelId: number;
}

const { boxes, copied, press } = vi.hoisted(() => ({ boxes: [] as Box[], copied: [] as string[], press: { button: 0 } }));

vi.mock('electron', () => ({
  app: { getVersion: () => '1.2.3' },
  clipboard: { writeText: (text: string) => copied.push(text) },
  dialog: {
    showMessageBox: (box: Box) => {
      boxes.push(box);
      return Promise.resolve({ response: press.button });
    },
  },
}));

beforeEach(() => {
  boxes.length = 0;
  copied.length = 0;
});

test('Enter and Escape close the box and copy nothing', async () => {
  await showAbout(null, { node: '24.0.0' });
  const [{ buttons, defaultId, cancelId }] = boxes as [Box];
  expect([buttons[defaultId], buttons[cancelId]]).toEqual(['OK', 'OK']);
  expect(copied).toEqual([]);
});

test('the versions are copied where that is asked for', async () => {
  press.button = 1;
  await showAbout(null, { node: '24.0.0', tensorflow: '4.22.0' });
  expect(copied).toEqual(['node 24.0.0\ntensorflow 4.22.0']);
});
