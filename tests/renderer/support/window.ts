/** The window's stores and components without a browser and without a process behind them: a backend that a test answers for. */
import { mount, type VueWrapper } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { TooltipProvider } from 'reka-ui';
import { onTestFinished } from 'vitest';
import { createApp, h, type App, type Component } from 'vue';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import type { AsyncApi, Call, EventName, Events, Method } from '../../../shared/contract/api.ts';
import { METHODS } from '../../../shared/contract/calls.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { backendKey, type Backend, type ConnectionState } from '../../../renderer/transports/backend.ts';

export type Answers = { [Name in Method]?: (...args: Parameters<AsyncApi[Name]>) => unknown };

export interface TestWindow {
  readonly app: App;
  readonly router: Router;
  /** May be changed while the test runs. */
  readonly answers: Answers;
  /** What has been asked, in order. */
  readonly calls: readonly Call[];
  /** The arguments of every call of the method. */
  asked(method: Method): readonly (readonly unknown[])[];
  announce<Name extends EventName>(name: Name, data: Events[Name]): void;
  connect(state: ConnectionState): void;
  /** Mounts a component as the app would; it is unmounted when the test ends. Charts are left out: nothing can be drawn here. */
  show(component: Component, props?: Record<string, unknown>): VueWrapper;
  /** What a component has that calls this while it is made; its scope ends when `leave` is called, or the test ends. */
  use<Got>(composable: () => Got): { readonly got: Got; leave(): void };
}

const Nowhere = { render: () => null };

/** A new window: nothing is kept in it. The connection is open unless `state` says otherwise. A method without an answer is refused, but for
 * `jobs`: there are none. */
export function openWindow(given: Answers = {}, state: ConnectionState = 'open'): TestWindow {
  sessionStorage.clear();
  const answers: Answers = { jobs: () => [], ...given };
  const calls: Call[] = [];
  const listeners = new Set<readonly [EventName, (data: never) => void]>();
  const stateListeners = new Set<(state: ConnectionState) => void>();
  let current = state;

  const ask = async (method: Method, args: readonly unknown[]): Promise<unknown> => {
    calls.push({ method, args });
    const answer = answers[method] as ((...args: readonly unknown[]) => unknown) | undefined;
    if (!answer) throw new TrialdeckError('usage', `The test has no answer to ${method}.`);
    return answer(...args);
  };
  const backend: Backend = {
    api: Object.fromEntries(METHODS.map((method) => [method, (...args: unknown[]) => ask(method, args)])) as unknown as AsyncApi,
    onEvent: (name, listener) => {
      const entry = [name, listener] as const;
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    onState: (listener) => {
      stateListeners.add(listener);
      listener(current);
      return () => stateListeners.delete(listener);
    },
  };

  const names = [
    'home',
    'overview',
    'trials',
    'plots',
    'insight',
    'strategies',
    'confirm',
    'audit',
    'report',
    'trial',
    'compare',
    'new-study',
    'study',
    'activity',
  ];
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: Nowhere },
      { path: '/data/:name?', name: 'data', component: Nowhere },
      { path: '/leaks/:job?', name: 'leaks', component: Nowhere },
      ...names.map((name) => ({ path: `/${name}/:studyId?/:trialId?`, name, component: Nowhere })),
    ],
  });
  const pinia = createPinia();
  const app = createApp(Nowhere);
  app.provide(backendKey, backend).use(pinia).use(router);
  setActivePinia(pinia);

  const show: TestWindow['show'] = (component, props = {}) => {
    const wrapper = mount(
      { render: () => h(TooltipProvider, null, { default: () => h(component, props) }) },
      {
        attachTo: document.body,
        global: { plugins: [pinia, router], provide: { [backendKey as symbol]: backend }, stubs: { ChartCanvas: true } },
      },
    );
    onTestFinished(() => wrapper.unmount());
    return wrapper;
  };

  return {
    app,
    router,
    answers,
    calls,
    asked: (method) => calls.filter((call) => call.method === method).map(({ args }) => args),
    announce: (name, data) => [...listeners].forEach(([wanted, listener]) => wanted === name && listener(data as never)),
    connect: (next) => {
      current = next;
      stateListeners.forEach((listener) => listener(next));
    },
    show,
    use: <Got>(composable: () => Got) => {
      const made: Got[] = [];
      const user = show({
        setup: () => {
          made.push(composable());
          return () => null;
        },
      });
      return { got: made[0]!, leave: () => user.unmount() };
    },
  };
}

/** A promise that the test keeps in its hands. */
export function pending<Value>(): PromiseWithResolvers<Value> {
  return Promise.withResolvers<Value>();
}

/** The sentence of a refusal in place. */
export function refusal(message: string, code: TrialdeckError['code'] = 'usage', field?: string): TrialdeckError {
  return new TrialdeckError(code, message, field);
}
