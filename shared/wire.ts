/**
 * What goes over a connection, whatever carries it: calls with their ids, replies with the id of their call, events.
 *
 *     to the backend      { id, call: { method, args } }
 *     from the backend    { id, reply }, in any order, and { event, data }
 */
import { createClient } from './client.ts';
import type { AsyncApi, Call, EventName, Events, Reply } from './contract/api.ts';
import { TrialdeckError } from './errors.ts';

/** One end of a connection that carries plain data, in order. */
export interface Port {
  /** Does nothing once the port is closed. */
  send(message: unknown): void;
  /** Calls the one listener for every message from now on, until the port is closed. */
  onMessage(listener: (message: unknown) => void): void;
  /** Calls the listener once, when either end has closed; at once where that has happened. */
  onClose(listener: () => void): void;
  close(): void;
}

export type Announce = <Name extends EventName>(event: Name, data: Events[Name]) => void;
export type Subscribe = (announce: Announce) => () => void;

/** A client that has not taken up more than this is dropped at the next message: it can connect again and ask. */
export const LARGEST_BACKLOG_BYTES = 64 * 2 ** 20;

/** Answers every call that comes in and passes events on, until the port closes. `answer` never rejects: see dispatch. */
export function serveConnection(port: Port, answer: (call: unknown) => Promise<Reply<unknown>>, subscribe: Subscribe): void {
  port.onMessage((message) => {
    const { id, call } = Object(message) as { id?: unknown; call?: unknown };
    if (Number.isSafeInteger(id)) void answer(call).then((reply) => port.send({ id, reply }));
    else port.close();
  });
  port.onClose(subscribe((event, data) => port.send({ event, data })));
}

export interface Connection {
  readonly api: AsyncApi;
  /** Calls the listener for every event of that name; returns what ends it. */
  onEvent<Name extends EventName>(name: Name, listener: (data: Events[Name]) => void): () => void;
  /** Calls the listener once, when either end has closed. */
  onClose(listener: () => void): void;
  close(): void;
}

/** Makes the calling end of a connection. Calls that are open when it closes reject with `unavailable`, later ones too. */
export function connectClient(port: Port): Connection {
  const pending = new Map<number, { resolve(reply: Reply<unknown>): void; reject(error: Error): void }>();
  const listeners = new Set<readonly [EventName, (data: never) => void]>();
  let lastId = 0;
  let closed = false;

  const send = (call: Call): Promise<Reply<unknown>> =>
    new Promise((resolve, reject) => {
      if (closed) return reject(unavailable());
      const id = ++lastId;
      port.send({ id, call });
      pending.set(id, { resolve, reject });
    });

  port.onMessage((message) => {
    const arrived = message as { id: number; reply: Reply<unknown> } | { event: EventName; data: never };
    if ('reply' in arrived) {
      pending.get(arrived.id)?.resolve(arrived.reply);
      pending.delete(arrived.id);
    } else for (const [name, listener] of listeners) if (name === arrived.event) listener(arrived.data);
  });
  const end = (): void => {
    closed = true;
    for (const { reject } of pending.values()) reject(unavailable());
    pending.clear();
  };
  port.onClose(end);

  return {
    api: createClient(send),
    onEvent: (name, listener) => {
      const entry = [name, listener] as const;
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    onClose: (listener) => port.onClose(listener),
    // A port does not tell the end that closes it.
    close: () => {
      port.close();
      end();
    },
  };
}

const unavailable = (): TrialdeckError =>
  new TrialdeckError('unavailable', 'The connection to Trialdeck is closed. What has been recorded is safe.');
