import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { expect, test, vi } from 'vitest';
import { onCall, onMessage } from '../../../electron/main/senders.ts';

type Event = IpcMainEvent & IpcMainInvokeEvent;
const channels = vi.hoisted(() => new Map<string, (event: unknown, ...args: unknown[]) => unknown>());

vi.mock('electron', () => ({
  protocol: {},
  ipcMain: {
    on: (name: string, listener: () => void) => channels.set(name, listener),
    handle: (name: string, answer: () => unknown) => channels.set(name, answer),
  },
}));

function eventFrom(url: string | null, isMain = true): Event {
  const frame = url === null ? null : { url };
  return { senderFrame: frame, sender: { mainFrame: isMain ? frame : { url } } } as unknown as Event;
}

const STRANGERS: readonly (readonly [string, Event])[] = [
  ['another page', eventFrom('https://example.org/')],
  ['another host of the scheme', eventFrom('app://other/')],
  ['a host that begins like it', eventFrom('app://trialdeck.example.org/')],
  ['a file', eventFrom('file:///app://trialdeck/')],
  ['an empty page', eventFrom('about:blank')],
  ['a frame within the page', eventFrom('app://trialdeck/', false)],
  ['a frame that is gone', eventFrom(null)],
];

test('the own page is heard and answered', () => {
  const heard: unknown[] = [];
  onMessage('message', (event) => heard.push(event));
  onCall('call', (_event, ...args) => args);
  const own = eventFrom('app://trialdeck/#/study/3');
  channels.get('message')!(own);
  expect(heard).toEqual([own]);
  expect(channels.get('call')!(own, 1, 'two')).toEqual([1, 'two']);
});

test.each(STRANGERS)('%s is not', (_name, event) => {
  const listener = vi.fn();
  onMessage('message', listener);
  onCall('call', listener);
  channels.get('message')!(event);
  expect(() => channels.get('call')!(event)).toThrow('it does not come from the window of Trialdeck');
  expect(listener).not.toHaveBeenCalled();
});
