/**
 * The commands that somebody has given on this machine. A database may come from anywhere, and it is data, not a program: of the
 * commands that it names those are run that were given here, and no others.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
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

/**
 * A file for each, named by its hash: so that processes of several data folders may give commands at once.
 *
 * @param cache folder in which they are kept, beside whatever database is open
 */
export function givenCommands(cache: string): GivenCommands {
  const folder = path.join(cache, 'given-commands');
  const fileOf = (command: string): string => path.join(folder, createHash('sha256').update(command).digest('hex'));
  return {
    add: (command) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(fileOf(command), command);
    },
    require: (command, toRunIt) => {
      if (existsSync(fileOf(command))) return;
      const text = `The database names a command that was not given on this machine: ${command}. To run it: ${toRunIt}`;
      throw new TrialdeckError('usage', text, 'on');
    },
  };
}
