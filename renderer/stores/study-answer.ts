import { useAnswer, type Answer } from '../composables/use-answer.ts';
import { useStudy } from './study.ts';

/**
 * An answer about the study that is looked at: asked for again when its trials change or what `depends` reads does, and dropped
 * as soon as another study is opened.
 */
export function useStudyAnswer<Value>(ask: (studyId: number) => Promise<Value>, depends?: () => unknown): Answer<Value> {
  const study = useStudy();
  return useAnswer(() => ask(study.studyId!), {
    about: () => study.studyId,
    revised: () => [study.revision, depends?.()],
  });
}
