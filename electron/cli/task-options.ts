/** What the tasks of the catalogue take of `trialdeck search`. It is loaded for that command and for the help alone. */
import { Option, type Command } from 'commander';
import { TrialdeckError } from '../../shared/errors.ts';
import type { TaskRequest } from '../../shared/search-request.ts';
import { DEFAULT_KIND, TASK_KINDS, kindOf } from '../engine/tasks/catalogue.ts';
import type { GivenOptions, TaskOption } from '../engine/tasks/task-option.ts';
import type { TaskKind } from '../engine/tasks/task.ts';
import { numberOption } from './arguments.ts';

/** By the names that the command line parser gives to options. */
type Given = Readonly<Record<string, unknown>>;

export function addTaskOptions(program: Command): void {
  const search = program.commands.find((command) => command.name() === 'search')!;
  for (const { options } of TASK_KINDS) for (const option of options) search.addOption(commanderOption(option));
}

/**
 * What trials are; undefined where nothing was said of it.
 * @throws TrialdeckError usage, for a task that there is not, and for an option of another one
 */
export function taskAsked(given: Given): TaskRequest | undefined {
  const kind = kindIn(given);
  for (const other of TASK_KINDS) if (other !== kind) refuseOptionsOf(other, given);
  if (kind === DEFAULT_KIND && kind.options.every((option) => !isGiven(option, given))) return undefined;
  const values = kind.options.map((option) => [option.name, valueOf(option, given)] as const);
  return kind.asked(Object.fromEntries(values) as GivenOptions, process.cwd());
}

/** Whether it was said on what trials train, or that they are no ordinary ones. */
export function saysWhatToSearch(given: Given): boolean {
  const kind = kindIn(given);
  return kind !== DEFAULT_KIND || kind.options.some((option) => option.namesData === true && isGiven(option, given));
}

/** The refusal of a field that an option has filled, with the option in its place: what a person can mend is what a person gave. */
export function inTaskOptions(error: unknown, given: Given): unknown {
  if (!(error instanceof TrialdeckError) || error.field === undefined) return error;
  const { options } = kindIn(given);
  const { field } = error;
  const option = options.find((one) => field === one.field || field.startsWith(`${one.field}[`));
  if (option === undefined) return error;
  return new TrialdeckError(error.code, error.message.replace(option.field, `--${option.name}`), option.name);
}

function kindIn(given: Given): TaskKind {
  const kind = given['task'] as string | undefined;
  return kind === undefined ? DEFAULT_KIND : kindOf({ kind });
}

function isGiven(option: TaskOption, given: Given): boolean {
  return given[attributeOf(option)] !== undefined;
}

function refuseOptionsOf(
  { name, options }: { readonly name: string; readonly options: readonly TaskOption[] },
  given: Given,
): void {
  const stranger = options.find((option) => isGiven(option, given));
  if (stranger === undefined) return;
  const text = `--${stranger.name} is of trials of another kind: give --task ${name} with it.`;
  throw new TrialdeckError('usage', text, 'task');
}

function valueOf(option: TaskOption, given: Given): unknown {
  const value = given[attributeOf(option)];
  return option.isNumber ? numberOption(option.name, value as string | undefined) : value;
}

function attributeOf(option: TaskOption): string {
  return commanderOption(option).attributeName();
}

function commanderOption({ name, takes, what, repeats }: TaskOption): Option {
  const option = new Option(takes === null ? `--${name}` : `--${name} <${takes}>`, what);
  return repeats ? option.argParser((value: string, before: readonly string[] = []) => [...before, value]) : option;
}
