/** Connections over the two kinds of MessagePort: that of windows and Node, and that of Electron's main and utility processes. */
import type { Port } from './wire.ts';

/** A MessagePort of a window or of node:worker_threads, as far as it is used. */
export interface EventTargetPort {
  postMessage(message: unknown): void;
  addEventListener(event: 'message' | 'close', listener: (event: { readonly data?: unknown }) => void): void;
  start(): void;
  close(): void;
}

/** Electron's MessagePortMain, as far as it is used. */
export interface EmitterPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

export function portOfEventTarget(channel: EventTargetPort): Port {
  return portOf(channel, {
    message: (listener) => channel.addEventListener('message', ({ data }) => listener(data)),
    close: (listener) => channel.addEventListener('close', () => listener()),
  });
}

export function portOfEmitter(channel: EmitterPort): Port {
  return portOf(channel, {
    message: (listener) => channel.on('message', ({ data }) => listener(data)),
    close: (listener) => channel.on('close', listener),
  });
}

interface Subscriptions {
  message(listener: (message: unknown) => void): void;
  close(listener: () => void): void;
}

function portOf(channel: Pick<EventTargetPort, 'postMessage' | 'start' | 'close'>, on: Subscriptions): Port {
  const closing: (() => void)[] = [];
  let open = true;
  let closed = false;
  on.close(() => {
    if (closed) return;
    closed = true;
    for (const listener of closing) listener();
  });
  return {
    send: (message) => {
      if (open && !closed) channel.postMessage(message);
    },
    onMessage: (listener) => {
      on.message((message) => open && listener(message));
      channel.start();
    },
    onClose: (listener) => void (closed ? listener() : closing.push(listener)),
    close: () => {
      open = false;
      channel.close();
    },
  };
}
