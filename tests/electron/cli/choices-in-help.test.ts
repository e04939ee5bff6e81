import { expect, test } from 'vitest';
import { addChoices } from '../../../electron/cli/choices-in-help.ts';
import { createProgram } from '../../../electron/cli/program.ts';
import { addTaskOptions } from '../../../electron/cli/task-options.ts';
import { processTerminal } from '../../../electron/cli/terminal.ts';
import { CATALOGUE } from '../../../electron/engine/search/catalogue.ts';
import { TASK_KINDS } from '../../../electron/engine/tasks/catalogue.ts';
import { STOP_RULES } from '../../../electron/engine/search/stop-rules/catalogue.ts';

/** The help of a command, without its line breaks. */
function helpOf(name: string): string {
  const program = createProgram(processTerminal(), () => {});
  addTaskOptions(program);
  addChoices(program);
  let text = '';
  const command = program.commands.find((candidate) => candidate.name() === name)!;
  command.configureOutput({ writeOut: (part) => (text += part) }).outputHelp();
  return text.replaceAll(/\s+/g, ' ');
}

test.each(['search', 'suggest', 'replay'])('the help of %s lists strategies and stop rules with their options', (name) => {
  const help = helpOf(name);
  expect(help).toContain(CATALOGUE.map((strategy) => strategy.name).join(', '));
  expect(help).toContain(STOP_RULES.map((rule) => rule.name).join(', '));
  for (const { options } of [...CATALOGUE, ...STOP_RULES]) for (const option of options) expect(help).toContain(option.what);
  expect(help).toContain('mode (paper or keras-tuner, by default paper): Whose brackets');
});

test('the help of search says what the clock costs each strategy', () => {
  const help = helpOf('search');
  for (const { name, clockPrice } of CATALOGUE)
    expect(help).toContain(`${name}: ${clockPrice!.twoWorkers} %, ${clockPrice!.eightWorkers} %`);
  expect(help).toContain('cma-es: 4.5 %, 6.3 %, so with more than 4 workers none by default');
});

test('the help of compare lists what can be compared, with the defaults that it has there and what a width costs', () => {
  const help = helpOf('compare');
  const comparable = CATALOGUE.filter(({ queueOnly }) => !queueOnly).map(({ name }) => name);
  expect(comparable.length).toBeLessThan(CATALOGUE.length);
  expect(help).toContain(`: ${comparable.join(', ')} `);
  expect(help).toMatch(/ iterations \([^)]*by default 0\):/);
  expect(helpOf('search')).toMatch(/ iterations \([^)]*by default 1\):/);
  expect(help).toContain('cma-es: 4.5 %, 6.3 % ');
});

test('presets and data sets are listed where they can be given', () => {
  expect(helpOf('search')).toContain('quick, assignment');
  expect(helpOf('search')).toContain('fashion-mnist, generated');
  expect(helpOf('fetch')).toMatch(/data set to fetch: fashion-mnist \(default/);
});

test('what trials can be and be judged by is listed, and what each kind takes', () => {
  const help = helpOf('search');
  for (const { options } of TASK_KINDS) for (const { name } of options) expect(help).toContain(`--${name} `);
  expect(help).toContain(`(docs/own-program.md): ${TASK_KINDS.map(({ name }) => name).join(', ')}`);
  expect(help).toContain('judged, the first by default: accuracy, ');
});

test('a command that takes none of them has the help it had', () => {
  expect(helpOf('studies')).not.toContain('Options of');
});
