import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import type { Estimate } from '../../shared/contract/searches.ts';
import type { SearchRequest } from '../../shared/search-request.ts';
import type { TrialdeckError } from '../../shared/errors.ts';
import { networkAsked, parseNetworkSearch } from '../../shared/network/request.ts';
import { parseBudget } from '../../shared/parse/budget.ts';
import { within } from '../../shared/parse/check.ts';
import { parseSearchRequest } from '../../shared/parse/search-request.ts';
import { asTrialdeckError } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';

const WAIT_MS = 300;

export interface LiveEstimate {
  readonly estimate: ShallowRef<Estimate | null>;
  /** The first broken rule, found here or by the backend; its `field` is a path in the request. */
  readonly refusal: ShallowRef<TrialdeckError | null>;
  readonly measuring: Ref<boolean>;
}

/** Checks the request at every change, and asks what it would take when the changes pause. */
export function useEstimate(request: () => SearchRequest | null): LiveEstimate {
  const { api } = useBackend();
  const estimate = shallowRef<Estimate | null>(null);
  const refusal = shallowRef<TrialdeckError | null>(null);
  const measuring = ref(false);
  let due: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  const ask = async (wanted: SearchRequest): Promise<void> => {
    const mine = ++latest;
    try {
      const answer = await api.estimate(wanted);
      if (mine === latest) estimate.value = answer;
    } catch (failure) {
      if (mine === latest) refusal.value = asTrialdeckError(failure);
    } finally {
      if (mine === latest) measuring.value = false;
    }
  };

  watch(
    request,
    (wanted) => {
      clearTimeout(due);
      latest++;
      measuring.value = false;
      refusal.value = wanted && brokenRule(wanted);
      if (!wanted || refusal.value) return;
      measuring.value = true;
      due = setTimeout(() => void ask(wanted), WAIT_MS);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    clearTimeout(due);
    latest++;
  });
  return { estimate, refusal, measuring };
}

function brokenRule(request: SearchRequest): TrialdeckError | null {
  try {
    if (networkAsked(request)) parseNetworkSearch(request);
    const { budget } = parseSearchRequest(request);
    within('budget', 'budget.', () => parseBudget(budget));
    return null;
  } catch (failure) {
    return asTrialdeckError(failure);
  }
}
