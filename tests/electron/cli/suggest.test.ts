import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../shared/system-clock.ts';
import { suggest, type SuggestOptions } from '../../../electron/cli/commands/suggest.ts';
import type { Terminal } from '../../../electron/cli/terminal.ts';
import { workplace, type Workplace } from '../../support/terminal.ts';

const entry = fileURLToPath(new URL('../../../bin/start.mjs', import.meta.url));
const SPACE = {
  width: { type: 'int', low: 1, high: 64, scale: 'log' },
  kind: { type: 'categorical', values: ['line\u2028break', 'plain'] },
};
let place: Workplace;
let space: string;
beforeAll(() => {
  place = workplace();
  space = place.file('space.json', SPACE);
});
afterAll(() => place.remove());

/** What the command prints for an input that comes in these pieces. */
async function answers(pieces: readonly string[], options: Partial<SuggestOptions> = {}): Promise<readonly unknown[]> {
  const printed: unknown[] = [];
  const nothing = (): void => {};
  const terminal: Terminal = {
    print: (line) => printed.push(JSON.parse(line)),
    say: nothing,
    replaceLine: nothing,
    interactive: false,
    clock: systemClock,
    width: 80,
  };
  async function* input(): AsyncIterable<string> {
    yield* pieces;
  }
  await suggest({ space, strategy: 'random', seed: '1', ...options }, terminal, input());
  return printed;
}
const suggestion = (trial: number, line: number, more: object = {}): unknown =>
  expect.objectContaining({ trial, epochs: null, parent: null, params: expect.any(Object), ...more, line });

