import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { expect, test } from 'vitest';
import { askedProgram } from '../../../../../electron/engine/tasks/program/program-options.ts';
import { programTask } from '../../../../../electron/engine/tasks/program/program-task.ts';
import type { GivenOptions } from '../../../../../electron/engine/tasks/task-option.ts';
import { searchCommands } from '../../../../../shared/report/study/commands.ts';
import type { TaskRequest } from '../../../../../shared/search-request.ts';
import { reportWords, studyEvidenceOf } from '../../../../support/study-evidence.ts';
import { overviewOf, sessionOf } from '../../../../support/window-data.ts';

const space = { rate: { type: 'float', low: 0.1, high: 1 } } as const;
const planned = (task: TaskRequest) => programTask.plan({ task, space, objective: 'seconds' });
const { task, measures, objectives } = planned(
  askedProgram(
    {
      command: `python3 "it's a \\"program\\".py" --rate {rate}`,
      folder: '/home',
      measure: ['score:maximise', 'seconds:minimise'],
      'epoch-seconds': 2.5,
      'separate-stop': true,
    },
    '/',
  ),
);
const study = overviewOf({ task, measures, objectives, about: programTask.about(task), sessions: [sessionOf()] });
const words = programTask.inReport(study);

test('a shell hands the command that makes the study again the same program and measures', () => {
  const [command] = searchCommands(studyEvidenceOf({ study, words }));
  const args = execFileSync('sh', ['-c', `set -- ${command!}; printf '%s\\n' "$@"`], { encoding: 'utf8' });
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: args.trim().split('\n').slice(2),
    options: {
      ...{ task: text, command: text, folder: text, space: text, objective: text, 'epoch-seconds': text },
      ...{ measure: { ...text, multiple: true }, 'separate-stop': { type: 'boolean' } },
    },
    strict: false,
  });
  expect(values).toMatchObject({ task: 'program', space: 'space.json', objective: 'seconds' });
  const again = askedProgram({ ...(values as GivenOptions), 'epoch-seconds': Number(values['epoch-seconds']) }, '/');
  expect(planned(again)).toMatchObject({ task, measures, objectives });
});

test('the report says nothing of networks, nor of rows', () => {
  const report = reportWords({ study, words });
  expect(report).toContain('What a trial repeats lies with the program');
  expect(report).toContain('none of what is said of rows and leaks covers it');
  expect(report).not.toContain('bit for bit');
  expect(report).not.toContain('Drawn with split seed');
});
