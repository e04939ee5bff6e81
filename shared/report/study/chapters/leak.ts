/** The leak: what it is, what it costs where a lab has measured it, and how it is prevented here. */
import type { LeakName } from '../../../leaks/leak.ts';
import { isAssignment } from '../../../network/assignment-space.ts';
import { EXERCISE_SECTION } from '../../leaks/exercise.ts';
import { leakChapter } from '../../leaks/chapter.ts';
import type { Chapter, Section } from '../../report.ts';
import { textBlock } from '../../text-block.ts';
import type { StudyEvidence } from '../evidence.ts';
import { chapter } from './chapter.ts';

/** Told of where no lab has measured others: the two that the words of the assignment may mean. */
const FIRST_LEAKS: readonly LeakName[] = ['split-by-seed', 'test-as-validation'];

export function leakChapterOf({ study, words, lab }: StudyEvidence): Chapter {
  const { sizes, leaks } = leakChapter(lab, lab?.plan.leaks ?? FIRST_LEAKS);
  const unmeasured =
    lab === null
      ? [
          textBlock(
            'What a leak costs was not measured on this machine. The leak lab commits each of them on purpose and measures it: trialdeck leaks',
          ),
        ]
      : [];
  return chapter(
    'leak',
    [textBlock(WHAT), ...unmeasured],
    [...(isAssignment(study) ? [EXERCISE_SECTION] : []), preventionSection(words), ...(sizes === null ? [] : [sizes]), ...leaks],
  );
}

const WHAT =
  'A leak is a way in which a reported value comes to be better than what fresh rows will show. The rows that decide how long a training lasts, those that decide which configuration wins and those that say what it is worth must be three different sets, drawn once: else configurations and seeds are compared by their luck.';

function preventionSection({ prevention }: StudyEvidence['words']): Section {
  return { heading: 'How it is prevented', anchor: 'leak-prevention', blocks: [textBlock(prevention)] };
}
