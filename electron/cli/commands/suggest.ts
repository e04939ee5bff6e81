/** `trialdeck suggest`: ask and tell by lines of JSON, for a driver in any language. */
import { randomInt } from 'node:crypto';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { TrialdeckError } from '../../../shared/errors.ts';
import { COST, GAIN } from '../../../shared/measure.ts';
import type { AskAndTellSetting } from '../../../shared/parse/ask-and-tell.ts';
import { BYTE_ORDER_MARK } from '../../../shared/parse/json.ts';
import { readSpace } from '../../../shared/parse/space.ts';
import { parseSuggestLine } from '../../../shared/parse/suggest-line.ts';
import { createAskAndTell, type AskAndTell } from '../../engine/search/ask-and-tell.ts';
import { choiceOption, jsonFile, numberOption, spaceFile } from '../arguments.ts';
import type { Terminal } from '../terminal.ts';

export interface SuggestOptions {
  readonly space: string;
  readonly strategy: string;
  readonly options?: string;
  readonly trials?: string;
  readonly epochs?: string;
  readonly seed?: string;
  readonly maximize?: boolean;
  readonly stopRule?: string;
  readonly stopOptions?: string;
  readonly queue?: string;
}

/** Answers each line of the input, by its number from 1, before the next one is read; ends with the input. */
export async function suggest(options: SuggestOptions, terminal: Terminal, input: AsyncIterable<string>): Promise<void> {
  const setting = await settingOf(options);
  const search = createAskAndTell(setting);
  readSpace(setting.space, { names: 'any' }).notes.forEach(terminal.say);
  let line = 0;
  for await (const text of linesOf(input)) {
    line++;
    try {
      for (const answer of answersTo(search, line === 1 ? text.replace(BYTE_ORDER_MARK, '') : text))
        terminal.print(JSON.stringify({ ...answer, line }));
    } catch (error) {
      if (!(error instanceof TrialdeckError)) throw error;
      terminal.print(JSON.stringify({ error: error.message, line }));
    }
    // Else a pipe that its reader has closed is heard of only when the input ends.
    await othersTurn();
  }
}

function* answersTo(search: AskAndTell, text: string): Iterable<object> {
  const said = parseSuggestLine(text);
  if (said.kind === 'report') yield { trial: said.trial, stop: search.report(said.trial, said.epoch, said.value) };
  else if (said.kind === 'tell') search.tell(said.trial, said.value);
  else if (said.kind === 'fail') search.fail(said.trial);
  else yield* suggestions(search, said.count);
}

function* suggestions(search: AskAndTell, count: number): Iterable<object> {
  for (let asked = 0; asked < count; asked++) {
    const answer = search.ask();
    yield answer;
    if (!('trial' in answer)) return;
  }
}

/** Not node:readline, for which U+2028 within a text ends a line too. The last line needs no end. */
async function* linesOf(input: AsyncIterable<string>): AsyncIterable<string> {
  let parts: string[] = [];
  for await (const chunk of input) {
    const [first, ...others] = chunk.split('\n');
    parts.push(first!);
    for (const piece of others) {
      yield parts.join('');
      parts = [piece];
    }
  }
  const last = parts.join('');
  if (last !== '') yield last;
}

async function settingOf(options: SuggestOptions): Promise<AskAndTellSetting> {
  return {
    space: await spaceFile(options.space),
    strategy: choiceOption('strategy', options.strategy, 'options', options.options),
    trials: numberOption('trials', options.trials),
    epochs: numberOption('epochs', options.epochs),
    seed: numberOption('seed', options.seed) ?? randomInt(2 ** 31),
    goal: (options.maximize ? GAIN : COST).goal,
    stopRule: choiceOption('stop-rule', options.stopRule, 'stop-options', options.stopOptions),
    queue: options.queue === undefined ? undefined : jsonFile('queue', options.queue),
  } as AskAndTellSetting;
}
