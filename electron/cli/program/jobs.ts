/** Commands that steer what takes longer than a call. */
import type { Command } from 'commander';
import type { ResumeOptions } from '../commands/resume.ts';
import { JOB_HELP } from '../named-job.ts';
import type { Terminal } from '../terminal.ts';
import { JSON_HELP, type Json } from './json-option.ts';

export function addJobCommands(program: Command, terminal: Terminal, exit: (code: number) => void): void {
  program
    .command('jobs')
    .description('list what runs, what waits in line, and what has ended')
    .option('--json', JSON_HELP)
    .action(async ({ json }: Json) => {
      const { jobs } = await import('../commands/jobs.ts');
      exit(await jobs(json === true, terminal));
    });

  program
    .command('resume')
    .description('go on with what is paused, the latest search by default')
    .argument('[job]', JOB_HELP)
    .option('--on <command>', 'start each worker of a search by this command from now on; local for processes of this machine')
    .option('--json', JSON_HELP)
    .action(async (job: string | undefined, options: ResumeOptions) => {
      const { resume } = await import('../commands/resume.ts');
      exit(await resume(job, options, terminal));
    });

  program
    .command('pause')
    .description('pause a job, or all that run now, in this or another window')
    .argument('[job]', JOB_HELP)
    .action(async (job: string | undefined) => {
      const { pause } = await import('../commands/pause.ts');
      exit(await pause(job, terminal));
    });

  program
    .command('stop')
    .description('end a job before its end; what it has done stays')
    .argument('<job>', JOB_HELP)
    .action(async (job: string) => {
      const { stop } = await import('../commands/stop.ts');
      exit(await stop(job, terminal));
    });

  program
    .command('workers')
    .description('change how many workers a search has, also while it runs')
    .argument('<job>', JOB_HELP)
    .argument('<n>', 'workers from now on')
    .action(async (job: string, workers: string) => {
      const { setWorkers } = await import('../commands/workers.ts');
      exit(await setWorkers(job, workers, terminal));
    });

  program
    .command('delete')
    .description('delete a job that does not run; what it has given to its study stays')
    .argument('<job>', JOB_HELP)
    .action(async (job: string) => {
      const { deleteJob } = await import('../commands/delete.ts');
      exit(await deleteJob(job, terminal));
    });
}