describe('suggest', () => {
  test('answers each request in its order, and a final value not at all', async () => {
    const lines = [
      '{"ask":2}',
      '{"trial":2,"epoch":1,"value":3}',
      '{"trial":1,"value":1}',
      '{"trial":2,"state":"failed"}',
      '{"ask":9}',
    ];
    expect(await answers([`${lines.join('\n')}\n`], { trials: '3' })).toEqual([
      suggestion(1, 1),
      suggestion(2, 1),
      { trial: 2, stop: false, line: 2 },
      suggestion(3, 5),
      { done: true, why: 'The budget of 3 trials is spent.', line: 5 },
    ]);
  });

  test('takes lines however they arrive, and a last one without an end', async () => {
    const pieces = ['{"a', 'sk":', '1}\r\n{"ask":1}\n{"trial":1,', '"value":1}\n{"ask"', ':1}'];
    expect(await answers(pieces)).toEqual([suggestion(1, 1), suggestion(2, 2), suggestion(3, 4)]);
    expect(await answers([])).toEqual([]);
  });

  test.each([
    ['', 'The line is ""; allowed is one JSON object.'],
    ['ask', 'The line is "ask"; allowed is one JSON object.'],
    ['{"ask":1', 'The line is "{\\"ask\\":1"; allowed is one JSON object.'],
    ['null', 'The line is null; allowed is {"ask": 1}, or an object that names its trial.'],
    ['[{"ask":1}]', 'The line is [{"ask":1}]; allowed is {"ask": 1}, or an object that names its trial.'],
    ['{"value":1}', 'The line is {"value":1}; allowed is {"ask": 1}, or an object that names its trial.'],
    ['{"ask":0}', 'ask is 0; allowed is a whole number from 1 to 1000.'],
    ['{"ask":1001}', 'ask is 1001; allowed is a whole number from 1 to 1000.'],
    ['{"ask":"1"}', 'ask is "1"; allowed is a whole number from 1 to 1000.'],
    ['{"ask":1,"trial":1}', 'The line has an unknown field trial. Known are ask.'],
    ['{"trial":1}', 'value is missing; allowed is a number, or null where there is none.'],
    ['{"trial":1,"value":"0.5"}', 'value is "0.5"; allowed is a number, or null where there is none.'],
    ['{"trial":1,"value":nan}', 'The line is "{\\"trial\\":1,\\"value\\":nan}"; allowed is one JSON object.'],
    ['{"trial":1,"value":"NaN"}', 'value is "NaN"; allowed is a number, or null where there is none.'],
    ['{"trial":Infinity,"value":1}', 'trial is null; allowed is a whole number of at least 1.'],
    ['{"trial":1.5,"value":1}', 'trial is 1.5; allowed is a whole number of at least 1.'],
    ['{"trial":2,"value":1}', 'There is no trial 2; 1 were asked for.'],
    ['{"trial":1,"epoch":0,"value":1}', 'epoch is 0; allowed is a whole number of at least 1.'],
    ['{"trial":1,"epoch":1e15,"value":1}', 'epoch is 1000000000000000; allowed for trial 1 is a whole number from 1 to 100000.'],
    ['{"trial":1,"state":"completed"}', 'state is "completed"; allowed is failed.'],
    ['{"trial":1,"state":"failed","value":1}', 'The line has an unknown field value. Known are trial, state.'],
  ])('names the line %j that it cannot use, and goes on', async (line, error) => {
    expect(await answers([`{"ask":1}\n${line}\n{"trial":1,"value":1}\n{"ask":1}\n`])).toEqual([
      suggestion(1, 1),
      { error, line: 2 },
      suggestion(2, 4),
    ]);
  });

  test.each(['null', 'NaN', 'Infinity', '-Infinity', '1e999'])('takes the value %s as that of a failed trial', async (value) => {
    const lines = ['{"ask":1}', `{"trial": 1, "value": ${value}}`, '{"trial":1,"value":1}', '{"ask":1}'];
    expect(await answers([lines.join('\n')])).toEqual([
      suggestion(1, 1),
      { error: 'Trial 1 has ended: it failed.', line: 3 },
      suggestion(2, 4),
    ]);
  });

  test('asks for the end of a trial whose intermediate value is no number', async () => {
    const lines = ['{"ask":1}', '{"trial":1,"epoch":1,"value":NaN}', '{"trial":1,"value":NaN}', '{"ask":1}'];
    expect(await answers([lines.join('\n')])).toEqual([suggestion(1, 1), { trial: 1, stop: true, line: 2 }, suggestion(2, 4)]);
  });

  test('leaves a text as it is, whatever it says', async () => {
    const error = 'The line is {"NaN":"a\\" Infinity"}; allowed is {"ask": 1}, or an object that names its trial.';
    expect(await answers(['{"NaN":"a\\" Infinity"}'])).toEqual([{ error, line: 1 }]);
  });

  test('passes over a byte order mark before the first line', async () => {
    expect(await answers(['\uFEFF{"ask":1}\n'])).toEqual([suggestion(1, 1)]);
  });

  test('waits with epochs and parents where the strategy has rungs', async () => {
    const told = [1, 2, 3].map((trial) => `{"trial":${trial},"value":${5 - trial}}\n`).join('');
    expect(await answers([`{"ask":4}\n${told}{"ask":2}\n`], { strategy: 'successive-halving', epochs: '3' })).toEqual([
      ...[1, 2, 3].map((trial) => suggestion(trial, 1, { epochs: 1 })),
      { wait: true, line: 1 },
      suggestion(4, 5, { epochs: 3, parent: 3 }),
      { wait: true, line: 5 },
    ]);
  });

  test('asks the stop rule after every intermediate value', async () => {
    const epochs = [0.5, 0.6, 0.7].map((value, at) => `{"trial":1,"epoch":${at + 1},"value":${value}}\n`).join('');
    const rule = { stopRule: 'patience', stopOptions: '{"epochs":2}' };
    const stops = [false, false, true].map((stop, at) => ({ trial: 1, stop, line: at + 2 }));
    expect(await answers([`{"ask":1}\n${epochs}`], rule)).toEqual([suggestion(1, 1), ...stops]);
    const rising = [false, false, false].map((stop, at) => ({ trial: 1, stop, line: at + 2 }));
    expect(await answers([`{"ask":1}\n${epochs}`], { ...rule, maximize: true })).toEqual([suggestion(1, 1), ...rising]);
  });

  test('tries the queue first', async () => {
    const queue = place.file('queue.json', [{ width: 3, kind: 'plain' }]);
    expect(await answers(['{"ask":2}'], { queue })).toEqual([
      suggestion(1, 1, { params: { width: 3, kind: 'plain' } }),
      suggestion(2, 1),
    ]);
  });
});

