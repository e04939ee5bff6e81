import type { Backend } from './backend.ts';
import { createClient } from './client.ts';

/** Word by which the preload script announces the port that leads to the engine host. */
export const PORT_MESSAGE = 'trialdeck-port';

/** Reaches the engine host of the desktop app over the port that the preload script hands to the window, again if it must. */
export function connectMessagePort(target: Window): Backend {
  let port: MessagePort | undefined;
  const client = createClient((message) => port?.postMessage(message));

  target.addEventListener('message', (message: MessageEvent<unknown>) => {
    const [handed] = message.ports;
    if (message.source !== target || message.data !== PORT_MESSAGE || !handed) return;
    port?.close();
    port = handed;
    port.onmessage = (arrived: MessageEvent<unknown>) => client.receive(arrived.data);
    port.addEventListener('close', () => port === handed && client.changeState('lost'));
    client.changeState('open');
  });
  return client;
}
