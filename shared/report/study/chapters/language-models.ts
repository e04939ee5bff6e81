/** What language models have had to do with the report. */
import { ASSIGNMENT_SPACE } from '../../../network/assignment-space.ts';
import type { Chapter, Line } from '../../report.ts';
import { labelled, textBlock } from '../../text-block.ts';
import type { StudyEvidence } from '../evidence.ts';
import { chapter } from './chapter.ts';

export function languageModelsChapter({ study: { space } }: StudyEvidence): Chapter {
  const words = Object.entries(space).some(([name, { why }]) => why !== undefined && why === ASSIGNMENT_SPACE[name]?.why)
    ? 'the reasons, ranges and expectations of hyperparameters as far as they are those of its own space, '
    : '';
  const stated: readonly Line[] = [
    labelled('Tool and version', NOT_STATED),
    labelled('Used for code, text or analysis', NOT_STATED),
    labelled('What a person checked', NOT_STATED),
    labelled(
      'Shipped with Trialdeck',
      `A language model wrote the explanations that come with it: ${words}how strategies work, what leaks are, and the fixed words of this report. No language model saw the study: every number, and every choice of a sentence, is computed from the record.`,
    ),
  ];
  return chapter('Use of language models', 'language-models', [textBlock(...stated)]);
}

const NOT_STATED = 'Not stated.';
