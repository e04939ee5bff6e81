import { computed, type ComputedRef } from 'vue';
import type { Session } from '../../../shared/model.ts';
import { useCatalogue } from '../../stores/catalogue.ts';

/** "Hyperband, session 3": the strategy's title, and which of the study's sessions it is. */
export function useSessionNames(sessions: () => readonly Session[]): ComputedRef<ReadonlyMap<number, string>> {
  const catalogue = useCatalogue();
  return computed(
    () => new Map(sessions().map(({ id, strategy }, at) => [id, `${catalogue.strategyTitle(strategy.name)}, session ${at + 1}`])),
  );
}
