/** The terminal interface: `trialdeck COMMAND`. */
import { CommanderError } from 'commander';
import { TrialdeckError } from '../../shared/errors.ts';
import { EXIT } from './exit-codes.ts';
import { createProgram } from './program.ts';
import { processTerminal } from './terminal.ts';

const terminal = processTerminal();
try {
  const result: { code: number } = { code: EXIT.done };
  await createProgram(terminal, (code) => (result.code = code)).parseAsync(process.argv);
  process.exitCode = result.code;
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof TrialdeckError) {
    terminal.say(`trialdeck: ${error.message}`);
    return error.code === 'usage' ? EXIT.usage : EXIT.failure;
  }
  const message = error instanceof Error ? error.message : String(error);
  terminal.say(`trialdeck: something went wrong inside Trialdeck: ${message}`);
  if (process.env['TRIALDECK_DEBUG'] && error instanceof Error) terminal.say(error.stack ?? '');
  return EXIT.failure;
}
