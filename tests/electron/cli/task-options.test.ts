import { Command } from 'commander';
import { expect, test } from 'vitest';
import { TrialdeckError } from '../../../shared/errors.ts';
import { addTaskOptions, inTaskOptions, saysWhatToSearch, taskAsked } from '../../../electron/cli/task-options.ts';
import { refusalOf } from '../../support/refusal.ts';

/** What is asked for with these arguments after `search`. */
function asked(...args: readonly string[]): unknown {
  const program = new Command().exitOverride();
  const search = program.command('search').option('--task <kind>');
  addTaskOptions(program);
  search.exitOverride().parse(args, { from: 'user' });
  return taskAsked(search.opts());
}

test('a program is asked for with the options that it declares', () => {
  const given = ['--command', 'train {rate}', '--folder', '/there', '--measure', 'a:maximise', '--measure', 'b:minimise'];
  expect(asked('--task', 'program', ...given, '--epoch-seconds', '2.5', '--separate-stop')).toEqual({
    kind: 'program',
    command: 'train {rate}',
    folder: '/there',
    measures: [
      { name: 'a', goal: 'maximise' },
      { name: 'b', goal: 'minimise' },
    ],
    secondsAnEpoch: 2.5,
    separateStop: true,
  });
});

test('a program is started here unless somebody says where', () => {
  expect(asked('--task', 'program')).toEqual({ kind: 'program', folder: process.cwd() });
});

test('without a word trials are what they are by default', () => {
  expect([asked(), asked('--task', 'network')]).toEqual([undefined, undefined]);
});

test('a network is asked for with what it trains on', () => {
  const given = ['--dataset', 'generated', '--split-seed', '2', '--split', '7,1,2,3', '--record-confirm'];
  expect(asked(...given)).toEqual({
    kind: 'network',
    dataset: 'generated',
    splitSeed: 2,
    split: { train: 7, stop: 1, select: 2, confirm: 3 },
    recordConfirm: true,
  });
  expect(asked('--rows', '600')).toEqual({ kind: 'network', rows: 600 });
  for (const split of ['7,1,2', '7,1,2,', '7,1,2,three'])
    expect(refusalOf(() => asked('--split', split))).toMatchObject({
      message: `--split is "${split}"; allowed is train,stop,select,confirm as four numbers, such as 42000,6000,6000,6000.`,
    });
});

test('the data are said by naming them or by a task of another kind, not by how many of their rows', () => {
  const said = (given: Readonly<Record<string, unknown>>): boolean => saysWhatToSearch(given);
  expect([said({}), said({ task: 'network' }), said({ rows: '600' })]).toEqual([false, false, false]);
  expect([said({ dataset: 'generated' }), said({ task: 'program' })]).toEqual([true, true]);
});

test('a task that there is not, and an option of another one, are refused', () => {
  expect(refusalOf(() => asked('--task', 'riddle'))).toMatchObject({ code: 'usage', field: 'task.kind' });
  expect(refusalOf(() => asked('--epoch-seconds', '3'))).toMatchObject({
    code: 'usage',
    message: '--epoch-seconds is of trials of another kind: give --task program with it.',
  });
  expect(refusalOf(() => asked('--task', 'program', '--rows', '600'))).toMatchObject({
    message: '--rows is of trials of another kind: give --task network with it.',
  });
  expect(refusalOf(() => asked('--task', 'program', '--epoch-seconds', 'soon'))).toMatchObject({ field: 'epoch-seconds' });
});

test.each([
  ['task.command', 'task.command is missing; allowed is a command.', '--command is missing; allowed is a command.'],
  ['task.measures', 'task.measures is missing; allowed is a list.', '--measure is missing; allowed is a list.'],
  ['task.measures[0].goal', 'task.measures[0].goal is "up".', '--measure[0].goal is "up".'],
  ['space', 'space is missing.', 'space is missing.'],
])('a refusal of %s names the option that is to be given', (field, message, sentence) => {
  const told = inTaskOptions(new TrialdeckError('usage', message, field), { task: 'program' });
  expect(told).toMatchObject({ code: 'usage', message: sentence });
});
