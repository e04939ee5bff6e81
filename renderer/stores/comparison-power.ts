import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import type { TrialdeckError } from '../../shared/errors.ts';
import type { ComparisonPower, PlannedComparison } from '../../shared/planned-comparison.ts';
import { parsePlannedComparison } from '../../shared/parse/experiment.ts';
import { asTrialdeckError } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';

const WAIT_MS = 200;

export interface LivePower {
  /** With what it is about; the last one stays until the next is there. */
  readonly power: ShallowRef<{ readonly planned: PlannedComparison; readonly found: ComparisonPower } | null>;
  readonly error: ShallowRef<TrialdeckError | null>;
}

/** What a planned comparison finds, simulated by the engine when the changes pause; nothing is asked while it breaks a rule. */
export function useComparisonPower(planned: () => PlannedComparison): LivePower {
  const { api } = useBackend();
  const power: LivePower['power'] = shallowRef(null);
  const error = shallowRef<TrialdeckError | null>(null);
  let due: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  const ask = async (about: PlannedComparison): Promise<void> => {
    const mine = ++latest;
    try {
      const found = await api.comparisonPower(about);
      if (mine === latest) power.value = { planned: about, found };
    } catch (failure) {
      if (mine === latest) error.value = asTrialdeckError(failure);
    }
  };

  watch(
    () => JSON.stringify(planned()),
    () => {
      const about = legal(planned());
      clearTimeout(due);
      latest++;
      error.value = null;
      if (about) due = setTimeout(() => void ask(about), WAIT_MS);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    clearTimeout(due);
    latest++;
  });
  return { power, error };
}

function legal(planned: PlannedComparison): PlannedComparison | null {
  try {
    return parsePlannedComparison(planned);
  } catch {
    return null;
  }
}
