/** What was spent, whatever came of it. */
import { countedText, countText } from '../../../format/count.ts';
import { durationText } from '../../../format/duration.ts';
import type { Spent } from '../../../spent.ts';
import { capitalised } from '../../../wording.ts';
import type { Chapter } from '../../report.ts';
import { numberColumn, tableOf, textColumn, type ColumnOf } from '../../table-of.ts';
import { textBlock } from '../../text-block.ts';
import { comparedIn } from '../best-comparison.ts';
import type { StudyEvidence } from '../evidence.ts';
import { chapter } from './chapter.ts';

export function computeChapter(evidence: StudyEvidence): Chapter {
  const { study, spent, lab } = evidence;
  const total = (of: (one: Spent) => number): number => spent.reduce((sum, one) => sum + of(one), 0);
  const atWork = study.sessions.reduce((sum, { activeMs }) => sum + activeMs, 0);
  const all = `In all ${countedText(
    total(({ trials }) => trials),
    'trial',
  )} trained ${countedText(
    total(({ epochs }) => epochs),
    'epoch',
  )} in ${durationText(total(({ durationMs }) => durationMs))} of training time, added up over the workers; the sessions of the search were at work for ${durationText(atWork)}. Trials that failed, diverged or were stopped are counted like the others.`;
  const replayed = comparedIn(evidence).some(({ kind }) => kind === 'replay')
    ? ['Comparisons that replay searches on recorded curves train nothing and are not counted.']
    : [];
  const measured =
    lab === null ? [] : [`The leak lab trained ${countText(lab.done)} networks beside that, which are not counted here.`];
  return chapter('compute', [textBlock(all, ...replayed, ...measured), tableOf(spent, COLUMNS, [CAPTION])]);
}

const CAPTION =
  'Trials by what they were trained for and how they ended. Epochs that a promoted trial took over from another one are the other’s.';

const PURPOSES: Readonly<Record<Spent['purpose'], string>> = { search: 'search', again: 'trained again to confirm' };

const COLUMNS: readonly ColumnOf<Spent>[] = [
  textColumn('For', ({ purpose }) => capitalised(PURPOSES[purpose])),
  textColumn('Ended', ({ state }) => state),
  numberColumn('Trials', 'count', ({ trials }) => trials),
  numberColumn('Epochs', 'count', ({ epochs }) => epochs),
  numberColumn('Training time', 'duration', ({ durationMs }) => durationMs),
];
