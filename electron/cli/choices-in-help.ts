/** What the help says can be chosen, from the catalogues. They are loaded for the help alone: no command should wait for them. */
import type { Command } from 'commander';
import type { StrategyEntry, StrategyOption } from '../../shared/catalogue.ts';
import { FILLING_BUDGET } from '../../shared/experiment.ts';
import { PRESETS } from '../../shared/presets.ts';
import { isClockDear } from '../../shared/width.ts';
import { DATASETS } from '../engine/tasks/network/data/dataset.ts';
import { CATALOGUE } from '../engine/search/catalogue.ts';
import { STOP_RULES } from '../engine/search/stop-rules/catalogue.ts';
import { DEFAULT_KIND, TASK_KINDS } from '../engine/tasks/catalogue.ts';

type Named = readonly { readonly name: string }[];

/** By the option that takes one of them. */
const CHOICES: Readonly<Record<string, Named>> = {
  '--preset': PRESETS,
  '--dataset': DATASETS.map(({ summary }) => summary),
  '--task': TASK_KINDS,
  '--objective': DEFAULT_KIND.measures ?? [],
  '--strategy': CATALOGUE,
  '--strategies': CATALOGUE.filter(({ queueOnly }) => !queueOnly),
  '--stop-rule': STOP_RULES,
};
/** By the argument that takes one of them. */
const ARGUMENTS: Readonly<Record<string, Named>> = {
  dataset: DATASETS.filter(({ download }) => download !== null).map(({ summary }) => summary),
};

/** Adds to every command what its options can be, and what strategies and stop rules can be given. */
export function addChoices(program: Command): void {
  for (const command of program.commands) {
    for (const option of command.options) {
      const choices = CHOICES[option.long ?? ''];
      if (choices) option.description += `: ${names(choices)}`;
    }
    for (const argument of command.registeredArguments) {
      const choices = ARGUMENTS[argument.name()];
      if (choices) argument.description += `: ${names(choices)}`;
    }
    const takes = (long: string): boolean => command.options.some((option) => option.long === long);
    const compares = takes('--strategies');
    const strategies = compares ? CATALOGUE.map(asCompared) : CATALOGUE;
    if (takes('--options')) command.addHelpText('after', optionsText('strategies', '--options', strategies));
    if (takes('--width')) command.addHelpText('after', clockPricesText(!compares));
    if (takes('--stop-options')) command.addHelpText('after', optionsText('stop rules', '--stop-options', STOP_RULES));
  }
}

const names = (choices: Named): string => choices.map(({ name }) => name).join(', ');

/** "Options of the strategies, ...", a paragraph for each that has any. */
function optionsText(kind: string, flag: string, entries: readonly StrategyEntry[]): string {
  const paragraphs = entries
    .filter(({ options }) => options.length > 0)
    .map(({ name, title, options }) => [`  ${name} (${title})`, ...options.map((option) => `    ${lineOf(option)}`)].join('\n'));
  return [`\nOptions of the ${kind}, as JSON with ${flag}:`, ...paragraphs].join('\n');
}

/** With the defaults that it has in a comparison. */
function asCompared(entry: StrategyEntry): StrategyEntry {
  const options = entry.options.map((option) => ({ ...option, default: FILLING_BUDGET[option.name] ?? option.default }));
  return { ...entry, options };
}

/** What the clock costs each strategy, a line each. @param byStrategy whether the usual width depends on the strategy. */
function clockPricesText(byStrategy: boolean): string {
  const lines = CATALOGUE.flatMap((strategy) => {
    const { name, clockPrice } = strategy;
    if (clockPrice === undefined) return [];
    const usually = byStrategy && isClockDear(strategy, 8) ? ', so with more than 4 workers none by default' : '';
    return [`  ${name}: ${clockPrice.twoWorkers} %, ${clockPrice.eightWorkers} %${usually}`];
  });
  return ['\nWhat a --width of twice the workers costs in time, with 2 and with 8 workers:', ...lines].join('\n');
}

/** "eta: Share that is kept, 2 to 10, by default 3." */
function lineOf(option: StrategyOption): string {
  const usual = option.default === '' ? [] : [`by default ${String(option.default)}`];
  const facts = [...allowed(option), ...usual].join(', ');
  return `${option.name}${facts && ` (${facts})`}: ${option.what}`;
}

function allowed({ values, low, high }: StrategyOption): readonly string[] {
  if (values) return [values.join(' or ')];
  if (low === undefined && high === undefined) return [];
  return [low === undefined ? `at most ${high}` : high === undefined ? `at least ${low}` : `${low} to ${high}`];
}
