import { onScopeDispose, readonly, ref, shallowRef, watch, type Ref } from 'vue';
import { TrialdeckError } from '../../shared/errors.ts';
import { useConnection } from '../stores/connection.ts';

export interface Answer<Value> {
  readonly data: Readonly<Ref<Value | null>>;
  readonly error: Readonly<Ref<TrialdeckError | null>>;
  readonly loading: Readonly<Ref<boolean>>;
  /** Asks again; the old answer stays until the new one is there. */
  reload(): Promise<void>;
}

export interface Question {
  /** What is asked about, as a primitive value: what was known of it is dropped as soon as it is another one. */
  about?(): unknown;
  /** What makes the answer old when one of them changes: it stays until the new one is there. */
  revised?(): readonly unknown[];
}

/** Asks now, after every reconnection, and whenever the question changes; of overlapping questions the last one counts. */
export function useAnswer<Value>(ask: () => Promise<Value>, { about, revised }: Question = {}): Answer<Value> {
  const data = shallowRef<Value | null>(null);
  const error = shallowRef<TrialdeckError | null>(null);
  const loading = ref(false);
  let latest = 0;

  const reload = async (): Promise<void> => {
    const mine = ++latest;
    loading.value = true;
    try {
      const value = await ask();
      if (mine !== latest) return;
      data.value = value;
      error.value = null;
    } catch (failure) {
      if (mine === latest) error.value = asTrialdeckError(failure);
    } finally {
      if (mine === latest) loading.value = false;
    }
  };

  const drop = (): void => {
    latest++;
    data.value = null;
    error.value = null;
  };

  // Dropped before anything is drawn, asked again once all that changes with it has changed.
  if (about) watch(about, drop, { flush: 'sync' });
  watch(
    () => [about?.(), ...(revised?.() ?? [])],
    (now, before) => now.some((value, at) => value !== before[at]) && reload(),
  );
  const connection = useConnection();
  watch(
    () => connection.opened,
    (_, before) => before > 0 && reload(),
  );
  onScopeDispose(() => latest++);
  void reload();
  return { data, error, loading: readonly(loading), reload };
}

/** Expected errors as they are; anything else is a bug and says so in the console as well. */
export function asTrialdeckError(failure: unknown): TrialdeckError {
  if (failure instanceof TrialdeckError) return failure;
  console.error(failure);
  return new TrialdeckError('failure', failure instanceof Error ? failure.message : String(failure));
}

/** Whether something could not be done because a data set is not on this machine. */
export function isWithoutData({ code, field }: TrialdeckError): boolean {
  return code === 'unavailable' && field === 'dataset';
}
