import { computed, type ComputedRef } from 'vue';
import type { Session } from '../../../shared/model.ts';
import { useCatalogue } from '../../stores/catalogue.ts';

/** "Hyperband, session 3": the strategy's title and the number of the session in its study. */
export function useSessionNames(sessions: () => readonly Session[]): ComputedRef<ReadonlyMap<number, string>> {
  const catalogue = useCatalogue();
  return computed(
    () =>
      new Map(sessions().map(({ id, number, strategy }) => [id, `${catalogue.strategyTitle(strategy.name)}, session ${number}`])),
  );
}
