import type { Task } from '../../../shared/task.ts';
import { kindOf } from '../tasks/catalogue.ts';

/** Raised when the rows are looked at in another way, so that what was found before is found again. */
const WAY = 1;

/** What findings about the rows of a task are kept by; null where its rows are not known here. */
export function rowsName(task: Task): string | null {
  const name = kindOf(task).rowsName(task);
  return name === null ? null : `${name}.${WAY}`;
}
