/** Commands that say what a value is worth. */
import type { Command } from 'commander';
import { USUAL_CANDIDATES } from '../../../shared/confirmation.ts';
import { IMPORTANCE_METHODS, IMPORTANCE_REGIONS } from '../../../shared/importance.ts';
import { LEAK_NAMES } from '../../../shared/leaks/leak.ts';
import type { AuditOptions } from '../commands/audit.ts';
import type { ConfirmOptions } from '../commands/confirm.ts';
import type { ImportanceOptions } from '../commands/importance.ts';
import type { LeaksOptions } from '../commands/leaks.ts';
import type { VaultOptions } from '../commands/vault.ts';
import type { Terminal } from '../terminal.ts';
import { JSON_HELP } from './json-option.ts';

export function addJudgingCommands(program: Command, terminal: Terminal, exit: (code: number) => void): void {
  program
    .command('confirm')
    .description('train the best configurations of a study and the default one again with fresh model seeds; Ctrl-C pauses')
    .argument('<study>', 'number of the study')
    .option('--top <n>', `so many of the best; ${USUAL_CANDIDATES} by default`)
    .option('--seeds <n>', 'runs of each, with the same model seeds; by default as many as a simulation advises')
    .option('--plan', 'say which difference so many configurations and seeds find four times in five, and start nothing')
    .option('--show', 'print what the latest confirmation has said, and start nothing')
    .option('--again', 'confirm a study that is confirmed or has read its vault; all confirmations are shown for ever')
    .option('--workers <n>', 'worker processes; as many as cores and free memory allow by default')
    .option('--json', JSON_HELP)
    .action(async (study: string, options: ConfirmOptions) => {
      const { confirm } = await import('../commands/confirm.ts');
      exit(await confirm(study, options, terminal));
    });

  program
    .command('overtuning')
    .description('how much of what a study had found its search gave away again, measured on confirm; Ctrl-C pauses')
    .argument('<study>', 'number of the study')
    .option('--json', JSON_HELP)
    .action(async (study: string, options: { readonly json?: boolean }) => {
      const { overtuning } = await import('../commands/overtuning.ts');
      exit(await overtuning(study, options, terminal));
    });

  program
    .command('vault')
    .description(
      'open the vault for the confirmed winner of a study: once, or the number is worth less; after that print what was read',
    )
    .argument('<study>', 'number of the study')
    .option('--again', 'read it although the study has read it before; both readings are shown for ever')
    .option('--json', JSON_HELP)
    .action(async (study: string, options: VaultOptions) => {
      const { readVault } = await import('../commands/vault.ts');
      exit(await readVault(study, options, terminal));
    });

  program
    .command('audit')
    .description('check how far the result of a study can be trusted; exits with 1 where a check failed')
    .argument('<study>', 'number of the study')
    .option('--json', JSON_HELP)
    .action(async (study: string, options: AuditOptions) => {
      const { audit } = await import('../commands/audit.ts');
      exit(await audit(study, options, terminal));
    });

  program
    .command('importance')
    .description('which hyperparameters of a study mattered, with intervals')
    .argument('<study>', 'number of the study')
    .option('--method <name>', `${IMPORTANCE_METHODS.join(', ')}`, IMPORTANCE_METHODS[0])
    .option(
      '--region <name>',
      `${IMPORTANCE_REGIONS.join(', ')}: all trials, the better half alone, or (ped-anova) against an even spread`,
      IMPORTANCE_REGIONS[0],
    )
    .option('--json', JSON_HELP)
    .action(async (study: string, options: ImportanceOptions) => {
      const { importance } = await import('../commands/importance.ts');
      await importance(study, options, terminal);
    });

  program
    .command('leaks')
    .description('commit every leak on purpose and measure what it adds to the reported value; Ctrl-C pauses')
    .option('--quick', 'small networks on few rows, within 5 minutes; not for quoting')
    .option('--kind <names>', `leaks, with commas between: ${LEAK_NAMES.join(', ')}; all by default`)
    .option('--dataset <name>', 'data set to train on')
    .option('--repetitions <n>', 'each with a split and seeds of its own')
    .option('--seed <n>', 'seed of the lab')
    .option('--job <id>', 'go on with this lab, or show it')
    .option('--markdown', 'print what was measured as Markdown')
    .option('--json', JSON_HELP)
    .action(async (options: LeaksOptions) => {
      const { leaks } = await import('../commands/leaks.ts');
      exit(await leaks(options, terminal));
    });
}
