import { useAnswer, type Answer } from '../composables/use-answer.ts';
import { useStudy } from './study.ts';
import { useBackend } from '../transports/backend.ts';

interface FilterCount {
  readonly matched: number;
  readonly total: number;
}

/** How many of the open study's trials pass its filter; null where there is none, which is not asked. */
export function useFilterCount(): Answer<FilterCount | null> {
  const { api } = useBackend();
  const study = useStudy();
  const isFiltered = (): boolean => Object.values(study.filter).some((condition) => condition !== undefined);
  return useAnswer<FilterCount | null>(
    async () => (isFiltered() ? api.trials({ studyId: study.studyId!, filter: study.filter, limit: 1 }) : null),
    () => [study.studyId, study.filter, study.revision],
  );
}
