/** The backend as the window sees it, however it is reached. */
import { inject, type InjectionKey } from 'vue';
import type { AsyncApi, EventName, Events } from '../../shared/contract/api.ts';

/** connecting: not reached yet; open: answers; lost: was open, and is being tried again. */
export type ConnectionState = 'connecting' | 'open' | 'lost';

export interface Backend {
  /** Rejects with a `TrialdeckError`; with code `unavailable` while the connection is lost. */
  readonly api: AsyncApi;
  /** Calls the listener for every event of that name; returns what ends it. */
  onEvent<Name extends EventName>(name: Name, listener: (data: Events[Name]) => void): () => void;
  /** Calls the listener at once and whenever the state changes. */
  onState(listener: (state: ConnectionState) => void): () => void;
}

export const backendKey: InjectionKey<Backend> = Symbol('backend');

/** The backend that `main.ts` provided; for components and stores. */
export function useBackend(): Backend {
  const backend = inject(backendKey);
  if (!backend) throw new Error('No backend was provided to the application.');
  return backend;
}
