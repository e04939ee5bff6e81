import type { ReportFile, ReportFormat } from '../../shared/report-request.ts';
import type { StudyEvidence } from '../../shared/report/study/evidence.ts';
import { useAnswer, type Answer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';
import { useStudy } from './study.ts';

/** What a report of the study is made from, as it was when it was opened, and again when a session begins or ends; and the report as files. */
export function useStudyEvidence(
  studyId: () => number,
): Answer<StudyEvidence> & { readonly written: (format: ReportFormat) => Promise<readonly ReportFile[]> } {
  const { api } = useBackend();
  const study = useStudy();
  const answer = useAnswer(() => api.studyEvidence(studyId()), { about: studyId, revised: () => [study.session?.state] });
  return {
    ...answer,
    written: (format) => api.reportFiles({ studyId: studyId(), format }),
  };
}
