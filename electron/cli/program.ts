/** The commands with their options. Each loads what it needs when it is called, so that none waits for the others' libraries. */
import { Command } from 'commander';
import { trialdeckVersion } from '../engine/environment.ts';
import { addJobCommands } from './program/jobs.ts';
import { addJudgingCommands } from './program/judging.ts';
import { addMachineCommands } from './program/machine.ts';
import { addRecordCommands } from './program/records.ts';
import { addSearchingCommands } from './program/searching.ts';
import type { Terminal } from './terminal.ts';

export function createProgram(terminal: Terminal, exit: (code: number) => void): Command {
  const program = new Command('trialdeck')
    .description('Hyperparameter tuning of neural networks on your own machine.')
    .version(trialdeckVersion())
    .exitOverride()
    .configureOutput({
      outputError: (text, write) =>
        write(
          `${text
            .trim()
            .replace(/^error: /, 'trialdeck: ')
            .replaceAll('\n', ' ')}\n`,
        ),
    })
    .addHelpText(
      'after',
      '\nExit status: 0 done, 1 failure, 2 wrong request, 130 interrupted.\n' +
        'Data folder: TRIALDECK_HOME; cache: TRIALDECK_CACHE.',
    );

  addSearchingCommands(program, terminal, exit);
  addJudgingCommands(program, terminal, exit);
  addJobCommands(program, terminal, exit);
  addRecordCommands(program, terminal, exit);
  addMachineCommands(program, terminal, exit);
  return program;
}
