/** The terminal interface: `trialdeck COMMAND`. */
import { CommanderError } from 'commander';
import { TrialdeckError } from '../../shared/errors.ts';
import { EXIT } from './exit-codes.ts';
import { processTerminal } from './terminal.ts';

const terminal = processTerminal();
// Whoever reads the results may leave early, as head does: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.done);
});
try {
  const { createProgram } = await import('./program.ts');
  const result: { code: number } = { code: EXIT.done };
  const program = createProgram(terminal, (code) => (result.code = code));
  const args = process.argv.slice(2);
  if (args[0] === 'search' || asksForHelp(args)) {
    const { addTaskOptions } = await import('./task-options.ts');
    addTaskOptions(program);
  }
  if (asksForHelp(args)) {
    const { addChoices } = await import('./choices-in-help.ts');
    addChoices(program);
  }
  await program.parseAsync(process.argv);
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

/** Whether the arguments of the program are answered with its help. */
function asksForHelp(args: readonly string[]): boolean {
  return args.length === 0 || args[0] === 'help' || args.includes('--help') || args.includes('-h');
}
