import type { Backend } from './backend.ts';
import { desktopOf } from './desktop.ts';
import { connectMessagePort } from './message-port.ts';
import { connectWebSocket, ownAddress } from './web-socket.ts';

/** The desktop app's engine host where there is one, otherwise the server that the page came from. */
export function chooseBackend(): Backend {
  return desktopOf(window) ? connectMessagePort(window) : connectWebSocket(ownAddress(window.location));
}
