import { useAnswer, type Answer } from '../../composables/use-answer.ts';
import { useStudy } from '../../stores/study.ts';
import { useBackend } from '../../transports/backend.ts';

/** How many of the open study's trials pass its filter. */
export function useFilterCount(): Answer<{ readonly matched: number; readonly total: number }> {
  const { api } = useBackend();
  const study = useStudy();
  return useAnswer(
    () => api.trials({ studyId: study.studyId!, filter: study.filter, limit: 1 }),
    () => [study.studyId, study.filter, study.revision],
  );
}
