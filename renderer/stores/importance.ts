import type { ImportanceRequest, Importances } from '../../shared/importance.ts';
import { useAnswer, type Answer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';
import { useStudy } from './study.ts';

/** Which hyperparameters of the open study mattered, under its filter: again when a tenth more trials have ended, and at the end. */
export function useImportances(choices: () => Pick<ImportanceRequest, 'method' | 'region'>): Answer<Importances> {
  const { api } = useBackend();
  const study = useStudy();
  const tenths = (): number => Math.floor(Math.log(1 + (study.overview?.finishedTrials ?? 0)) / Math.log(1.1));
  return useAnswer(() => api.importance({ studyId: study.studyId!, filter: study.filter, ...choices() }), {
    about: () => study.studyId,
    revised: () => [JSON.stringify([study.filter, choices()]), tenths(), study.session?.state],
  });
}
