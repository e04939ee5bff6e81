import { portOfEventTarget } from '../../shared/message-port.ts';
import type { Backend } from './backend.ts';
import { createLink } from './link.ts';

/** Word by which the preload script announces the port that leads to the engine host. */
export const PORT_MESSAGE = 'trialdeck-port';

/** Reaches the engine host of the desktop app over the port that the preload script hands to the window, again if it must. */
export function connectMessagePort(target: Window): Backend {
  const link = createLink();
  target.addEventListener('message', ({ source, data, ports: [port] }: MessageEvent<unknown>) => {
    if (source === target && data === PORT_MESSAGE && port) link.attach(portOfEventTarget(port));
  });
  return link;
}
