/**
 * The commands that somebody has given on this machine. A database may come from anywhere, and it is data, not a program: of the
 * commands that it names those are run that were given here, and no others.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { TrialdeckError } from '../../shared/errors.ts';

export interface GivenCommands {
  add(command: string): void;
  /**
   * @param toRunIt what to call in a terminal
   * @throws TrialdeckError usage, where the command was not given here.
   */
  require(command: string, toRunIt: string): void;
}

/** @param cache folder in which they are kept, beside whatever database is open */
export function givenCommands(cache: string): GivenCommands {
  const file = path.join(cache, 'given-commands.json');
  const given = (): readonly string[] => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : []);
  return {
    add: (command) => {
      const before = given();
      if (before.includes(command)) return;
      const draft = `${file}.${process.pid}.tmp`;
      writeFileSync(draft, JSON.stringify([...before, command], null, 1));
      renameSync(draft, file);
    },
    require: (command, toRunIt) => {
      if (given().includes(command)) return;
      const text = `The database names a command that was not given on this machine: ${command}. To run it: ${toRunIt}`;
      throw new TrialdeckError('usage', text, 'on');
    },
  };
}
