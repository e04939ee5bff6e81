import { onScopeDispose, ref, watch } from 'vue';
import { RANDOM_SEARCH } from '../../shared/catalogue.ts';
import type { Replay, ReplayRequest } from '../../shared/replay.ts';
import { useAnswer, type Answer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';

/** Typing does not ask at every letter. */
const WAIT_MS = 120;

export interface Replayed {
  readonly replay: Replay;
  /** Random search with the epochs that the strategy spent; null where the strategy is random search. */
  readonly random: Replay | null;
}

/** Replays at every change of the request: when changes pause, or at once where it is about another study. */
export function useReplay(request: () => ReplayRequest): Answer<Replayed> {
  const { api } = useBackend();
  const settled = ref(request());
  let due: ReturnType<typeof setTimeout> | undefined;
  watch(request, (next) => {
    clearTimeout(due);
    if (next.studyId !== settled.value.studyId) settled.value = next;
    else due = setTimeout(() => (settled.value = next), WAIT_MS);
  });
  onScopeDispose(() => clearTimeout(due));

  const ask = async (): Promise<Replayed> => {
    const wanted = settled.value;
    const replay = await api.replay(wanted);
    if (wanted.strategy.name === RANDOM_SEARCH.name) return { replay, random: null };
    return { replay, random: await api.replay(randomInstead(wanted, replay)) };
  };
  return useAnswer(ask, { about: () => settled.value.studyId, revised: () => [settled.value] });
}

/** Random search with the epochs that the replayed search has spent, which may be fewer than it was given. */
export function randomInstead(request: ReplayRequest, { spent }: Replay): ReplayRequest {
  return { ...request, strategy: RANDOM_SEARCH, stopRule: undefined, budget: { epochs: spent.epochs } };
}
