import { onScopeDispose, readonly, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { TrialdeckError } from '../../shared/errors.ts';
import { useConnection } from '../stores/connection.ts';

export interface Answer<Value> {
  readonly data: Readonly<ShallowRef<Value | null>>;
  readonly error: Readonly<ShallowRef<TrialdeckError | null>>;
  readonly loading: Readonly<Ref<boolean>>;
  /** Asks again; the old answer stays until the new one is there. */
  reload(): Promise<void>;
  /** Drops answer and failure, which are about something that is no longer asked about; what is asked now still comes. */
  forget(): void;
}

/** Asks now, after every reconnection, and whenever what `depends` reads changes; of overlapping questions the last one counts. */
export function useAnswer<Value>(ask: () => Promise<Value>, depends?: () => unknown): Answer<Value> {
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

  const forget = (): void => {
    data.value = null;
    error.value = null;
  };

  if (depends) watch(depends, reload);
  const connection = useConnection();
  watch(
    () => connection.opened,
    (_, before) => before > 0 && reload(),
  );
  onScopeDispose(() => latest++);
  void reload();
  return { data, error, loading: readonly(loading), reload, forget };
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
