import type { Port } from '../../shared/wire.ts';
import type { Backend } from './backend.ts';
import { createLink } from './link.ts';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 8_000;

/** Reaches a served backend; tries again for ever, waiting twice as long after each failure up to 8 s. */
export function connectWebSocket(address: string): Backend {
  const link = createLink();
  let waitMs = FIRST_WAIT_MS;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const open = (): void => {
    clearTimeout(retry);
    retry = undefined;
    const socket = new WebSocket(address);
    socket.addEventListener('open', () => {
      waitMs = FIRST_WAIT_MS;
      link.attach(portOf(socket));
    });
    socket.addEventListener('close', () => {
      retry = setTimeout(open, waitMs);
      waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
    });
  };

  const openSoon = (): void => {
    if (retry !== undefined) open();
  };
  window.addEventListener('online', openSoon);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && openSoon());
  open();
  return link;
}

/** Where the page's own server answers. */
export function ownAddress(location: Location): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api`;
}

function portOf(socket: WebSocket): Port {
  return {
    send: (message) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message)),
    onMessage: (listener) => socket.addEventListener('message', ({ data }: MessageEvent<string>) => listener(JSON.parse(data))),
    onClose: (listener) => {
      if (socket.readyState === WebSocket.CLOSED) listener();
      else socket.addEventListener('close', listener, { once: true });
    },
    close: () => socket.close(),
  };
}
