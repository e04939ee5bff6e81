import type { Study } from '../../../shared/model.ts';
import type { NewStudy } from '../../../db/store/studies.ts';
import { kindOf } from '../tasks/catalogue.ts';

/** What is trained again for a study, apart from it, so that nothing of a search counts these runs; *confirm* is recorded. */
export function studyApart(study: Study, name: string): NewStudy {
  const { task, space, measures, objectives, maxEpochs, sample } = study;
  return { name, task: kindOf(task).confirming(task), space, measures, objectives, maxEpochs, sample };
}
