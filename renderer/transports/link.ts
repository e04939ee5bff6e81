import { createClient } from '../../shared/client.ts';
import type { Call, EventName, Reply } from '../../shared/contract/api.ts';
import { TrialdeckError } from '../../shared/errors.ts';
import { connectClient, type Connection, type Port } from '../../shared/wire.ts';
import type { Backend, ConnectionState } from './backend.ts';

/** A backend that outlives its connections: whoever listens keeps listening over the next one. */
export interface Link extends Backend {
  /** Takes a port that has opened; the one before is closed. */
  attach(port: Port): void;
}

/** Calls that are made before the first connection wait for it; while a connection is lost they are refused at once. */
export function createLink(): Link {
  const listeners = new Set<readonly [EventName, (data: never) => void]>();
  const stateListeners = new Set<(state: ConnectionState) => void>();
  const first = Promise.withResolvers<void>();
  let connection: Connection | undefined;
  let state: ConnectionState = 'connecting';

  const change = (next: ConnectionState): void => {
    state = next;
    for (const listener of stateListeners) listener(next);
  };

  const send = async (call: Call): Promise<Reply<unknown>> => {
    await first.promise;
    if (state !== 'open') throw new TrialdeckError('unavailable', 'Trialdeck does not answer. What has been recorded is safe.');
    const ask = connection!.api[call.method] as (...args: readonly unknown[]) => Promise<unknown>;
    return { ok: true, value: await ask(...call.args) };
  };

  return {
    api: createClient(send),
    onEvent: (name, listener) => {
      const entry = [name, listener] as const;
      listeners.add(entry);
      const end = connection?.onEvent(name, listener);
      return () => {
        listeners.delete(entry);
        end?.();
      };
    },
    onState: (listener) => {
      stateListeners.add(listener);
      listener(state);
      return () => stateListeners.delete(listener);
    },
    attach: (port) => {
      connection?.close();
      const attached = connectClient(port);
      connection = attached;
      for (const [name, listener] of listeners) attached.onEvent(name, listener as (data: unknown) => void);
      attached.onClose(() => connection === attached && change('lost'));
      first.resolve();
      change('open');
    },
  };
}
