/** The commands with their options. Each loads what it needs when it is called, so that none waits for the others' libraries. */
import { Command, Option } from 'commander';
import { USUAL_CANDIDATES } from '../../shared/confirmation.ts';
import { REPETITIONS } from '../../shared/experiment.ts';
import { LEAK_NAMES } from '../../shared/leaks/leak.ts';
import { COMPARISON_WIDTH } from '../../shared/width.ts';
import { trialdeckVersion } from '../engine/environment.ts';
import { NETWORK_MEASURES } from '../engine/tasks/network/measures/catalogue.ts';
import type { CompareOptions } from './commands/compare.ts';
import type { ConfirmOptions } from './commands/confirm.ts';
import type { ExportOptions } from './commands/export.ts';
import type { FetchOptions } from './commands/fetch.ts';
import type { LeaksOptions } from './commands/leaks.ts';
import type { ReplayOptions } from './commands/replay.ts';
import type { ResumeOptions } from './commands/resume.ts';
import type { ShowOptions } from './commands/show.ts';
import type { SearchOptions } from './commands/search.ts';
import type { ServeOptions } from './commands/serve.ts';
import type { SuggestOptions } from './commands/suggest.ts';
import type { TrainOptions } from './commands/train.ts';
import type { VaultOptions } from './commands/vault.ts';
import type { WorkerOptions } from './commands/worker.ts';
import { JOB_HELP } from './named-job.ts';
import type { Terminal } from './terminal.ts';

interface Json {
  readonly json?: boolean;
}

const OBJECTIVES = NETWORK_MEASURES.map(({ name }) => name).join(', ');
const JSON_HELP = 'print one JSON document and nothing else on standard output';

