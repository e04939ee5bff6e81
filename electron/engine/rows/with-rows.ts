/** Work on the rows of a study, begun when a thread has made them: the engine's loop answers meanwhile. */
import type { Task } from '../../../shared/task.ts';
import type { Folders } from '../folders.ts';
import { kindOf } from '../tasks/catalogue.ts';
import type { Thinking } from '../thinking/thinking.ts';

/**
 * Does the work at once where its rows are known to be there, or where it needs none: of the task null. Rejects with a TrialdeckError
 * where they cannot be had.
 */
export type WithRows = <Result>(task: Task | null, work: () => Result) => Result | Promise<Awaited<Result>>;

export function createWithRows(folders: Folders, thinking: Pick<Thinking, 'think'>): WithRows {
  return <Result>(task: Task | null, work: () => Result): Result | Promise<Awaited<Result>> => {
    const aside = task && kindOf(task).aside;
    if (task === null || aside === null || aside.isDone(task, folders)) return work();
    const afterwards = async (): Promise<Awaited<Result>> => {
      aside.believe(await thinking.think('rows to train on', { task, folders }, null));
      return await work();
    };
    return afterwards();
  };
}
