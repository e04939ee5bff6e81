import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { givenCommands } from '../../../electron/engine/given-commands.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('a command is run once it was given on this machine, in whatever process', () => {
  const cache = temporaryFolder();
  const commands = givenCommands(cache);
  expect(() => commands.require('ssh a trialdeck worker', 'it again')).toThrow(
    /not given on this machine: ssh a trialdeck worker\./,
  );
  for (const command of ['ssh a trialdeck worker', 'ssh b trialdeck worker']) commands.add(command);
  givenCommands(cache).require('ssh a trialdeck worker', 'it again');
  expect(() => givenCommands(cache).require('ssh c trialdeck worker', 'it again')).toThrow('not given');
});

test('what two processes give at once is kept of both, whatever else lies there', () => {
  const cache = temporaryFolder();
  writeFileSync(path.join(cache, 'given-commands.json'), '{"cut sho');
  const [one, other] = [givenCommands(cache), givenCommands(cache)];
  one.add('first');
  other.add('second');
  for (const command of ['first', 'second']) one.require(command, 'it again');
});
