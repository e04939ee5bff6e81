/** Short lists and counts of the trials of the study that is looked at, beside its table. */
import { bestIsLargest, objectiveOf } from '../../shared/measure.ts';
import type { TrialPage, TrialQuery } from '../../shared/trial-table.ts';
import type { Answer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';
import { useStudyAnswer } from './study-answer.ts';
import { useStudy } from './study.ts';

/** The trials that ended last, the latest first. */
export function useLastFinished(most: number): Answer<TrialPage> {
  const { api } = useBackend();
  const query: Omit<TrialQuery, 'studyId'> = {
    filter: { states: ['completed', 'stopped', 'failed', 'diverged'] },
    sort: { column: 'finishedAt', descending: true },
    limit: most,
  };
  return useStudyAnswer((studyId) => api.trials({ ...query, studyId }));
}

/** The starred trials, best first. */
export function useStarred(most: number): Answer<TrialPage> {
  const { api } = useBackend();
  const study = useStudy();
  const descending = (): boolean => study.overview === null || bestIsLargest(objectiveOf(study.overview));
  return useStudyAnswer(
    (studyId) =>
      api.trials({ studyId, filter: { starred: true }, sort: { column: 'value', descending: descending() }, limit: most }),
    descending,
  );
}

/** How many trials pass the filter; null where there is none, which is not asked. */
export function useFilterCount(): Answer<Pick<TrialPage, 'matched' | 'total'> | null> {
  const { api } = useBackend();
  const study = useStudy();
  const isFiltered = (): boolean => Object.values(study.filter).some((condition) => condition !== undefined);
  return useStudyAnswer<Pick<TrialPage, 'matched' | 'total'> | null>(
    async (studyId) => (isFiltered() ? api.trials({ studyId, filter: study.filter, limit: 1 }) : null),
    () => study.filter,
  );
}
