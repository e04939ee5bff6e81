import type { Backend } from './backend.ts';
import { connectMessagePort } from './message-port.ts';
import { connectWebSocket, ownAddress } from './web-socket.ts';

declare global {
  interface Window {
    /** Exposed by the preload script of the desktop app alone. */
    readonly trialdeck?: unknown;
  }
}

/** The desktop app's engine host where there is one, otherwise the server that the page came from. */
export function chooseBackend(): Backend {
  return window.trialdeck === undefined ? connectWebSocket(ownAddress(window.location)) : connectMessagePort(window);
}
