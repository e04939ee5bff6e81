/** Commands about this machine: what is installed on it, and what it serves. */
import type { Command } from 'commander';
import type { FetchOptions } from '../commands/fetch.ts';
import type { ServeOptions } from '../commands/serve.ts';
import type { WorkerOptions } from '../commands/worker.ts';
import type { Terminal } from '../terminal.ts';
import { JSON_HELP, type Json } from './json-option.ts';

export function addMachineCommands(program: Command, terminal: Terminal, exit: (code: number) => void): void {
  program
    .command('doctor')
    .description('say what is installed and whether it works')
    .option('--json', JSON_HELP)
    .action(async ({ json }: Json) => {
      const { doctor } = await import('../commands/doctor.ts');
      exit(await doctor(json === true, terminal));
    });

  program
    .command('fetch')
    .description('fetch a data set into the cache, and check it')
    .argument('[dataset]', 'data set to fetch', 'fashion-mnist')
    .option('--from <folder>', 'a folder with its four files (plain or .gz), in place of a download')
    .action(async (dataset: string, options: FetchOptions) => {
      const { fetchDataset } = await import('../commands/fetch.ts');
      exit(await fetchDataset(dataset, options, terminal));
    });

  program
    .command('serve')
    .description('the window in a browser of this machine')
    .option('--port <number>', 'port on 127.0.0.1')
    .option('--open', 'open it in the browser')
    .option('--new-link', 'print another address for the server that runs')
    .action(async (options: ServeOptions) => {
      const { serve } = await import('../commands/serve.ts');
      exit(await serve(options, terminal));
    });

  program
    .command('worker')
    .description('train trials for a search elsewhere, on standard input and output; started by what search --on names')
    .option('--task <kind>', 'trials it takes, networks by default; those of a program let the search start its program here')
    .option('--folder <folder>', 'what it may write to, and where data are kept; in the cache by default')
    .action(async (options: WorkerOptions) => {
      const { worker } = await import('../commands/worker.ts');
      exit(await worker(options));
    });

  program
    .command('start')
    .description('a guided start: checks the set-up and runs the quick search')
    .action(async () => {
      const { start } = await import('../commands/start.ts');
      exit(await start(terminal));
    });
}
