/** The spaces that users of other tools would write, in ours: read, drawn from and searched as they are. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { suggest } from '../../electron/cli/commands/suggest.ts';
import type { Terminal } from '../../electron/cli/terminal.ts';
import { createHyperparams } from '../../electron/engine/search/create-hyperparams.ts';
import { defaultConfiguration } from '../../electron/engine/search/default-configuration.ts';
import type { Params } from '../../shared/model.ts';
import { parseJson } from '../../shared/parse/json.ts';
import { parseSpace, readSpace } from '../../shared/parse/space.ts';
import { randomFor } from '../../shared/random.ts';
import { isInside } from '../../shared/space/conditions.ts';
import { systemClock } from '../../shared/system-clock.ts';

const folder = fileURLToPath(new URL('../../docs/spaces/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'));

const NOTES: Readonly<Record<string, readonly string[]>> = {
  'wandb.json': ['epochs is 10 in every trial: its range has one value.'],
};

function textOf(name: string): string {
  return readFileSync(folder + name, 'utf8');
}

/** What the search asks for, told the same value of every trial. */
async function suggested(name: string, strategy: string): Promise<readonly Params[]> {
  const asked: Params[] = [];
  const terminal: Terminal = {
    print: (line) => asked.push((JSON.parse(line) as { readonly params: Params }).params),
    say: () => {},
    replaceLine: () => {},
    interactive: false,
    clock: systemClock,
    width: 80,
  };
  async function* input(): AsyncIterable<string> {
    for (let trial = 1; trial <= 14; trial++) yield `{"ask":1}\n{"trial":${trial},"value":${(trial * 7) % 5}}\n`;
  }
  await suggest({ space: folder + name, strategy, epochs: '9', seed: '1' }, terminal, input());
  return asked;
}

test('there are the six', () => {
  expect(files).toEqual(['hpbandster.json', 'keras-tuner.json', 'nni.json', 'optuna.json', 'ray.json', 'wandb.json']);
});

test('the one of networks is a space of networks', () => {
  expect(Object.keys(parseSpace(parseJson(textOf('optuna.json'))))).toContain('units_3');
});

describe.each(files)('%s', (name) => {
  const { space, notes } = readSpace(parseJson(textOf(name)), { names: 'any' });

  test('is read, and says what may be meant otherwise', () => {
    expect(notes).toEqual(NOTES[name] ?? []);
    expect(parseSpace(space, { names: 'any' })).toEqual(space);
  });

  test('is drawn from', () => {
    const drawn = Array.from({ length: 200 }, (_, at) => createHyperparams(space, randomFor(1, at)));
    for (const params of drawn) expect(isInside(space, params), JSON.stringify(params)).toBe(true);
    const names = new Set(drawn.flatMap((params) => Object.keys(params)));
    expect([...names].toSorted()).toEqual(Object.keys(space).toSorted());
    expect(isInside(space, defaultConfiguration(space, {}))).toBe(true);
  });

  test.each(['random', 'tpe', 'bayesian', 'hyperband', 'cma-es', 'sobol', 'bohb'])(
    'is searched by %s through suggest',
    async (strategy) => {
      const asked = await suggested(name, strategy);
      expect(asked).toHaveLength(14);
      for (const params of asked) expect(isInside(space, params), JSON.stringify(params)).toBe(true);
    },
  );
});
