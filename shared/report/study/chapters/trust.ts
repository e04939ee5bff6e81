/** The audit: every check with what was found. */
import { auditSection } from '../../audit.ts';
import type { Chapter } from '../../report.ts';
import type { StudyEvidence } from '../evidence.ts';
import { chapter } from './chapter.ts';

export function trustChapter({ audit }: StudyEvidence): Chapter {
  return chapter('trust', [], [auditSection(audit)]);
}
