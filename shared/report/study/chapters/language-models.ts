/** What language models have had to do with the report: what its author states, and what is known of the words that come with the product. */
import type { LanguageModelNote } from '../../../authored.ts';
import { ASSIGNMENT_SPACE } from '../../../network/assignment-space.ts';
import type { Chapter, Line } from '../../report.ts';
import { labelled, textBlock } from '../../text-block.ts';
import type { StudyEvidence } from '../evidence.ts';
import { chapter } from './chapter.ts';

export function languageModelsChapter({ study: { space } }: StudyEvidence, note: LanguageModelNote): Chapter {
  const words = Object.entries(space).some(([name, { why }]) => why !== undefined && why === ASSIGNMENT_SPACE[name]?.why)
    ? 'the reasons, ranges and expectations of hyperparameters as far as they are those of its own space, '
    : '';
  const stated: readonly Line[] = [
    labelled('Tool', statedText(note.tool)),
    labelled('Version', statedText(note.version)),
    labelled('Used for code', statedText(note.code)),
    labelled('Used for text', statedText(note.text)),
    labelled('Used for analysis', statedText(note.analysis)),
    labelled('What a person checked', statedText(note.checked)),
    labelled(
      'Shipped with Trialdeck',
      `A language model wrote the explanations that come with it: ${words}how strategies work, what leaks are, and the fixed words of this report. No language model has a part in what is said of the study: every number, and every choice of a sentence, is computed from the record.`,
    ),
  ];
  return chapter('language-models', [textBlock(...stated)]);
}

function statedText(text: string): string {
  return text.trim() === '' ? 'Not stated.' : text.trim().replaceAll(/\s+/g, ' ');
}
