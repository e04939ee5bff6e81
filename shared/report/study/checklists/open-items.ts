import type { StudyEvidence } from '../evidence.ts';
import { CHECKLISTS } from './catalogue.ts';
import { itemKey } from './checklist.ts';

/** What the record of a study does not answer: "REFORMS 1a: Of which population the claim is made". */
export function openItems(evidence: StudyEvidence): readonly { readonly key: string; readonly label: string }[] {
  return CHECKLISTS.flatMap((list) =>
    list.items
      .filter(({ answer }) => answer(evidence) === null)
      .map((item) => ({ key: itemKey(list, item), label: `${list.source}, ${item.number}: ${item.asks}` })),
  );
}