test.each([
  [['--strategy', 'luck'], 'Unknown strategy luck'],
  [['--strategy', 'grid', '--options', '{"points":"many"}'], 'points of grid is "many"'],
  [['--strategy', 'hyperband', '--epochs', '2'], 'Trials of at most 2 epochs leave no second rung'],
  [['--strategy', 'random', '--trials', '0'], 'trials is 0'],
  [['--strategy', 'random', '--stop-rule', 'hope'], 'Unknown stop rule hope'],
  [['--strategy', 'random', '--stop-options', '{}'], '--stop-options is given without --stop-rule'],
  [['--strategy', 'random', '--minimize', '--maximize'], "'--maximize' cannot be used with option '--minimize'"],
  [[], "'--strategy <name>' not specified"],
])('%j is refused before the search starts', async (args, words) => {
  const { code, stdout, stderr } = await place.run(['suggest', '--space', space, ...args]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(words);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

describe('the process', () => {
  /** Prints the addresses of the loaded modules when it ends. */
  const listing =
    'data:text/javascript,import{registerHooks}from"node:module";const all=[];' +
    'registerHooks({load(url,context,next){all.push(url);return next(url,context)}});' +
    'process.on("exit",()=>console.error(all.join("\\n")))';

  function start(...flags: readonly string[]): ChildProcess {
    const args = [...flags, entry, 'suggest', '--space', space, '--strategy', 'tpe'];
    return spawn(process.execPath, args, { env: { ...process.env, TRIALDECK_CACHE: place.folder } });
  }
  const textOf = (stream: NodeJS.ReadableStream): { text: string } => {
    const read = { text: '' };
    stream.setEncoding('utf8').on('data', (chunk: string) => (read.text += chunk));
    return read;
  };
  const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.on('close', resolve));

  test('loads no database, no TensorFlow and no server, and ends with its input', async () => {
    const child = start('--import', listing);
    const [out, errors] = [textOf(child.stdout!), textOf(child.stderr!)];
    child.stdin!.end('{"ask":1}\n');
    expect(await ended(child)).toBe(0);
    expect(JSON.parse(out.text)).toMatchObject({ trial: 1 });
    const modules = errors.text.trim().split('\n');
    expect(modules.some((url) => url.endsWith('/search/strategies/tpe.ts'))).toBe(true);
    expect(modules.filter((url) => /better-sqlite3|@tensorflow|\/ws\/|\/db\/|\/serve\/|backend/.test(url))).toEqual([]);
  });

  test('ends without a word where nobody reads its answers any more', async () => {
    const child = start();
    const errors = textOf(child.stderr!);
    child.stdin!.on('error', () => {});
    child.stdin!.write('{"ask":1}\n');
    await new Promise((resolve) => child.stdout!.once('data', resolve));
    child.stdout!.destroy();
    child.stdin!.write('{"ask":1000}\n');
    expect(await ended(child)).toBe(0);
    expect(errors.text).toBe('');
  });
});

test('others have their turn between two lines, so that a closed pipe is heard of', async () => {
  let turns = 0;
  const count = (): void => {
    turns++;
    next = setImmediate(count);
  };
  let next = setImmediate(count);
  await answers(['{"ask": 1}\n'.repeat(20)]);
  clearImmediate(next);
  expect(turns).toBeGreaterThanOrEqual(19);
});