/** Of an option that may be repeated. */
function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

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

  program
    .command('search')
    .description('search for good hyperparameters, in line where another search runs; Ctrl-C pauses, resume goes on')
    .option('--preset <name>', 'a search without a question')
    .option('--name <text>', 'name of the study')
    .option('--study <id>', 'add a session to this study')
    .option('--dataset <name>', 'data set to train on')
    .option('--task <kind>', 'what trials are: network (the default), program (docs/own-program.md)')
    .option('--command <command>', 'the program and its arguments, with {NAME} for each parameter; run without a shell')
    .option('--folder <folder>', 'where the program is started; here by default')
    .option('--measure <name:goal>', 'what the program measures, as score:maximise; may be repeated', collected, [])
    .option('--epoch-seconds <n>', 'the longest that an epoch of the program may take')
    .option('--separate-stop', 'the program measures stop apart from select')
    .option('--space <file>', 'search space as JSON')
    .option('--strategy <name>', 'search strategy')
    .option('--options <json>', 'options of the strategy')
    .option('--stop-rule <name>', 'end trials early')
    .option('--stop-options <json>', 'options of the stop rule')
    .option('--trials <n>', 'budget in trials')
    .option('--total-epochs <n>', 'budget in epochs over all trials')
    .option('--seconds <n>', 'budget in seconds')
    .option('--epochs <n>', 'most epochs of a trial')
    .option('--rows <n>', 'rows outside the vault to use, stratified')
    .option('--objective <name>', `by which trials are judged: ${OBJECTIVES} (the first by default)`)
    .option('--workers <n>', 'worker processes; as many as cores and free memory allow by default')
    .option('--width <n>', 'trials that decisions reckon with at a time, whatever the workers; none: results count as they come')
    .option('--on <command>', 'start each worker by this command, such as: ssh HOST trialdeck worker')
    .option('--seed <n>', 'seed of the search')
    .option('--split-seed <n>', 'seed of the split')
    .option('--split <rows>', 'rows of train,stop,select,confirm in place of --rows')
    .option('--record-confirm', 'measure confirm after every epoch, to replay searches on the study')
    .option('--queue <file>', 'JSON list of configurations to train first, in place of the default configuration')
    .option('--no-default', 'do not train the default configuration first')
    .option('--json', JSON_HELP)
    .action(async (options: SearchOptions) => {
      const { search } = await import('./commands/search.ts');
      exit(await search(options, terminal));
    });

  program
    .command('train')
    .description('train a given list of configurations')
    .requiredOption('--configs <file>', 'JSON list of configurations')
    .option('--name <text>', 'name of the study')
    .option('--dataset <name>', 'data set to train on')
    .option('--epochs <n>', 'epochs of each trial')
    .option('--rows <n>', 'rows outside the vault to use, stratified')
    .option('--workers <n>', 'worker processes; as many as cores and free memory allow by default')
    .option('--seed <n>', 'seed of the initial weights')
    .option('--split-seed <n>', 'seed of the split')
    .option('--json', JSON_HELP)
    .action(async (options: TrainOptions) => {
      const { train } = await import('./commands/train.ts');
      exit(await train(options, terminal));
    });

  program
    .command('suggest')
    .description('suggest configurations to a program of your own, by lines of JSON (docs/ask-and-tell.md)')
    .requiredOption('--space <file>', 'search space as JSON, with parameters of any name')
    .requiredOption('--strategy <name>', 'search strategy')
    .option('--options <json>', 'options of the strategy')
    .option('--trials <n>', 'trials that may be asked for; as many as the strategy has by default')
    .option('--epochs <n>', 'most epochs of a trial, for strategies with rungs; 27 by default')
    .option('--seed <n>', 'seed of the search')
    .option('--minimize', 'smaller values are better (the default)')
    .addOption(new Option('--maximize', 'larger values are better').conflicts('minimize'))
    .option('--stop-rule <name>', 'answers intermediate values')
    .option('--stop-options <json>', 'options of the stop rule')
    .option('--queue <file>', 'JSON list of configurations to try first')
    .action(async (options: SuggestOptions) => {
      const { suggest } = await import('./commands/suggest.ts');
      await suggest(options, terminal, process.stdin.setEncoding('utf8'));
    });

  program
    .command('replay')
    .description('what a search would have done on a recorded study, without training')
    .requiredOption('--study <id>', 'a study with every configuration of its space trained to the end')
    .requiredOption('--strategy <name>', 'search strategy')
    .option('--options <json>', 'options of the strategy')
    .option('--stop-rule <name>', 'end trials early')
    .option('--stop-options <json>', 'options of the stop rule')
    .option('--trials <n>', 'budget in trials')
    .option('--total-epochs <n>', 'budget in epochs over all trials; a tenth of the recording by default')
    .option('--seconds <n>', 'budget in simulated seconds')
    .option('--workers <n>', 'simulated workers; 1 by default')
    .option('--width <n>', 'as in search')
    .option('--seed <n>', 'seed of the search')
    .option('--repetitions <n>', 'replay it so often, with the seeds that follow, and show how the results spread')
    .option('--json', JSON_HELP)
    .action(async (options: ReplayOptions) => {
      const { replay } = await import('./commands/replay.ts');
      exit(await replay(options, terminal));
    });

  program
    .command('compare')
    .description('compare strategies on equal budgets, on a recorded study or by training')
    .option('--study <id>', 'the study')
    .option('--strategies <names>', 'with commas between, beside random search with once and twice the budget')
    .option('--options <json>', 'options by strategy, as {"hyperband": {"eta": 4}}')
    .option('--stop-rules <json>', 'stop rules by strategy, as {"tpe": {"name": "median", "options": {}}}')
    .option('--pairs <n>', `repetitions; ${REPETITIONS.replay} replayed or ${REPETITIONS.training} trained by default`)
    .option('--epochs-budget <n>', 'epochs of each run')
    .option('--seconds-budget <n>', 'seconds of each run, in place of epochs')
    .option('--trials-budget <n>', 'trials of each run, in place of epochs')
    .option('--workers <n>', 'workers, simulated ones in a replay')
    .option('--width <n>', `of every search alike; for training ${COMPARISON_WIDTH}, else by the workers, by default`)
    .option('--margin <n>', 'the smallest gap that is of use, in the unit of the objective; 0.002 of accuracy by default')
    .option('--seed <n>', 'seed of the experiment')
    .option('--train', 'train every run as a session of the study, in place of a replay')
    .option('--resume <id>', 'go on with this experiment')
    .option('--json', JSON_HELP)
    .action(async (options: CompareOptions) => {
      const { compare } = await import('./commands/compare.ts');
      exit(await compare(options, terminal));
    });

  program
    .command('confirm')
    .description('train the best configurations of a study and the default one again with fresh model seeds; Ctrl-C pauses')
    .argument('<study>', 'number of the study')
    .option('--top <n>', `so many of the best; ${USUAL_CANDIDATES} by default`)
    .option('--seeds <n>', 'runs of each, with the same model seeds; by default as many as a simulation advises')
    .option('--plan', 'say which difference so many configurations and seeds find four times in five, and start nothing')
    .option('--workers <n>', 'worker processes; as many as cores and free memory allow by default')
    .option('--json', JSON_HELP)
    .action(async (study: string, options: ConfirmOptions) => {
      const { confirm } = await import('./commands/confirm.ts');
      exit(await confirm(study, options, terminal));
    });

  program
    .command('vault')
    .description('open the vault for the confirmed winner of a study: once, or the number is worth less')
    .argument('<study>', 'number of the study')
    .option('--again', 'read it although the study has read it before; both readings are shown for ever')
    .option('--json', JSON_HELP)
    .action(async (study: string, options: VaultOptions) => {
      const { readVault } = await import('./commands/vault.ts');
      exit(await readVault(study, options, terminal));
    });

  program
    .command('leaks')
    .description('commit every leak on purpose and measure what it adds to the reported value; Ctrl-C pauses')
    .option('--quick', 'small networks on few rows, within minutes; not for quoting')
    .option('--kind <names>', `leaks, with commas between: ${LEAK_NAMES.join(', ')}; all by default`)
    .option('--dataset <name>', 'data set to train on')
    .option('--repetitions <n>', 'each with a split and seeds of its own')
    .option('--seed <n>', 'seed of the lab')
    .option('--job <id>', 'go on with this lab, or show it')
    .option('--markdown', 'print what was measured as Markdown')
    .option('--json', JSON_HELP)
    .action(async (options: LeaksOptions) => {
      const { leaks } = await import('./commands/leaks.ts');
      exit(await leaks(options, terminal));
    });

  program
    .command('jobs')
    .description('list what runs, what waits in line, and what has ended')
    .option('--json', JSON_HELP)
    .action(async ({ json }: Json) => {
      const { jobs } = await import('./commands/jobs.ts');
      exit(await jobs(json === true, terminal));
    });

  program
    .command('resume')
    .description('go on with what is paused, the latest search by default')
    .argument('[job]', JOB_HELP)
    .option('--on <command>', 'start each worker of a search by this command from now on; local for processes of this machine')
    .option('--json', JSON_HELP)
    .action(async (job: string | undefined, options: ResumeOptions) => {
      const { resume } = await import('./commands/resume.ts');
      exit(await resume(job, options, terminal));
    });

  program
    .command('pause')
    .description('pause a job, or all that run now, in this or another window')
    .argument('[job]', JOB_HELP)
    .action(async (job: string | undefined) => {
      const { pause } = await import('./commands/pause.ts');
      exit(await pause(job, terminal));
    });

  program
    .command('stop')
    .description('end a job before its end; what it has done stays')
    .argument('<job>', JOB_HELP)
    .action(async (job: string) => {
      const { stop } = await import('./commands/stop.ts');
      exit(await stop(job, terminal));
    });

  program
    .command('workers')
    .description('change how many workers a search has, also while it runs')
    .argument('<job>', JOB_HELP)
    .argument('<n>', 'workers from now on')
    .action(async (job: string, workers: string) => {
      const { setWorkers } = await import('./commands/workers.ts');
      exit(await setWorkers(job, workers, terminal));
    });

  program
    .command('delete')
    .description('delete a job that does not run; what it has given to its study stays')
    .argument('<job>', JOB_HELP)
    .action(async (job: string) => {
      const { deleteJob } = await import('./commands/delete.ts');
      exit(await deleteJob(job, terminal));
    });

  program
    .command('backup')
    .description('copy the database to a new file, also while a search runs')
    .argument('[file]', 'the new file; one beside the database by default')
    .action(async (file: string | undefined) => {
      const { backup } = await import('./commands/backup.ts');
      exit(await backup(file, terminal));
    });

  program
    .command('studies')
    .description('list the studies')
    .option('--json', JSON_HELP)
    .action(async ({ json }: Json) => {
      const { studies } = await import('./commands/studies.ts');
      studies(json === true, terminal);
    });

  program
    .command('show')
    .description('show a study (3) or a trial in it (3/17)')
    .argument('<what>', 'number of a study, and after a slash that of a trial in it')
    .option('--json', JSON_HELP)
    .option('--against <trial>', 'hold the trial against another one of the study, row by row')
    .action(async (what: string, options: ShowOptions) => {
      const { show } = await import('./commands/show.ts');
      show(what, options, terminal);
    });

  program
    .command('space')
    .description('explain the search space: why each hyperparameter, its range, what to expect')
    .option('--space <file>', 'a space of your own, checked and explained')
    .option('--json', JSON_HELP)
    .action(async (options: { space?: string } & Json) => {
      const { space } = await import('./commands/space.ts');
      space(options, terminal);
    });

  program
    .command('export')
    .description('print all trials of a study, or copy the study to a database of its own')
    .argument('<study>', 'number of the study')
    .option('--csv', 'as CSV')
    .option('--json', 'as JSON')
    .option('--database <file>', 'everything of the study, as a new database')
    .action(async (study: string, options: ExportOptions) => {
      const { exportStudy } = await import('./commands/export.ts');
      exportStudy(study, options, terminal);
    });

  program
    .command('import')
    .description('read searches by Keras Tuner into a study on the same rows (docs/keras-tuner.md)')
    .argument('<study>', 'number of the study')
    .argument('<files...>', 'files that bench/keras-tuner-search.ts has written')
    .action(async (study: string, files: readonly string[]) => {
      const { importSearches } = await import('./commands/import.ts');
      exit(await importSearches(study, files, terminal));
    });

  program
    .command('doctor')
    .description('say what is installed and whether it works')
    .option('--json', JSON_HELP)
    .action(async ({ json }: Json) => {
      const { doctor } = await import('./commands/doctor.ts');
      exit(await doctor(json === true, terminal));
    });

  program
    .command('fetch')
    .description('fetch a data set into the cache, and check it')
    .argument('[dataset]', 'data set to fetch', 'fashion-mnist')
    .option('--from <folder>', 'a folder with its four files (plain or .gz), in place of a download')
    .action(async (dataset: string, options: FetchOptions) => {
      const { fetchDataset } = await import('./commands/fetch.ts');
      exit(await fetchDataset(dataset, options, terminal));
    });

  program
    .command('serve')
    .description('the window in a browser of this machine')
    .option('--port <number>', 'port on 127.0.0.1')
    .option('--open', 'open it in the browser')
    .option('--new-link', 'print another address for the server that runs')
    .action(async (options: ServeOptions) => {
      const { serve } = await import('./commands/serve.ts');
      exit(await serve(options, terminal));
    });

  program
    .command('worker')
    .description('train trials for a search elsewhere, on standard input and output; started by what search --on names')
    .option('--task <kind>', 'trials it takes: network, or program, which lets the search start its program here', 'network')
    .option('--folder <folder>', 'what it may write to, and where data are kept; in the cache by default')
    .action(async (options: WorkerOptions) => {
      const { worker } = await import('./commands/worker.ts');
      exit(await worker(options));
    });

  program
    .command('start')
    .description('a guided start: checks the set-up and runs the quick search')
    .action(async () => {
      const { start } = await import('./commands/start.ts');
      exit(await start(terminal));
    });

  return program;
}
