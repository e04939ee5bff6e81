/** The tasks of the assignment, and which chapters answer them. */
import type { ChapterName } from '../../authored.ts';
import type { Chapter } from '../report.ts';

export interface AssignmentTask {
  /** As the assignment counts; its last one has no number there. */
  readonly number: string;
  readonly asks: string;
  readonly chapters: readonly ChapterName[];
}

export const ASSIGNMENT_TASKS = {
  search: {
    number: '1a',
    asks: 'A random search over an extended space: why each hyperparameter, over which range, what was expected and what came out',
    chapters: ['question', 'space', 'search', 'confirmation', 'within-noise', 'appendix'],
  },
  leak: {
    number: '1b',
    asks: 'The data leak in train_model: find it, explain it, remedy it',
    chapters: ['leak'],
  },
  tuner: {
    number: '2',
    asks: 'Hyperband and Bayesian optimisation with Keras Tuner: how they work, and in one sentence whether they are inherently better than random search with additional manual tuning',
    chapters: ['strategies', 'comparison'],
  },
  summary: {
    number: 'Summary',
    asks: 'A summary of findings, and a note on the use of language models',
    chapters: ['summary', 'limitations', 'language-models'],
  },
} as const satisfies Readonly<Record<string, AssignmentTask>>;
export type TaskName = keyof typeof ASSIGNMENT_TASKS;

/** Of chapters and their sections, by their anchors, which task they answer: "Task 1a". */
export function marginOf(chapters: readonly Chapter[]): Readonly<Record<string, string>> {
  const tasks: readonly AssignmentTask[] = Object.values(ASSIGNMENT_TASKS);
  return Object.fromEntries(
    chapters.flatMap(({ anchor, sections }) => {
      const task = tasks.find((each) => each.chapters.some((name) => name === anchor));
      if (task === undefined) return [];
      return [anchor, ...sections.map((section) => section.anchor)].map((each) => [each, taskLabel(task)] as const);
    }),
  );
}

export function taskLabel({ number }: AssignmentTask): string {
  return /^\d/.test(number) ? `Task ${number}` : number;
}
