/** Commands that search: by training, by asking another program to train, or on what is recorded. */
import { Option, type Command } from 'commander';
import { PAIRS } from '../../../shared/experiment.ts';
import { COMPARISON_WIDTH } from '../../../shared/width.ts';
import type { CompareOptions } from '../commands/compare.ts';
import type { ReplayOptions } from '../commands/replay.ts';
import type { SearchOptions } from '../commands/search.ts';
import type { SuggestOptions } from '../commands/suggest.ts';
import type { TrainOptions } from '../commands/train.ts';
import type { Terminal } from '../terminal.ts';
import { JSON_HELP } from './json-option.ts';

const WIDTH_HELP = 'trials that decisions reckon with at a time, whatever the workers; none: results count as they come';

export function addSearchingCommands(program: Command, terminal: Terminal, exit: (code: number) => void): void {
  program
    .command('search')
    .description('search for good hyperparameters, in line where another search runs; Ctrl-C pauses, resume goes on')
    .option('--preset <name>', 'a search without a question')
    .option('--name <text>', 'name of the study')
    .option('--study <id>', 'add a session to this study')
    .option('--task <kind>', 'what trials are, a network by default (docs/own-program.md)')
    .option('--space <file>', 'search space as JSON or YAML')
    .option('--strategy <name>', 'search strategy')
    .option('--options <json>', 'options of the strategy')
    .option('--stop-rule <name>', 'end trials early')
    .option('--stop-options <json>', 'options of the stop rule')
    .option('--trials <n>', 'budget in trials')
    .option('--total-epochs <n>', 'budget in epochs over all trials')
    .option('--seconds <n>', 'budget in seconds')
    .option('--epochs <n>', 'most epochs of a trial')
    .option('--objective <name>', 'by which trials are judged, the first by default')
    .option('--workers <n>', 'worker processes; as many as cores and free memory allow by default')
    .option('--width <n>', WIDTH_HELP)
    .option('--remeasure', 'measure the leading configurations again at the end, with other model seeds; the best mean wins')
    .option('--on <command>', 'start each worker by this command, such as: ssh HOST trialdeck worker')
    .option('--seed <n>', 'seed of the search')
    .option('--queue <file>', 'JSON list of configurations to train first, in place of the default configuration')
    .option('--no-default', 'do not train the default configuration first')
    .option('--json', JSON_HELP)
    .action(async (options: SearchOptions) => {
      const { search } = await import('../commands/search.ts');
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
      const { train } = await import('../commands/train.ts');
      exit(await train(options, terminal));
    });

  program
    .command('suggest')
    .description('suggest configurations to a program of your own, by lines of JSON (docs/ask-and-tell.md)')
    .requiredOption('--space <file>', 'search space as JSON or YAML, with parameters of any name')
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
      const { suggest } = await import('../commands/suggest.ts');
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
    .option('--width <n>', WIDTH_HELP)
    .option('--seed <n>', 'seed of the search')
    .option('--repetitions <n>', 'replay it so often, with the seeds that follow, and show how the results spread')
    .option('--json', JSON_HELP)
    .action(async (options: ReplayOptions) => {
      const { replay } = await import('../commands/replay.ts');
      exit(await replay(options, terminal));
    });

  program
    .command('compare')
    .description('compare strategies on equal budgets, on a recorded study or by training')
    .option('--study <id>', 'the study')
    .option(
      '--strategies <names>',
      'with commas between, beside random search with once and twice the budget; the same one twice shows what chance finds',
    )
    .option('--options <json>', 'options by strategy, as {"hyperband": {"eta": 4}}')
    .option('--stop-rules <json>', 'stop rules by strategy, as {"tpe": {"name": "median", "options": {}}}')
    .option(
      '--pairs <n>',
      `searches of each strategy, paired by their seeds; ${PAIRS.replay} replayed or ${PAIRS.training} trained by default`,
    )
    .option('--total-epochs <n>', 'budget of each search in epochs over all trials; of random search 2x twice that')
    .option('--seconds <n>', 'in seconds, in place of epochs')
    .option('--trials <n>', 'in trials, in place of epochs')
    .option('--workers <n>', 'workers, simulated ones in a replay')
    .option(
      '--width <n>',
      `trials that decisions of every search reckon with at a time; for training ${COMPARISON_WIDTH}, else by the workers, by default`,
    )
    .option(
      '--margin <n>',
      'the smallest gap that is of use, in the unit of the objective; by default 0.002 of a share, or of any other range that it has',
    )
    .option('--seed <n>', 'seed of the comparison')
    .option('--train', 'train every search as a session of the study, in place of a replay')
    .option('--resume <id>', 'go on with this comparison, or show one that is finished')
    .option('--json', JSON_HELP)
    .action(async (options: CompareOptions) => {
      const { compare } = await import('../commands/compare.ts');
      exit(await compare(options, terminal));
    });
}
