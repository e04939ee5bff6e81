/** Every configuration with what it came to. */
import type { Chapter } from '../../report.ts';
import { textBlock } from '../../text-block.ts';
import type { StudyEvidence } from '../evidence.ts';
import { trialsTable } from '../tables.ts';
import { chapter } from './chapter.ts';

export function appendixChapter(evidence: StudyEvidence): Chapter {
  const { trials, study } = evidence;
  const blocks = trials.length === 0 ? [textBlock('There are no trials yet.')] : [trialsTable(evidence)];
  const whole = `As a table for other programs: trialdeck export ${study.id} --csv`;
  return { ...chapter('appendix', [textBlock(whole), ...blocks]), across: true };
}
