/** Commands about what is recorded, and about what can be searched. */
import type { Command } from 'commander';
import { CHAPTER_NAMES, TEMPLATE_NAMES } from '../../../shared/authored.ts';
import { PAPERS } from '../../../shared/report-request.ts';
import type { ExportOptions } from '../commands/export.ts';
import type { ReportOptions } from '../commands/report.ts';
import type { VerifyingOptions } from '../commands/verify.ts';
import type { ShowOptions } from '../commands/show.ts';
import type { Terminal } from '../terminal.ts';
import { JSON_HELP, type Json } from './json-option.ts';

export function addRecordCommands(program: Command, terminal: Terminal, exit: (code: number) => void): void {
  program
    .command('studies')
    .description('list the studies')
    .option('--json', JSON_HELP)
    .action(async ({ json }: Json) => {
      const { studies } = await import('../commands/studies.ts');
      await studies(json === true, terminal);
    });

  program
    .command('show')
    .description('show a study (3) or a trial in it (3/17)')
    .argument('<what>', 'number of a study, and after a slash that of a trial in it')
    .option('--json', JSON_HELP)
    .option('--against <trial>', 'hold the trial against another one of the study, row by row')
    .action(async (what: string, options: ShowOptions) => {
      const { show } = await import('../commands/show.ts');
      await show(what, options, terminal);
    });

  program
    .command('space')
    .description('explain the search space: why each hyperparameter, its range, what to expect')
    .option('--space <file>', 'a space of your own, as JSON or YAML, checked and explained')
    .option('--json', JSON_HELP)
    .action(async (options: { space?: string } & Json) => {
      const { space } = await import('../commands/space.ts');
      await space(options, terminal);
    });

  program
    .command('export')
    .description('print all trials of a study, or copy the study to a database of its own')
    .argument('<study>', 'number of the study')
    .option('--csv', 'as CSV')
    .option('--json', 'as JSON')
    .option('--database <file>', 'everything of the study, as a new database')
    .action(async (study: string, options: ExportOptions) => {
      const { exportStudy } = await import('../commands/export.ts');
      await exportStudy(study, options, terminal);
    });

  program
    .command('report')
    .description(
      'write all that is known of a study as one document: what was found, how far it can be trusted, how to do it again',
    )
    .argument('<study>', 'number of the study')
    .option('--pdf <file>', 'as a PDF')
    .option('--paper <size>', `${PAPERS.join(' or ')}, of a PDF`, PAPERS[0])
    .option('--html <file>', 'as one HTML file that needs nothing beside it')
    .option('--md <folder>', 'as Markdown, with its pictures beside it')
    .option('--hand-in <folder>', 'both, with the script that makes searches and comparisons again, and the space')
    .option('--force', 'in place of what is there')
    .option('--template <name>', `${TEMPLATE_NAMES.join(' or ')}; this and what follows is kept with the study`)
    .option('--title <text>', 'in place of the name of the study')
    .option('--author <text>', 'who has written it')
    .option('--course <text>', 'the course or the assignment that it is written for')
    .option('--date <text>', 'as it is to be read, in place of today')
    .option('--note <file>', 'on the use of language models, as JSON: tool, version, code, text, analysis, checked')
    .option('--text <chapter=file...>', 'what you add to a chapter, in Markdown')
    .option(
      '--cite <comparison>',
      'the number of a comparison that was replayed on another study of the same data, to be told and attached; none, or usual: for the assignment, where the study’s own shows nothing',
    )
    .option('--answers <file>', 'to items of the checklists that only you can answer, as JSON: {"reforms-1a": "…"}')
    .option('--without <chapters>', `chapters to leave out, of ${CHAPTER_NAMES.join(',')}; none to leave out none`)
    .action(async (study: string, options: ReportOptions) => {
      const { report } = await import('../commands/report.ts');
      await report(study, options, terminal);
    });

  program
    .command('verify')
    .description(
      'compute every number of a report in PDF again from the study that lies inside it; exits with 1 where one was changed',
    )
    .argument('<file>', 'the report, as a PDF')
    .option('--replay <pairs>', 'of each comparison that was replayed, replay so many pairs again, drawn anew each time', '0')
    .option('--json', JSON_HELP)
    .action(async (file: string, options: VerifyingOptions) => {
      const { verify } = await import('../commands/verify.ts');
      exit(await verify(file, options, terminal));
    });

  program
    .command('import')
    .description('read searches by Keras Tuner into a study on the same rows (docs/keras-tuner.md)')
    .argument('<study>', 'number of the study')
    .argument('<files...>', 'files that bench/keras-tuner-search.ts has written')
    .action(async (study: string, files: readonly string[]) => {
      const { importSearches } = await import('../commands/import.ts');
      exit(await importSearches(study, files, terminal));
    });

  program
    .command('backup')
    .description('copy the database to a new file, also while a search runs')
    .argument('[file]', 'the new file; one beside the database by default')
    .action(async (file: string | undefined) => {
      const { backup } = await import('../commands/backup.ts');
      exit(await backup(file, terminal));
    });
}
