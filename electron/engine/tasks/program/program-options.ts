/** How the terminal is told what the program is. */
import path from 'node:path';
import type { TaskRequest } from '../../../../shared/search-request.ts';
import type { GivenOptions, TaskOption } from '../task-option.ts';

export const PROGRAM_OPTIONS: readonly TaskOption[] = [
  {
    name: 'command',
    field: 'task.command',
    takes: 'command',
    what: 'the program and its arguments, with {NAME} for each parameter; run without a shell',
  },
  { name: 'folder', field: 'task.folder', takes: 'folder', what: 'where the program is started; here by default' },
  {
    name: 'measure',
    field: 'task.measures',
    takes: 'name:goal',
    what: 'what the program measures, as score:maximise; may be repeated',
    repeats: true,
  },
  {
    name: 'epoch-seconds',
    field: 'task.secondsAnEpoch',
    takes: 'n',
    what: 'the longest that an epoch of the program may take',
    isNumber: true,
  },
  { name: 'separate-stop', field: 'task.separateStop', takes: null, what: 'the program measures stop apart from select' },
];

/** The request as it was given, to be checked like any other. */
export function askedProgram(given: GivenOptions, folder: string): TaskRequest {
  const { command, folder: own = '.', measure, 'epoch-seconds': secondsAnEpoch, 'separate-stop': separateStop } = given;
  const fields = {
    command,
    measures: (measure as readonly string[] | undefined)?.map(measureOption),
    secondsAnEpoch,
    separateStop,
  };
  const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { kind: 'program', folder: path.resolve(folder, String(own)), ...present };
}

/** "score:maximise" */
function measureOption(text: string): { readonly name: string; readonly goal: string } {
  const at = text.lastIndexOf(':');
  return { name: text.slice(0, Math.max(0, at)), goal: text.slice(at + 1) };
}
