/** Checklists of the literature: what the study answers by itself, what its author adds, and what is open. */
import { CHAPTER_TITLES, type Authored, type ChapterName } from '../../../authored.ts';
import { countText } from '../../../format/count.ts';
import type { Chapter, Place, Section } from '../../report.ts';
import { placesColumn, tableOf, textColumn, type ColumnOf } from '../../table-of.ts';
import { textBlock } from '../../text-block.ts';
import { CHECKLISTS } from '../checklists/catalogue.ts';
import { itemKey, type Checklist, type ChecklistItem } from '../checklists/checklist.ts';
import type { StudyEvidence } from '../evidence.ts';
import { chapter } from './chapter.ts';

/** @param told the chapters that the report has */
export function checklistsChapter(evidence: StudyEvidence, answers: Authored['answers'], told: readonly ChapterName[]): Chapter {
  const about =
    'What others ask a report to say, in words of our own, with where this one says it. What the record answers is answered from it; what only the author knows is the author’s to say, and stands open where nobody has.';
  return chapter(
    'checklists',
    [textBlock(about)],
    CHECKLISTS.map((list) => listSection(list, evidence, answers, told)),
  );
}

interface Answered {
  readonly item: ChecklistItem;
  readonly text: string;
  readonly by: 'record' | 'author' | 'nobody';
  readonly places: readonly Place[];
}

function listSection(
  list: Checklist,
  evidence: StudyEvidence,
  answers: Authored['answers'],
  told: readonly ChapterName[],
): Section {
  const all = list.items.map((item) => answered(item, item.answer(evidence), answers[itemKey(list, item)] ?? '', told));
  const columns: readonly ColumnOf<Answered>[] = [
    textColumn('Item', ({ item }) => item.number),
    textColumn('What it asks', ({ item }) => item.asks),
    textColumn('Answer', ({ text }) => text),
    placesColumn('Where', ({ places }) => places),
  ];
  const count = (by: Answered['by']): string => countText(all.filter((each) => each.by === by).length);
  const says = `Of ${countText(all.length)} items the record answers ${count('record')} and the author ${count('author')}; ${count('nobody')} ${all.filter(({ by }) => by === 'nobody').length === 1 ? 'is' : 'are'} open.`;
  return {
    heading: list.title,
    anchor: `checklist-${list.name}`,
    blocks: [textBlock(says), tableOf(all, columns, [`The items, after ${list.source}.`])],
  };
}

function answered(
  item: ChecklistItem,
  known: ReturnType<ChecklistItem['answer']>,
  own: string,
  told: readonly ChapterName[],
): Answered {
  const written = own.trim().replaceAll(/\s+/g, ' ');
  const places = (known?.chapters ?? []).filter((name) => told.includes(name));
  return {
    item,
    text: [known?.text ?? '', written === '' ? '' : `The author: ${written}`].filter((text) => text !== '').join(' ') || 'Open.',
    by: known !== null ? 'record' : written === '' ? 'nobody' : 'author',
    places: places.map((anchor) => ({ anchor, title: CHAPTER_TITLES[anchor] })),
  };
}
