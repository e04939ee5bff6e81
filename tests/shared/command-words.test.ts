import { expect, test } from 'vitest';
import { commandWords } from '../../shared/command-words.ts';

test.each([
  ['trialdeck worker', ['trialdeck', 'worker']],
  ['  ssh   HOST trialdeck\tworker ', ['ssh', 'HOST', 'trialdeck', 'worker']],
  [`sh -c "exec trialdeck worker"`, ['sh', '-c', 'exec trialdeck worker']],
  [`sh -c 'echo "$HOME" \\n'`, ['sh', '-c', 'echo "$HOME" \\n']],
  [`run "a \\"b\\" \\c \\\\"`, ['run', 'a "b" \\c \\']],
  [`run a\\ b --name='two words'x ""`, ['run', 'a b', '--name=two wordsx', '']],
])('%j is %j', (command, words) => {
  expect(commandWords(command)).toEqual(words);
});

test.each([`sh -c "exec`, `sh 'x`, 'run x\\'])('%j is refused', (command) => {
  expect(() => commandWords(command)).toThrow(/has a quote that is not closed/);
});

test.each(['', '  ', '""'])('%j names no program', (command) => {
  expect(() => commandWords(command)).toThrow('The command is empty; it names a program.');
});
