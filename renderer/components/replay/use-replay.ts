import { onScopeDispose, ref, watch } from 'vue';
import { RANDOM_SEARCH } from '../../../shared/catalogue.ts';
import type { Replay, ReplayRequest } from '../../../shared/replay.ts';
import { useAnswer, type Answer } from '../../composables/use-answer.ts';
import { useBackend } from '../../transports/backend.ts';
import { randomInstead } from './replay-draft.ts';

/** Typing does not ask at every letter. */
const WAIT_MS = 120;

export interface Replayed {
  readonly replay: Replay;
  /** Random search with the epochs that the strategy spent; null where the strategy is random search. */
  readonly random: Replay | null;
}

/** Replays at every change of the request, when changes pause. */
export function useReplay(request: () => ReplayRequest): Answer<Replayed> {
  const { api } = useBackend();
  const settled = ref(request());
  let due: ReturnType<typeof setTimeout> | undefined;
  watch(request, (next) => {
    clearTimeout(due);
    due = setTimeout(() => (settled.value = next), WAIT_MS);
  });
  onScopeDispose(() => clearTimeout(due));

  const ask = async (): Promise<Replayed> => {
    const wanted = settled.value;
    const replay = await api.replay(wanted);
    if (wanted.strategy.name === RANDOM_SEARCH.name) return { replay, random: null };
    return { replay, random: await api.replay(randomInstead(wanted, replay)) };
  };
  return useAnswer(ask, () => settled.value);
}
