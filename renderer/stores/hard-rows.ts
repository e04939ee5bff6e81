import type { HardRows } from '../../shared/contract/rows.ts';
import type { Answer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';
import { useStudyAnswer } from './study-answer.ts';

/** The rows of *select* that the fewest trials of the open study get right. */
export function useHardRows(): Answer<HardRows> {
  const { api } = useBackend();
  return useStudyAnswer((studyId) => api.hardRows(studyId));
}
