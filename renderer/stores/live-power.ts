import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import type { TrialdeckError } from '../../shared/errors.ts';
import { asTrialdeckError } from '../composables/use-answer.ts';

const WAIT_MS = 200;

export interface LivePower<Planned, Found> {
  /** With what it is about; the last one stays until the next is there. */
  readonly power: ShallowRef<{ readonly planned: Planned; readonly found: Found } | null>;
  readonly error: ShallowRef<TrialdeckError | null>;
  /** Whether what is entered breaks no rule: of what does, the last power says nothing. */
  readonly legal: ShallowRef<boolean>;
}

/**
 * What a plan finds, simulated by the engine when the changes pause; nothing is asked while it breaks a rule.
 * @param entered the plan as it stands in a form. @param parse throws where it breaks a rule.
 */
export function useLivePower<Planned, Found>(
  entered: () => unknown,
  parse: (entered: unknown) => Planned,
  simulate: (planned: Planned) => Promise<Found>,
): LivePower<Planned, Found> {
  const power: LivePower<Planned, Found>['power'] = shallowRef(null);
  const error = shallowRef<TrialdeckError | null>(null);
  const legal = shallowRef(true);
  let due: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  const ask = async (planned: Planned): Promise<void> => {
    const mine = ++latest;
    try {
      const found = await simulate(planned);
      if (mine === latest) power.value = { planned, found };
    } catch (failure) {
      if (mine === latest) error.value = asTrialdeckError(failure);
    }
  };
  const read = (): Planned | null => {
    try {
      return parse(entered());
    } catch {
      return null;
    }
  };

  watch(
    () => JSON.stringify(entered()),
    () => {
      const planned = read();
      legal.value = planned !== null;
      clearTimeout(due);
      latest++;
      error.value = null;
      if (planned) due = setTimeout(() => void ask(planned), WAIT_MS);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    clearTimeout(due);
    latest++;
  });
  return { power, error, legal };
}
