import type { Backend } from './backend.ts';
import { createClient } from './client.ts';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 8_000;

/** Reaches a served backend; reconnects for ever, waiting twice as long after each failure up to 8 s. */
export function connectWebSocket(address: string): Backend {
  let socket: WebSocket | undefined;
  let waitMs = FIRST_WAIT_MS;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const client = createClient((message) => socket?.send(JSON.stringify(message)));

  const open = (): void => {
    clearTimeout(retry);
    retry = undefined;
    socket = new WebSocket(address);
    socket.onopen = () => {
      waitMs = FIRST_WAIT_MS;
      client.changeState('open');
    };
    socket.onmessage = (message: MessageEvent<string>) => client.receive(JSON.parse(message.data));
    socket.onclose = () => {
      client.changeState('lost');
      retry = setTimeout(open, waitMs);
      waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
    };
  };

  const openSoon = (): void => {
    if (retry !== undefined) open();
  };
  window.addEventListener('online', openSoon);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && openSoon());
  open();
  return client;
}

/** Where the page's own server answers. */
export function ownAddress(location: Location): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api`;
}
