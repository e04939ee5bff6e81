/** What the report of a study says of its program. */
import { commandText } from '../../../../shared/command-words.ts';
import type { Measure } from '../../../../shared/measure.ts';
import type { ProgramTask } from '../../../../shared/program/task.ts';
import type { TaskWords } from '../../../../shared/report/study/task-words.ts';
import type { TaskAbout } from '../../../../shared/task.ts';

export function programWords(
  { command, folder, secondsAnEpoch, separateStop }: ProgramTask,
  measures: readonly Measure[],
  { title, details }: Pick<TaskAbout, 'title' | 'details'>,
): TaskWords {
  return {
    data: [
      `${title}: ${details}. The data are the program’s own: what it trains on, and which rows it judges by, is not known here.`,
    ],
    prevention:
      'The trials of this study are runs of a program of its own: which rows it trains on, and which it judges by, lies with the program, and nothing can be said of it here.',
    limit: `What the program of ${title} does with its data is not known here: none of what is said of rows and leaks covers it.`,
    repeats: {
      rows: null,
      trial:
        'What a trial repeats lies with the program: with its versions, its data, and what it makes of the seed that it is given.',
    },
    options: [
      `--task program --command ${quoted(commandText(command))} --folder ${quoted(folder)}`,
      ...measures.map(({ name, goal }) => `--measure ${name}:${goal}`),
      ...(secondsAnEpoch === null ? [] : [`--epoch-seconds ${secondsAnEpoch}`]),
      ...(separateStop ? ['--separate-stop'] : []),
    ],
    answers: {},
  };
}

/** One word of a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
