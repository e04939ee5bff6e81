/** The checklists that a report answers, and the keys of all their items. */
import { ACL } from './acl.ts';
import { AUTOML } from './automl.ts';
import { itemKey, type Checklist } from './checklist.ts';
import { REFORMS } from './reforms.ts';

export const CHECKLISTS: readonly Checklist[] = [ACL, REFORMS, AUTOML];

export const ITEM_KEYS: readonly string[] = CHECKLISTS.flatMap((list) => list.items.map((item) => itemKey(list, item)));
