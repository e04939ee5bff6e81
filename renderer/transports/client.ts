/** Calls and events over any channel that carries plain messages. */
import { METHODS, type AsyncApi, type EventName, type Events, type Method, type Reply } from '../../shared/contract.ts';
import { TrialdeckError } from '../../shared/errors.ts';
import type { Backend, ConnectionState } from './backend.ts';

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

type FromBackend =
  { readonly id: number; readonly reply: Reply<unknown> } | { readonly event: EventName; readonly data: Events[EventName] };

/** A backend whose channel is told from outside: what arrives, and whether it is open. */
export interface Client extends Backend {
  receive(message: unknown): void;
  changeState(state: ConnectionState): void;
}

/** Makes the client of a channel; calls made before it first opens wait for it. */
export function createClient(send: (message: object) => void): Client {
  const pending = new Map<number, Pending>();
  const waiting: object[] = [];
  const eventListeners = new Set<readonly [EventName, (data: never) => void]>();
  const stateListeners = new Set<(state: ConnectionState) => void>();
  let state: ConnectionState = 'connecting';
  let lastId = 0;

  const call = (method: Method, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (state === 'lost') return reject(lost());
      const message = { id: ++lastId, call: { method, args } };
      pending.set(lastId, { resolve, reject });
      if (state === 'open') send(message);
      else waiting.push(message);
    });

  const settle = (id: number, reply: Reply<unknown>): void => {
    const asked = pending.get(id);
    pending.delete(id);
    if (reply.ok) asked?.resolve(reply.value);
    else asked?.reject(new TrialdeckError(reply.error.code, reply.error.message, reply.error.field));
  };

  return {
    api: Object.fromEntries(METHODS.map((method) => [method, (...args: unknown[]) => call(method, args)])) as unknown as AsyncApi,
    onEvent: (name, listener) => {
      const entry = [name, listener] as const;
      eventListeners.add(entry);
      return () => eventListeners.delete(entry);
    },
    onState: (listener) => {
      stateListeners.add(listener);
      listener(state);
      return () => stateListeners.delete(listener);
    },
    receive: (message) => {
      const arrived = message as FromBackend;
      if ('reply' in arrived) settle(arrived.id, arrived.reply);
      else for (const [name, listener] of eventListeners) if (name === arrived.event) listener(arrived.data as never);
    },
    changeState: (next) => {
      if (next === state) return;
      state = next;
      if (state === 'open') for (const message of waiting.splice(0)) send(message);
      else for (const [id, asked] of pending) (pending.delete(id), asked.reject(lost()));
      for (const listener of stateListeners) listener(state);
    },
  };
}

function lost(): TrialdeckError {
  return new TrialdeckError(
    'unavailable',
    'The connection to Trialdeck is lost. What has been recorded is safe; it is tried again.',
  );
}
