import type { StudyOverview } from '../../shared/contract/studies.ts';
import type { StoredOverview } from '../../db/store/studies.ts';
import { kindOf } from './tasks/catalogue.ts';

/** The study with what its kind of task says of it. */
export function withAbout(study: StoredOverview): StudyOverview {
  return { ...study, about: kindOf(study.task).about(study.task) };
}
