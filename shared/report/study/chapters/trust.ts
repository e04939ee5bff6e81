/** The audit: every check with what was found; and the rows whose labels are suspect. */
import { neverRightText } from '../../../never-right.ts';
import { auditSection } from '../../audit.ts';
import type { Chapter, Section } from '../../report.ts';
import { textBlock } from '../../text-block.ts';
import type { StudyEvidence } from '../evidence.ts';
import { chapter } from './chapter.ts';

export function trustChapter({ audit, neverRight }: StudyEvidence): Chapter {
  return chapter('trust', [], [auditSection(audit), ...suspectSections(neverRight)]);
}

function suspectSections(neverRight: StudyEvidence['neverRight']): readonly Section[] {
  if (neverRight === null) return [];
  const meaning =
    neverRight.never === 0
      ? 'No label is suspect by that.'
      : 'Such a row is hard, or its label is wrong: the window shows them as pictures, with what the best trials take them for.';
  return [
    {
      heading: 'Rows that no trial gets right',
      anchor: 'suspect-labels',
      blocks: [textBlock(`${neverRightText(neverRight)}. ${meaning}`)],
    },
  ];
}
